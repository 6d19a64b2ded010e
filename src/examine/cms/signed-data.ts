import { asnTags, readAsn, type AsnNode } from '../../extract/asn/asn-node.ts'
import { expectTag, readIntegerHex, readOctets, readOid, readSmallInteger, readTime } from '../../extract/asn/asn-value.ts'
import { MalformedAsn } from '../../extract/asn/malformed-asn.ts'
import { readAlgorithm, type Algorithm } from './algorithm.ts'
import { readCertificate, type Certificate } from './certificate.ts'
import { readName, type DistinguishedName } from './distinguished-name.ts'

/** A CMS SignedData (RFC 5652, section 5) as written; nothing of it has been verified. */
export interface SignedData {
  readonly version: number
  readonly digestAlgorithms: readonly Algorithm[]
  readonly contentType: string
  /** Undefined when it is signed apart (detached). */
  readonly content: Uint8Array | undefined
  /** Certificates that could be read; `unreadCertificates` tells why others could not. */
  readonly certificates: readonly Certificate[]
  readonly unreadCertificates: readonly string[]
  /** The bytes of the revocation lists it carries. */
  readonly revocationLists: readonly Uint8Array[]
  readonly signers: readonly SignerInfo[]
  /** The ContentInfo it was read from. */
  readonly node: AsnNode
}

/** One signer (RFC 5652, 5.3). */
export interface SignerInfo {
  readonly version: number
  /** The issuer's name and the serial number in hex, or the key identifier in hex. */
  readonly id: { readonly issuer: DistinguishedName; readonly serial: string } | { readonly subjectKeyId: string }
  readonly digestAlgorithm: Algorithm
  /** What is signed when there are signed attributes: their DER as a SET. */
  readonly signedAttributes: Uint8Array | undefined
  /** Values by dotted identifier. */
  readonly attributes: ReadonlyMap<string, readonly AsnNode[]>
  readonly unsignedAttributes: ReadonlyMap<string, readonly AsnNode[]>
  readonly signatureAlgorithm: Algorithm
  readonly signature: Uint8Array
  /** As told by the signer, `2024-05-01T00:00:00Z`: a claim, not a proof. */
  readonly signingTime: string | undefined
}

