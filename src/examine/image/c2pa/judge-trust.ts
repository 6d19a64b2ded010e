import { X509Certificate } from 'node:crypto'
import type { TrustFile } from '../../document/document-examiner.ts'

/** What a chain of certificates leads to. */
export interface TrustJudgement {
  /** Name of the file of roots that it leads to; absent when it leads to none that was given. */
  readonly root?: string
  /** Subject of the last certificate that could be reached from the signer's. */
  readonly reached: string
  /** Of the signer's certificate. */
  readonly validFrom: string
  readonly validTo: string
}

const mostRoots = 20_000
const deepest = 10
const pem = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/** The certificates in files that a person gave as roots for content credentials: PEM, one or many, or one DER. What is no certificate is left out. */
export function readRoots(trust: readonly TrustFile[]): { readonly name: string; readonly certificate: X509Certificate }[] {
  return trust.filter(({ kind }) => kind === 'c2pa-root').flatMap(({ name, bytes }) => {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const parts = text.includes('-----BEGIN') ? [...text.toString('latin1').matchAll(pem)].slice(0, mostRoots).map(([part]) => part) : [text]
    return parts.flatMap((part) => {
      try {
        return [{ name, certificate: new X509Certificate(part) }]
      } catch {
        return []
      }
    })
  })
}

/**
 * Follows the certificates of a signer (its own first) to one of the roots given by a person: each must be issued and signed by the next (RFC
 * 5280, section 6.1, without policies and revocation). The certificates in the picture may stand in any order and be more than needed.
 */
export function judgeTrust(chain: readonly X509Certificate[], trust: readonly TrustFile[]): TrustJudgement | undefined {
  const [signer, ...others] = chain
  if (!signer) return undefined
  const roots = readRoots(trust)
  let current = signer
  for (let depth = 0; depth < deepest; depth++) {
    const at = current
    const root = roots.find(({ certificate }) => certificate.fingerprint256 === at.fingerprint256 || isIssuedBy(at, certificate))
    if (root) return { root: root.name, reached: root.certificate.subject, ...validity(signer) }
    const next = others.find((other) => other.fingerprint256 !== at.fingerprint256 && isIssuedBy(at, other))
    if (!next) break
    current = next
  }
  return { reached: current.subject, ...validity(signer) }
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
  } catch {
    // A key of a kind that is not known here vouches for nothing.
    return false
  }
}

function validity({ validFromDate, validToDate }: X509Certificate): Pick<TrustJudgement, 'validFrom' | 'validTo'> {
  return { validFrom: validFromDate.toISOString(), validTo: validToDate.toISOString() }
}
