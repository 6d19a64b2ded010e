import { asnTags, readAsn } from '../../extract/asn/asn-node.ts'
import { expectTag } from '../../extract/asn/asn-value.ts'
import { MalformedAsn } from '../../extract/asn/malformed-asn.ts'
import { readCertificate, type Certificate } from './certificate.ts'
import { isLdif, readLdif } from './ldif.ts'
import { parseSignedData, type SignedData } from './signed-data.ts'

/** The certificates of one file that a person has said to trust. */
export interface TrustedCertificates {
  readonly certificates: readonly Certificate[]
  /** Why some, or all, could not be read. */
  readonly unread: readonly string[]
  /** The signed message of a master list, so that its own signature can be verified. */
  readonly masterList: SignedData | undefined
}

const masterListOid = '2.23.136.1.1.2'
const pemBlock = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END/g
const maxPemBlocks = 10_000

/**
 * Reads a master list (ICAO Doc 9303-12, 8), a CMS message with certificates, a certificate in DER, certificates in PEM, or lists and certificates
 * in LDIF. Never throws on a bad file.
 */
export function readTrustedCertificates(bytes: Uint8Array): TrustedCertificates {
  try {
    if (isLdif(Buffer.from(bytes.subarray(0, 2_000)).toString('latin1'))) return joined(readLdif(Buffer.from(bytes).toString('latin1')).certificates.map(readTrustedCertificates))
    const pem = isPem(bytes) ? readPem(Buffer.from(bytes).toString('latin1')) : undefined
    if (pem) return readEach(pem)
    const node = expectTag(readAsn(bytes), asnTags.sequence, 'a certificate or master list')
    if (node.children[0]?.is(asnTags.sequence)) return readEach([bytes])
    return readMessage(parseSignedData(bytes))
  } catch (thrown) {
    if (!(thrown instanceof MalformedAsn)) throw thrown
    return { certificates: [], unread: [thrown.message], masterList: undefined }
  }
}

function readMessage(message: SignedData): TrustedCertificates {
  if (message.contentType !== masterListOid || !message.content) {
    return { certificates: message.certificates, unread: message.unreadCertificates, masterList: undefined }
  }
  const [, list] = expectTag(readAsn(message.content), asnTags.sequence, 'a master list').children
  return { ...readEach(expectTag(list, asnTags.set, 'the certificates of a master list').children.map((node) => node.encoded)), masterList: message }
}

function readEach(encoded: readonly Uint8Array[]): TrustedCertificates {
  const certificates: Certificate[] = []
  const unread: string[] = []
  for (const each of encoded) {
    try {
      certificates.push(readCertificate(readAsn(each)))
    } catch (thrown) {
      if (!(thrown instanceof MalformedAsn)) throw thrown
      unread.push(thrown.message)
    }
  }
  return { certificates, unread, masterList: undefined }
}

function joined(parts: readonly TrustedCertificates[]): TrustedCertificates {
  return {
    certificates: parts.flatMap(({ certificates }) => certificates), unread: parts.flatMap(({ unread }) => unread),
    masterList: parts.find(({ masterList }) => masterList)?.masterList,
  }
}

function isPem(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 65_536)).toString('latin1').includes('-----BEGIN')
}

function readPem(text: string): Uint8Array[] {
  return [...text.matchAll(pemBlock).take(maxPemBlocks)].map((match) => Buffer.from(match[1]!, 'base64'))
}