/** Identifiers of attributes. */
export const attributeOids = {
  contentType: '1.2.840.113549.1.9.3', messageDigest: '1.2.840.113549.1.9.4', signingTime: '1.2.840.113549.1.9.5',
  timestampToken: '1.2.840.113549.1.9.16.2.14', signingCertificate: '1.2.840.113549.1.9.16.2.12', signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const

const signedDataOid = '1.2.840.113549.1.7.2'
const limits = { maxCertificates: 10_000, maxSigners: 100 } as const

/** Reads a ContentInfo that holds a SignedData from the start of the bytes; bytes after it are left alone (`node.end`). Throws a `MalformedAsn`. */
export function parseSignedData(bytes: Uint8Array): SignedData {
  return readSignedData(readAsn(bytes))
}

/** Reads a ContentInfo that holds a SignedData. Throws a `MalformedAsn`. */
export function readSignedData(node: AsnNode): SignedData {
  const [type, wrapped, ...others] = expectTag(node, asnTags.sequence, 'a CMS message').children
  if (readOid(type) !== signedDataOid) throw new MalformedAsn(`a CMS message of type ${readOid(type)}, which is not signed data,`, node.start)
  if (!wrapped?.isContext(0) || others.length > 0) throw new MalformedAsn('signed data were expected', node.start)
  const parts = expectTag(wrapped.children[0], asnTags.sequence, 'signed data').children
  if (wrapped.children.length !== 1) throw new MalformedAsn('more than one value of signed data', wrapped.start)
  const [version, digestAlgorithms, encapsulated, ...rest] = parts
  const [contentType, content] = expectTag(encapsulated, asnTags.sequence, 'signed content').children
  const signers = expectTag(rest.pop(), asnTags.set, 'the signers').children
  if (signers.length > limits.maxSigners) throw new MalformedAsn(`more than ${limits.maxSigners} signers`, node.start)
  const unexpected = rest.find((part) => !part.isContext(0) && !part.isContext(1))
  if (unexpected) throw new MalformedAsn('certificates or revocation lists were expected', unexpected.start)
  return {
    version: readSmallInteger(version),
    digestAlgorithms: expectTag(digestAlgorithms, asnTags.set, 'the digest algorithms').children.map(readAlgorithm),
    contentType: readOid(contentType),
    content: content && readOctets(expectTag(content.isContext(0) ? content.children[0] : undefined, asnTags.octetString, 'the signed content')),
    ...readCertificates(rest.find((part) => part.isContext(0))),
    revocationLists: rest.find((part) => part.isContext(1))?.children.map((list) => list.encoded) ?? [],
    signers: signers.map(readSigner),
    node,
  }
}

function readCertificates(node: AsnNode | undefined): Pick<SignedData, 'certificates' | 'unreadCertificates'> {
  const certificates: Certificate[] = []
  const unreadCertificates: string[] = []
  const nodes = node?.children ?? []
  if (nodes.length > limits.maxCertificates) throw new MalformedAsn(`more than ${limits.maxCertificates} certificates`, nodes[0]!.start)
  for (const each of nodes) {
    try {
      certificates.push(readCertificate(each))
    } catch (thrown) {
      if (!(thrown instanceof MalformedAsn)) throw thrown
      unreadCertificates.push(thrown.message)
    }
  }
  return { certificates, unreadCertificates }
}

function readSigner(node: AsnNode): SignerInfo {
  const parts = expectTag(node, asnTags.sequence, 'a signer').children
  const [version, id, digestAlgorithm] = parts.splice(0, 3)
  const signed = parts[0]?.isContext(0) ? parts.shift() : undefined
  const [signatureAlgorithm, signature, unsigned, ...others] = parts
  if (others.length > 0 || (unsigned && !unsigned.isContext(1))) throw new MalformedAsn('a signer with parts that are not known', node.start)
  const attributes = readAttributes(signed)
  const time = attributes.get(attributeOids.signingTime)?.[0]
  return {
    version: readSmallInteger(version),
    id: readSignerId(id, node),
    digestAlgorithm: readAlgorithm(digestAlgorithm),
    signedAttributes: signed && asSet(signed),
    attributes,
    unsignedAttributes: readAttributes(unsigned),
    signatureAlgorithm: readAlgorithm(signatureAlgorithm),
    signature: readOctets(expectTag(signature, asnTags.octetString, 'a signature')),
    signingTime: time && readTime(time),
  }
}

function readSignerId(id: AsnNode | undefined, signer: AsnNode): SignerInfo['id'] {
  if (id?.isContext(0)) return { subjectKeyId: Buffer.from(readOctets(id)).toString('hex') }
  if (!id) throw new MalformedAsn('a signer without a name', signer.start)
  const [issuer, serial, ...others] = expectTag(id, asnTags.sequence, 'issuer and serial number').children
  if (others.length > 0) throw new MalformedAsn('issuer and serial number were expected', id.start)
  return { issuer: readName(expectTag(issuer, asnTags.sequence, 'the name of an issuer')), serial: readIntegerHex(serial) }
}

function readAttributes(node: AsnNode | undefined): Map<string, AsnNode[]> {
  const attributes = new Map<string, AsnNode[]>()
  for (const each of node?.children ?? []) {
    const [oid, values] = expectTag(each, asnTags.sequence, 'an attribute').children
    const key = readOid(oid)
    attributes.set(key, [...(attributes.get(key) ?? []), ...expectTag(values, asnTags.set, 'the values of an attribute').children])
  }
  return attributes
}

/** What is signed is the SET, not the context tag that stands in its place (RFC 5652, 5.4). */
function asSet(node: AsnNode): Uint8Array {
  const bytes = Uint8Array.from(node.encoded)
  bytes[0] = 0x31
  return bytes
}
