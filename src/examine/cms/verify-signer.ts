import { createHash, type KeyObject } from 'node:crypto'
import { readAsn } from '../../extract/asn/asn-node.ts'
import { MalformedAsn } from '../../extract/asn/malformed-asn.ts'
import { readOctets, readOid } from '../../extract/asn/asn-value.ts'
import { describeSignature, digestName } from './algorithm.ts'
import { publicKeyOf, type Certificate } from './certificate.ts'
import { attributeOids, type SignedData, type SignerInfo } from './signed-data.ts'
import { describeKey, verifySignature, type SignatureOutcome } from './verify-signature.ts'

/** What the signature of one signer was found to be. */
export interface SignerOutcome {
  readonly signer: SignerInfo
  /** The signer's certificate, when the message or the given ones hold it. */
  readonly certificate: Certificate | undefined
  /** Whether the signer names that certificate; false only of one taken by `onlyCertificate`. */
  readonly isNamed: boolean
  /** The digest of the content against the one that is signed; undefined without signed attributes, or when the digest algorithm is not known. */
  readonly digest: { readonly algorithm: string; readonly computed: string; readonly told: string; readonly holds: boolean } | undefined
  /** Whether the signed attributes tell the type of the content. True without signed attributes. */
  readonly isTypeTold: boolean
  /** Of the signed attributes, or of the content itself when there are none. */
  readonly signature: SignatureOutcome
  /** Content and signature together: `holds` only when both do. */
  readonly outcome: SignatureOutcome['outcome']
  /** The first reason why it does not hold, in words. */
  readonly reason: string | undefined
  /** `ECDSA with SHA256, EC brainpoolP256r1`. */
  readonly algorithm: string
  /** Why the key cannot be used, or is not to be relied on although the signature verifies: see `readPublicKey`. */
  readonly keyDoubt: string | undefined
}

/** What a signer is verified against beside the message. */
export interface SignerContext {
  /** What was signed, when the message does not hold it (PDF: the byte range). */
  readonly content?: Uint8Array
  /** Certificates that may be the signer's when the message holds none. */
  readonly certificates?: readonly Certificate[]
  /** Take the only certificate of the message for the signer's although the signer names another. */
  readonly onlyCertificate?: boolean
}

/**
 * Verifies one signer of a CMS message (RFC 5652, 5.4 to 5.6): the digest of the content, the type of the content, and the
 * signature. It does not say who the signer is: `findChain` does. Never throws on bad evidence.
 */
export function verifySigner(message: SignedData, signer: SignerInfo, context: SignerContext = {}): SignerOutcome {
  try {
    return examineSigner(message, signer, context)
  } catch (thrown) {
    if (!(thrown instanceof MalformedAsn)) throw thrown
    const signature = { outcome: 'unsupported', reason: thrown.message } as const
    const nothing = { certificate: undefined, digest: undefined, isTypeTold: false, keyDoubt: undefined, isNamed: false, algorithm: '' } as const
    return { ...nothing, signer, signature, outcome: 'unsupported', reason: thrown.message }
  }
}

/** The certificate that a signer names, among some. */
function findSignerCertificate(signer: SignerInfo, certificates: readonly Certificate[]): Certificate | undefined {
  const { id } = signer
  return certificates.find((each) =>
    'subjectKeyId' in id ? each.subjectKeyId === id.subjectKeyId : each.serial === id.serial && each.issuer.key === id.issuer.key,
  )
}

function examineSigner(message: SignedData, signer: SignerInfo, context: SignerContext): SignerOutcome {
  const content = message.content ?? context.content
  const named = findSignerCertificate(signer, [...message.certificates, ...(context.certificates ?? [])])
  const only = context.onlyCertificate && message.certificates.length === 1 ? message.certificates[0] : undefined
  const certificate = named ?? only
  const publicKey = certificate && publicKeyOf(certificate)
  const digest = content && compareDigest(signer, content)
  const typeNode = signer.attributes.get(attributeOids.contentType)?.[0]
  const isTypeTold = signer.signedAttributes === undefined || (typeNode !== undefined && readOid(typeNode) === message.contentType)
  const data = signer.signedAttributes ?? content
  const signature: SignatureOutcome =
    !certificate ? { outcome: 'unsupported', reason: 'the certificate of the signer is not there' }
    : !publicKey?.key ? { outcome: 'unsupported', reason: `the key of the signer cannot be used: ${publicKey?.doubt}` }
    : !data ? { outcome: 'unsupported', reason: 'what was signed is not there' }
    : verifyData(signer, publicKey.key, data)
  const key = publicKey?.key ? `, ${describeKey(publicKey.key)}` : ''
  return {
    signer, certificate, isNamed: named !== undefined, digest, isTypeTold, signature,
    ...judge({ signer, content, digest, isTypeTold, signature }),
    algorithm: describeSignature(signer.signatureAlgorithm) + key,
    keyDoubt: publicKey?.doubt,
  }
}

/** What is signed is the set in order (RFC 5652, 5.4); some signers sign it in order and write it in another. */
function verifyData(signer: SignerInfo, publicKey: KeyObject, data: Uint8Array): SignatureOutcome {
  const input = { algorithm: signer.signatureAlgorithm, digest: digestName(signer.digestAlgorithm), publicKey, signature: signer.signature }
  const asWritten = verifySignature({ ...input, data })
  if (asWritten.outcome !== 'broken' || !signer.signedAttributes) return asWritten
  const inOrder = sortedSet(signer.signedAttributes)
  return Buffer.compare(inOrder, data) === 0 ? asWritten : verifySignature({ ...input, data: inOrder })
}

function sortedSet(set: Uint8Array): Uint8Array {
  const node = readAsn(set)
  const parts = node.children.map(({ encoded }) => encoded).sort(Buffer.compare)
  return Buffer.concat([set.subarray(0, node.contentStart), ...parts])
}

function compareDigest(signer: SignerInfo, content: Uint8Array): SignerOutcome['digest'] {
  const algorithm = digestName(signer.digestAlgorithm)
  const told = signer.attributes.get(attributeOids.messageDigest)
  if (!signer.signedAttributes || !algorithm || told?.length !== 1) return undefined
  const computed = createHash(algorithm).update(content).digest('hex')
  const toldHex = Buffer.from(readOctets(told[0])).toString('hex')
  return { algorithm, computed, told: toldHex, holds: computed === toldHex }
}

type Parts = Pick<SignerOutcome, 'signer' | 'digest' | 'isTypeTold' | 'signature'> & { readonly content: Uint8Array | undefined }

function judge({ signer, content, digest, isTypeTold, signature }: Parts): Pick<SignerOutcome, 'outcome' | 'reason'> {
  if (digest && !digest.holds) return { outcome: 'broken', reason: 'the content is not the one that was signed: its digest differs' }
  if (signature.outcome === 'broken') return { outcome: 'broken', reason: 'the signature does not belong to these bytes and this key' }
  if (signature.outcome === 'unsupported') return { outcome: 'unsupported', reason: signature.reason }
  if (!content) return { outcome: 'unsupported', reason: 'what was signed is not there' }
  if (!isTypeTold) return { outcome: 'broken', reason: 'the signed attributes tell another type of content' }
  if (signer.signedAttributes && !digest) return { outcome: 'unsupported', reason: `no digest of the content can be compared (algorithm ${signer.digestAlgorithm.oid})` }
  return { outcome: 'holds', reason: undefined }
}
