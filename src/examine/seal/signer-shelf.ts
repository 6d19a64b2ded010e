import { createHash } from 'node:crypto'
import type { Seal } from '../../extract/barcode/seal.ts'
import { MalformedAsn } from '../../extract/asn/malformed-asn.ts'
import { CertificateIndex } from '../cms/certificate-chain.ts'
import { parseCertificate, type Certificate } from '../cms/certificate.ts'
import { readTrustedCertificates } from '../cms/trusted-certificates.ts'
import type { TrustFile } from '../document/document-examiner.ts'

/** What a person has said to trust for seals: certificates of signers, and of the states that stand behind them. */
export interface SealTrust {
  readonly signers: readonly Certificate[]
  readonly anchors: CertificateIndex
  readonly unread: readonly { readonly name: string; readonly reasons: readonly string[] }[]
}

/** Reads trust files, and keeps what it has read by their hashes. */
export class SignerShelf {
  #key = ''
  #trust: SealTrust | undefined

  /** The trust in some files; the kinds that are not for seals are left alone. */
  read(files: readonly TrustFile[]): SealTrust {
    const wanted = files.filter(({ kind }) => kind === 'seal-signer' || kind === 'csca')
    const key = wanted.map(({ kind, sha256 }) => `${kind}:${sha256}`).join()
    if (!this.#trust || this.#key !== key) this.#trust = readTrust(wanted)
    this.#key = key
    return this.#trust
  }
}

/** The certificate of a seal's signer: the one it carries, or the one of the given that its reference names. */
export function findSealSigner(seal: Seal, signers: readonly Certificate[]): { readonly certificate?: Certificate; readonly damage?: string } {
  if (seal.certificate) return readCarried(seal.certificate)
  const reference = seal.certificateReference?.toLowerCase()
  if (reference === undefined) return {}
  const certificate = signers.find((each) => (seal.kind === 'idb' ? sha1Tail(each.bytes) === reference : isNamed(each, seal.signerId ?? '', reference)))
  return certificate ? { certificate } : {}
}

/** The name of a signer is state and common name, its reference the serial number in hex (BSI TR-03137-1, 3.1). */
function isNamed({ subject, serial }: Certificate, signerId: string, reference: string): boolean {
  const name = `${subject.country ?? ''}${subject.commonName ?? ''}`.toUpperCase()
  return name === signerId.toUpperCase() && withoutZeros(serial) === withoutZeros(reference)
}

function withoutZeros(hex: string): string {
  return hex.replace(/^0+/, '')
}

function sha1Tail(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex').slice(-10)
}

function readCarried(bytes: Uint8Array): { certificate?: Certificate; damage?: string } {
  try {
    return { certificate: parseCertificate(bytes) }
  } catch (thrown) {
    if (!(thrown instanceof MalformedAsn)) throw thrown
    return { damage: thrown.message }
  }
}

function readTrust(files: readonly TrustFile[]): SealTrust {
  const read = files.map(({ kind, name, bytes }) => ({ kind, name, ...readTrustedCertificates(bytes) }))
  return {
    signers: read.filter(({ kind }) => kind === 'seal-signer').flatMap(({ certificates }) => certificates),
    anchors: new CertificateIndex(read.flatMap(({ certificates }) => certificates)),
    unread: read.filter(({ unread }) => unread.length > 0).map(({ name, unread }) => ({ name, reasons: unread })),
  }
}
