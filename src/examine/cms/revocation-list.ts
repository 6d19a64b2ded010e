import { asnTags, readAsn, type AsnNode } from '../../extract/asn/asn-node.ts'
import { expectTag, readBits, readIntegerHex, readTime } from '../../extract/asn/asn-value.ts'
import { readAlgorithm, type Algorithm } from './algorithm.ts'
import { publicKeyOf, type Certificate } from './certificate.ts'
import { readName, type DistinguishedName } from './distinguished-name.ts'
import { verifySignature, type SignatureOutcome } from './verify-signature.ts'

/** A certificate revocation list (RFC 5280, section 5) as written. */
export interface RevocationList {
  readonly issuer: DistinguishedName
  readonly thisUpdate: string
  readonly nextUpdate: string | undefined
  /** Times of revocation by serial number in hex. */
  readonly revoked: ReadonlyMap<string, string>
  readonly signed: Uint8Array
  readonly algorithm: Algorithm
  readonly signature: Uint8Array
}

/** Reads a revocation list from its DER bytes. Throws a `MalformedAsn`. */
export function parseRevocationList(bytes: Uint8Array): RevocationList {
  const [signedNode, algorithm, signature] = expectTag(readAsn(bytes), asnTags.sequence, 'a revocation list').children
  const parts = expectTag(signedNode, asnTags.sequence, 'the signed part of a revocation list').children
  if (parts[0]?.is(asnTags.integer)) parts.shift()
  const [, issuer, thisUpdate, ...rest] = parts
  const next = rest[0] && (rest[0].is(asnTags.utcTime) || rest[0].is(asnTags.generalizedTime)) ? rest.shift() : undefined
  return {
    issuer: readName(expectTag(issuer, asnTags.sequence, 'the name of an issuer')),
    thisUpdate: readTime(thisUpdate),
    nextUpdate: next && readTime(next),
    revoked: new Map((rest[0]?.is(asnTags.sequence) ? rest[0].children : []).map(readEntry)),
    signed: signedNode!.encoded,
    algorithm: readAlgorithm(algorithm),
    signature: readBits(signature),
  }
}

/** Whether a list is of the issuer of a certificate, and signed with that issuer's key. */
export function verifyRevocationList(list: RevocationList, issuer: Certificate): SignatureOutcome {
  if (list.issuer.key !== issuer.subject.key) return { outcome: 'unsupported', reason: 'the list is of another issuer' }
  const { key, doubt } = publicKeyOf(issuer)
  if (!key) return { outcome: 'unsupported', reason: `the key of the issuer cannot be used: ${doubt}` }
  return verifySignature({ algorithm: list.algorithm, publicKey: key, data: list.signed, signature: list.signature })
}

function readEntry(node: AsnNode): [string, string] {
  const [serial, time] = node.children
  return [readIntegerHex(serial), readTime(time)]
}
