import { asnTags, readAsn } from '../../extract/asn/asn-node.ts'
import { findDerDepartures } from '../../extract/asn/der-departures.ts'
import { MalformedAsn } from '../../extract/asn/malformed-asn.ts'
import type { ChipFile } from '../../extract/chip/chip-file.ts'
import { parseSecurityObject, securityObjectOid, type SecurityObject } from '../../extract/chip/security-object.ts'
import { digestName, hasPlainParameters, signatureScheme } from '../cms/algorithm.ts'
import { attributeOids, readSignedData, type SignedData } from '../cms/signed-data.ts'
import { verifySigner, type SignerOutcome } from '../cms/verify-signer.ts'

/** A SOD taken apart: its message, its hashes, its signer, and what is not as the standard wants it. */
export interface SignedHashes {
  readonly message: SignedData
  readonly hashes: SecurityObject
  /** Undefined when nobody has signed. */
  readonly signer: SignerOutcome | undefined
  /** Rules of Doc 9303-10, 4.6.2 that are broken, each in words. */
  readonly faults: readonly string[]
  /** Places where the encoding is not DER. */
  readonly departures: readonly string[]
}

/** Takes a SOD apart and verifies its signer. Throws a `MalformedAsn` where it is none. */
export function readSignedHashes(file: ChipFile): SignedHashes {
  const parts = file.node.children
  const message = readSignedData(parts[0] ?? file.node)
  if (!message.content) throw new MalformedAsn('a SOD without the hashes', file.node.start)
  const hashes = parseSecurityObject(message.content)
  const signer = message.signers[0] && verifySigner(message, message.signers[0], { onlyCertificate: true })
  return {
    message, hashes, signer,
    faults: [...(parts.length > 1 ? ['more than the signed message stands in the file'] : []), ...messageFaults(message), ...hashFaults(message, hashes), ...signerFaults(signer)],
    departures: [...findDerDepartures(file.node).map(({ offset, reason }) => `${reason} (byte ${offset})`), ...nameDepartures(signer)],
  }
}

/** A name may be told in other types of text and still be one name; genuine signers write it once and copy it. */
function nameDepartures(outcome: SignerOutcome | undefined): string[] {
  const id = outcome?.signer.id
  if (!id || !('issuer' in id) || !outcome.certificate || !outcome.isNamed) return []
  const isSame = Buffer.from(id.issuer.encoded).equals(outcome.certificate.issuer.encoded)
  return isSame ? [] : ['the issuer is written otherwise in the signer than in the certificate']
}

function messageFaults(message: SignedData): string[] {
  const digests = new Set(message.digestAlgorithms.map(({ oid }) => oid))
  return listed([
    [message.version !== 3, `the version of the signed message is ${message.version} and not 3`],
    [message.contentType !== securityObjectOid, `the content is of type ${message.contentType} and not ${securityObjectOid}`],
    [message.signers.length !== 1, `there are ${message.signers.length} signers and not one`],
    [message.certificates.length !== 1, `there are ${message.certificates.length} certificates and not one`],
    [message.unreadCertificates.length > 0, `a certificate cannot be read: ${message.unreadCertificates[0]}`],
    [message.revocationLists.length > 0, 'a revocation list is inside'],
    ...message.signers.map((signer) => [!digests.has(signer.digestAlgorithm.oid), 'the digest algorithm of the signer is not among those of the message'] as const),
    [digests.size !== message.digestAlgorithms.length, 'a digest algorithm stands there twice'],
    ...message.digestAlgorithms.map((each) => [!digestName(each), `the digest algorithm ${each.oid} is not known`] as const),
    [message.digestAlgorithms.some((each) => !hasPlainParameters(each)), 'a digest algorithm has parameters'],
  ])
}

function hashFaults(message: SignedData, hashes: SecurityObject): string[] {
  return listed([
    [hashes.version > 1, `the hashes are of version ${hashes.version}, which is not known`],
    [(hashes.version === 1) !== (hashes.structure !== undefined), 'version of the hashes and details of the structure do not go together'],
    [!hashes.hasPlainParameters, 'the digest algorithm of the hashes has parameters'],
    [hashes.hashes.size < 2, 'fewer than two data groups have hashes'],
    [!message.digestAlgorithms.some(({ oid }) => oid === hashes.digestOid), 'the digest algorithm of the hashes is not among those of the message'],
  ])
}

function signerFaults(outcome: SignerOutcome | undefined): string[] {
  if (!outcome) return []
  const { signer, certificate } = outcome
  const idVersion = 'subjectKeyId' in signer.id ? 3 : 1
  const told = [...signer.attributes].map(([oid, values]) => [oid, values.length] as const)
  return listed([
    [signer.version !== idVersion, `the version of the signer is ${signer.version} and not ${idVersion}`],
    [!signer.signedAttributes, 'there are no signed attributes'],
    [certificate !== undefined && !outcome.isNamed, 'the signer names another certificate than the one that is there'],
    [!outcome.isTypeTold, 'the signed attributes do not tell the type of the content'],
    [!signer.attributes.has(attributeOids.messageDigest), 'the signed attributes tell no digest of the content'],
    [told.some(([, count]) => count !== 1), 'a signed attribute has several values'],
    [signer.unsignedAttributes.size > 0, 'there are attributes that nobody has signed'],
    [!hasPlainParameters(signer.digestAlgorithm) || !hasPlainParameters(signer.signatureAlgorithm), 'an algorithm of the signer has parameters'],
    [signatureScheme(signer.signatureAlgorithm) === undefined, `the signature algorithm ${signer.signatureAlgorithm.oid} is none that the standard knows`],
    [!isPlainSignature(signer.signature, signer.signatureAlgorithm), 'the signature is not a pair of numbers and nothing more'],
    ...(certificate
      ? ([
          [certificate.version !== 3, `the certificate is of version ${certificate.version} and not 3`],
          [!certificate.isAlgorithmTwice, 'the certificate names two algorithms for its one signature'],
          [signatureScheme(certificate.algorithm) === undefined, `the algorithm ${certificate.algorithm.oid} of the certificate is none that the standard knows`],
          [!hasPlainParameters(certificate.algorithm), 'the algorithm of the certificate has parameters'],
        ] as const)
      : []),
  ])
}

/** Of ECDSA and DSA: a sequence of two whole numbers. */
function isPlainSignature(signature: Uint8Array, algorithm: Parameters<typeof signatureScheme>[0]): boolean {
  const kind = signatureScheme(algorithm)?.kind
  if (kind !== 'ecdsa' && kind !== 'dsa') return true
  try {
    return isPair(signature)
  } catch (thrown) {
    if (thrown instanceof MalformedAsn) return false
    throw thrown
  }
}

function isPair(signature: Uint8Array): boolean {
  const node = readAsn(signature)
  return node.end === signature.length && node.children.length === 2 && node.children.every((child) => child.is(asnTags.integer)) && findDerDepartures(node).length === 0
}

function listed(rules: readonly (readonly [isBroken: boolean, words: string])[]): string[] {
  return rules.flatMap(([isBroken, words]) => (isBroken ? [words] : []))
}
