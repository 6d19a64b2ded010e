import { MalformedAsn } from '../../../extract/asn/malformed-asn.ts'
import { CertificateIndex } from '../../cms/certificate-chain.ts'
import { parseCertificate, type Certificate } from '../../cms/certificate.ts'
import { parseRevocationList, type RevocationList } from '../../cms/revocation-list.ts'
import { readTrustedCertificates } from '../../cms/trusted-certificates.ts'
import type { TrustFile } from '../../document/document-examiner.ts'
import type { PdfFile } from '../../../extract/pdf/structure/pdf-file.ts'

/** What signatures are held against: what a person gave, and what the file brought with it. */
export interface SignatureTrust {
  readonly anchors: CertificateIndex
  /** Certificates in the file (DSS, VRI): steps of a chain, never its end. */
  readonly brought: readonly Certificate[]
  /** Revocation lists given by a person, and those in the file. */
  readonly lists: readonly RevocationList[]
  /** Revocation answers (OCSP) in the file, which are not examined. */
  readonly answers: number
}

const mostBrought = 2_000

/** Reads roots and lists that a person gave, and the data for validation in the file (ISO 32000-2, section 12.8.4.3). */
export function readSignatureTrust(file: PdfFile, trust: readonly TrustFile[]): SignatureTrust {
  const roots = trust.filter(({ kind }) => kind === 'pdf-root').flatMap(({ bytes }) => readTrustedCertificates(bytes).certificates)
  const view = file.lastView
  const store = view.dict(view.catalog?.entries.get('DSS'))
  const streams = (key: string) => (view.list(store?.entries.get(key)) ?? []).slice(0, mostBrought)
  const bytesOf = (key: string) =>
    streams(key).flatMap((value) => {
      const stream = view.stream(value)
      const decoded = stream && file.decode(stream, view)
      return decoded && 'bytes' in decoded ? [decoded.bytes] : []
    })
  const given = trust.filter(({ kind }) => kind === 'crl').map(({ bytes }) => bytes)
  return {
    anchors: new CertificateIndex(roots),
    brought: bytesOf('Certs').flatMap((bytes) => readable(() => parseCertificate(bytes))),
    lists: [...given, ...bytesOf('CRLs')].flatMap((bytes) => readable(() => parseRevocationList(bytes))),
    answers: streams('OCSPs').length,
  }
}

function readable<Value>(read: () => Value): Value[] {
  try {
    return [read()]
  } catch (thrown) {
    if (!(thrown instanceof MalformedAsn)) throw thrown
    return []
  }
}
