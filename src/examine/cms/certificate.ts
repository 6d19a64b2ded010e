import { asnTags, readAsn, type AsnNode } from '../../extract/asn/asn-node.ts'
import { expectTag, readBits, readIntegerHex, readOctets, readOid, readSmallInteger, readTime } from '../../extract/asn/asn-value.ts'
import { MalformedAsn } from '../../extract/asn/malformed-asn.ts'
import { sha256 } from '../../base/hash.ts'
import { readAlgorithm, type Algorithm } from './algorithm.ts'
import { readName, type DistinguishedName } from './distinguished-name.ts'
import { readPublicKey, type PublicKey } from './verify-signature.ts'

/** An X.509 certificate (RFC 5280) as written; nothing of it has been verified. */
export interface Certificate {
  readonly bytes: Uint8Array
  /** Of its bytes, hex. */
  readonly sha256: string
  /** 1 to 3. */
  readonly version: number
  /** Hex digits. */
  readonly serial: string
  readonly issuer: DistinguishedName
  readonly subject: DistinguishedName
  /** `2024-05-01T00:00:00Z`. */
  readonly notBefore: string
  readonly notAfter: string
  /** What is signed, its signature, and the algorithm as told outside and inside of what is signed. */
  readonly signed: Uint8Array
  readonly signature: Uint8Array
  readonly algorithm: Algorithm
  /** Whether the algorithm stands outside as it stands inside. */
  readonly isAlgorithmTwice: boolean
  readonly subjectKeyInfo: Uint8Array
  /** Hex digits of the key identifiers, when told. */
  readonly subjectKeyId: string | undefined
  readonly authorityKeyId: string | undefined
  /** Told by the basic constraints; undefined when there are none. */
  readonly isAuthority: boolean | undefined
  /** Whether the key may sign certificates; undefined when no usage is told. */
  readonly maySignCertificates: boolean | undefined
  /** Dotted identifiers of the extensions, those marked critical apart. */
  readonly extensions: ReadonlyMap<string, CertificateExtension>
}

/** An extension of a certificate. */
export interface CertificateExtension {
  readonly isCritical: boolean
  /** The bytes of its value. */
  readonly value: Uint8Array
}

/** Reads the certificate that begins at a node. Throws a `MalformedAsn`. */
export function readCertificate(node: AsnNode): Certificate {
  const [signedNode, algorithmNode, signatureNode, ...rest] = expectTag(node, asnTags.sequence, 'a certificate').children
  const signed = expectTag(signedNode, asnTags.sequence, 'the signed part of a certificate')
  if (rest.length > 0) throw new MalformedAsn('a certificate of more than three parts', node.start)
  const parts = signed.children
  const versionNode = parts[0]?.isContext(0) ? parts.shift() : undefined
  const [serial, inner, issuer, validity, subject, keyInfo] = parts
  const [notBefore, notAfter] = expectTag(validity, asnTags.sequence, 'a period of validity').children
  const extensions = readExtensions(parts.find((part) => part.isContext(3)))
  return {
    bytes: node.encoded,
    sha256: sha256(node.encoded),
    version: versionNode ? readSmallInteger(versionNode.children[0]) + 1 : 1,
    serial: readIntegerHex(serial),
    issuer: readName(expectTag(issuer, asnTags.sequence, 'the name of an issuer')),
    subject: readName(expectTag(subject, asnTags.sequence, 'the name of a holder')),
    notBefore: readTime(notBefore),
    notAfter: readTime(notAfter),
    signed: signed.encoded,
    signature: readBits(signatureNode),
    algorithm: readAlgorithm(algorithmNode),
    isAlgorithmTwice: Buffer.from(expectTag(inner, asnTags.sequence, 'an algorithm').encoded).equals(algorithmNode!.encoded),
    subjectKeyInfo: expectTag(keyInfo, asnTags.sequence, 'a public key').encoded,
    subjectKeyId: keyIdOf(extensions.get('2.5.29.14')),
    authorityKeyId: authorityKeyIdOf(extensions.get('2.5.29.35')),
    isAuthority: isAuthority(extensions.get('2.5.29.19')),
    maySignCertificates: maySign(extensions.get('2.5.29.15')),
    extensions,
  }
}

/** Reads a certificate from its DER bytes. Throws a `MalformedAsn`. */
export function parseCertificate(bytes: Uint8Array): Certificate {
  const node = readAsn(bytes)
  if (node.end !== bytes.byteLength) throw new MalformedAsn('bytes stand after the certificate', node.end)
  return readCertificate(node)
}

/** The public key of a certificate. Read anew at each call: keep it where it is used often. */
export function publicKeyOf(certificate: Certificate): PublicKey {
  return readPublicKey(certificate.subjectKeyInfo)
}

/** Whether a time lies in its period of validity, both ends included. */
export function isValidAt({ notBefore, notAfter }: Certificate, time: string): boolean {
  return notBefore <= time && time <= notAfter
}

function readExtensions(node: AsnNode | undefined): Map<string, CertificateExtension> {
  const extensions = new Map<string, CertificateExtension>()
  for (const each of node ? expectTag(node.children[0], asnTags.sequence, 'the extensions').children : []) {
    const [oid, ...rest] = each.children
    const flag = rest[0]?.is(asnTags.boolean) ? rest.shift() : undefined
    const key = readOid(oid)
    if (extensions.has(key)) throw new MalformedAsn(`the extension ${key} stands there twice`, each.start)
    extensions.set(key, { isCritical: flag !== undefined && flag.content[0] !== 0, value: readOctets(expectTag(rest[0], asnTags.octetString, 'an extension')) })
  }
  return extensions
}

function keyIdOf(extension: CertificateExtension | undefined): string | undefined {
  return extension && Buffer.from(readOctets(readAsn(extension.value))).toString('hex')
}

function authorityKeyIdOf(extension: CertificateExtension | undefined): string | undefined {
  const part = extension && readAsn(extension.value).children.find((each) => each.isContext(0))
  return part && Buffer.from(part.content).toString('hex')
}

function isAuthority(extension: CertificateExtension | undefined): boolean | undefined {
  const flag = extension && readAsn(extension.value).children[0]
  return extension && flag !== undefined && flag.is(asnTags.boolean) && flag.content[0] !== 0
}

function maySign(extension: CertificateExtension | undefined): boolean | undefined {
  return extension && ((readAsn(extension.value).content[1] ?? 0) & 0x04) !== 0
}
