import { MalformedAsn } from '../../extract/asn/malformed-asn.ts'
import { CertificateIndex, findChain } from '../cms/certificate-chain.ts'
import { isLdif, readLdif } from '../cms/ldif.ts'
import { parseRevocationList, type RevocationList } from '../cms/revocation-list.ts'
import { readTrustedCertificates, type TrustedCertificates } from '../cms/trusted-certificates.ts'
import { verifySigner } from '../cms/verify-signer.ts'
import type { TrustFile } from '../document/document-examiner.ts'

/** What a person has said to trust for chips, read and indexed. */
export interface CscaTrust {
  readonly anchors: CertificateIndex
  readonly revocationLists: readonly { readonly name: string; readonly list: RevocationList }[]
  /** Of each master list: what its own signature is. */
  readonly masterLists: readonly MasterListOutcome[]
  /** Files, or certificates of them, that could not be read. */
  readonly unread: readonly { readonly name: string; readonly reasons: readonly string[] }[]
}

/** The signature of a master list. */
export interface MasterListOutcome {
  readonly name: string
  readonly certificates: number
  readonly outcome: 'pass' | 'fail' | 'undetermined'
  readonly words: string
}

/**
 * Reads and indexes trust files, and keeps what it has read by their hashes: a master list of 600 certificates takes a
 * tenth of a second, a document then a few milliseconds.
 */
export class CscaShelf {
  #key = ''
  #trust: CscaTrust | undefined

  /** The trust in some files; the kinds that are not for chips are left alone. */
  read(files: readonly TrustFile[]): CscaTrust {
    const wanted = files.filter(({ kind }) => kind === 'csca' || kind === 'crl')
    const key = wanted.map(({ kind, sha256 }) => `${kind}:${sha256}`).join()
    if (!this.#trust || this.#key !== key) this.#trust = readTrust(wanted)
    this.#key = key
    return this.#trust
  }
}

function readTrust(files: readonly TrustFile[]): CscaTrust {
  const read = files.filter(({ kind }) => kind === 'csca').map((file) => ({ name: file.name, ...readTrustedCertificates(file.bytes) }))
  const lists = files.filter(({ kind }) => kind === 'crl').flatMap((file) => listsOf(file.bytes).map((bytes) => ({ name: file.name, ...readList(bytes) })))
  const anchors = new CertificateIndex(read.flatMap(({ certificates }) => certificates))
  return {
    anchors,
    revocationLists: lists.flatMap(({ name, list }) => (list ? [{ name, list }] : [])),
    masterLists: read.flatMap((file) => (file.masterList ? [examineMasterList(file, anchors)] : [])),
    unread: [...read.map(({ name, unread }) => ({ name, reasons: unread })), ...lists.map(({ name, damage }) => ({ name, reasons: damage ? [damage] : [] }))].filter(
      ({ reasons }) => reasons.length > 0,
    ),
  }
}

/** One list in DER or PEM, or those of a file in LDIF. */
function listsOf(bytes: Uint8Array): readonly Uint8Array[] {
  const text = Buffer.from(bytes).toString('latin1')
  if (isLdif(text)) return readLdif(text).revocationLists
  const pem = /-----BEGIN X509 CRL-----([A-Za-z0-9+/=\s]+)-----END/.exec(text)
  return [pem ? Buffer.from(pem[1]!, 'base64') : bytes]
}

function readList(bytes: Uint8Array): { list?: RevocationList; damage?: string } {
  try {
    return { list: parseRevocationList(bytes) }
  } catch (thrown) {
    if (!(thrown instanceof MalformedAsn)) throw thrown
    return { damage: thrown.message }
  }
}

function examineMasterList(file: TrustedCertificates & { readonly name: string }, anchors: CertificateIndex): MasterListOutcome {
  const message = file.masterList!
  const base = { name: file.name, certificates: file.certificates.length }
  const signer = message.signers[0] && verifySigner(message, message.signers[0])
  if (!signer || signer.outcome !== 'holds') {
    return { ...base, outcome: signer?.outcome === 'broken' ? 'fail' : 'undetermined', words: signer?.reason ?? 'nobody has signed it' }
  }
  const chain = signer.certificate && findChain(signer.certificate, { anchors, intermediates: message.certificates })
  return { ...base, outcome: 'pass', words: `signed by ${signer.certificate?.subject.text}; ${chain?.reason}` }
}
