import { asnTags, type AsnNode } from '../../extract/asn/asn-node.ts'
import { expectTag, readOid, readSmallInteger } from '../../extract/asn/asn-value.ts'

/** An AlgorithmIdentifier (RFC 5280, 4.1.1.2). */
export interface Algorithm {
  readonly oid: string
  readonly parameters: AsnNode | undefined
}

/** How a signature was made, as node:crypto wants it told. */
export interface SignatureScheme {
  readonly kind: 'rsa-pkcs1' | 'rsa-pss' | 'ecdsa' | 'ecdsa-plain' | 'dsa' | 'eddsa'
  /** Absent when the digest algorithm beside it decides, and for EdDSA. */
  readonly digest?: string
  readonly saltBytes?: number
  /** Of the mask of RSA-PSS, when another than `digest`. */
  readonly maskDigest?: string
}

const digests: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.5': 'md5', '1.3.14.3.2.26': 'sha1', '2.16.840.1.101.3.4.2.4': 'sha224', '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384', '2.16.840.1.101.3.4.2.3': 'sha512', '2.16.840.1.101.3.4.2.6': 'sha512-256',
  '2.16.840.1.101.3.4.2.8': 'sha3-256', '2.16.840.1.101.3.4.2.9': 'sha3-384', '2.16.840.1.101.3.4.2.10': 'sha3-512', '1.3.36.3.2.1': 'ripemd160',
}

// RFC 8017, 5758, 8410; BSI TR-03111, 5.2.1 for the plain format.
const schemes: Readonly<Record<string, SignatureScheme>> = {
  '1.2.840.113549.1.1.1': { kind: 'rsa-pkcs1' }, '1.2.840.113549.1.1.4': { kind: 'rsa-pkcs1', digest: 'md5' },
  '1.2.840.113549.1.1.5': { kind: 'rsa-pkcs1', digest: 'sha1' }, '1.2.840.113549.1.1.14': { kind: 'rsa-pkcs1', digest: 'sha224' },
  '1.2.840.113549.1.1.11': { kind: 'rsa-pkcs1', digest: 'sha256' }, '1.2.840.113549.1.1.12': { kind: 'rsa-pkcs1', digest: 'sha384' },
  '1.2.840.113549.1.1.13': { kind: 'rsa-pkcs1', digest: 'sha512' }, '1.2.840.10045.2.1': { kind: 'ecdsa' },
  '1.2.840.10045.4.1': { kind: 'ecdsa', digest: 'sha1' }, '1.2.840.10045.4.3.1': { kind: 'ecdsa', digest: 'sha224' },
  '1.2.840.10045.4.3.2': { kind: 'ecdsa', digest: 'sha256' }, '1.2.840.10045.4.3.3': { kind: 'ecdsa', digest: 'sha384' },
  '1.2.840.10045.4.3.4': { kind: 'ecdsa', digest: 'sha512' }, '0.4.0.127.0.7.1.1.4.1.1': { kind: 'ecdsa-plain', digest: 'sha1' },
  '0.4.0.127.0.7.1.1.4.1.2': { kind: 'ecdsa-plain', digest: 'sha224' }, '0.4.0.127.0.7.1.1.4.1.3': { kind: 'ecdsa-plain', digest: 'sha256' },
  '0.4.0.127.0.7.1.1.4.1.4': { kind: 'ecdsa-plain', digest: 'sha384' }, '0.4.0.127.0.7.1.1.4.1.5': { kind: 'ecdsa-plain', digest: 'sha512' },
  '1.2.840.10040.4.1': { kind: 'dsa' }, '1.2.840.10040.4.3': { kind: 'dsa', digest: 'sha1' }, '2.16.840.1.101.3.4.3.2': { kind: 'dsa', digest: 'sha256' },
  '1.3.101.112': { kind: 'eddsa' }, '1.3.101.113': { kind: 'eddsa' },
}
const pssOid = '1.2.840.113549.1.1.10'
const maskOid = '1.2.840.113549.1.1.8'

/** Reads an AlgorithmIdentifier. Throws a `MalformedAsn`. */
export function readAlgorithm(node: AsnNode | undefined): Algorithm {
  const [oid, parameters] = expectTag(node, asnTags.sequence, 'an algorithm').children
  return { oid: readOid(oid), parameters }
}

/** The name that node:crypto has for a digest algorithm, `sha256`; undefined for one it does not know or that is not one. */
export function digestName({ oid }: Algorithm): string | undefined {
  return digests[oid]
}

/** The scheme of a signature algorithm; undefined for one that is not known. Throws a `MalformedAsn` on bad parameters. */
export function signatureScheme(algorithm: Algorithm): SignatureScheme | undefined {
  return algorithm.oid === pssOid ? pssScheme(algorithm.parameters) : schemes[algorithm.oid]
}

/** A signature algorithm in words: `ECDSA with SHA-256`, or its identifier when it is not known. */
export function describeSignature(algorithm: Algorithm): string {
  const scheme = signatureScheme(algorithm)
  if (!scheme) return `algorithm ${algorithm.oid}`
  const names = { 'rsa-pkcs1': 'RSA', 'rsa-pss': 'RSA-PSS', ecdsa: 'ECDSA', 'ecdsa-plain': 'ECDSA (plain)', dsa: 'DSA', eddsa: 'EdDSA' } as const
  return scheme.digest ? `${names[scheme.kind]} with ${scheme.digest.toUpperCase()}` : names[scheme.kind]
}

/** Whether the parameters are such as the algorithm has: none, or null. Those of RSA-PSS and DSA are not looked at. */
export function hasPlainParameters({ oid, parameters }: Algorithm): boolean {
  if (oid === pssOid || oid === '1.2.840.10045.2.1' || oid.startsWith('1.2.840.10040.')) return true
  return parameters === undefined || (parameters.is(asnTags.null) && parameters.content.length === 0)
}

/** Parameters that are left out have the values of RFC 4055, 3.1. */
function pssScheme(parameters: AsnNode | undefined): SignatureScheme | undefined {
  const parts = parameters ? expectTag(parameters, asnTags.sequence, 'parameters of RSA-PSS').children : []
  const inner = (tag: number) => parts.find((part) => part.isContext(tag))?.children[0]
  const digestNode = inner(0)
  const maskNode = inner(1)
  const saltNode = inner(2)
  const digest = digestNode ? digestName(readAlgorithm(digestNode)) : 'sha1'
  const mask = maskNode ? readAlgorithm(maskNode) : undefined
  const maskDigest = mask === undefined ? 'sha1' : mask.oid === maskOid && mask.parameters ? digestName(readAlgorithm(mask.parameters)) : undefined
  if (!digest || !maskDigest) return undefined
  return { kind: 'rsa-pss', digest, saltBytes: saltNode ? readSmallInteger(saltNode) : 20, maskDigest }
}
