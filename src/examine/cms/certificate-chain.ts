import { publicKeyOf, isValidAt, type Certificate } from './certificate.ts'
import { verifySignature } from './verify-signature.ts'

/** Certificates that a person has said to trust, found by name and by key identifier. */
export class CertificateIndex {
  readonly #byName = new Map<string, Certificate[]>()
  readonly #byKeyId = new Map<string, Certificate[]>()
  readonly #hashes = new Set<string>()

  constructor(certificates: Iterable<Certificate>) {
    for (const certificate of certificates) {
      if (this.#hashes.has(certificate.sha256)) continue
      this.#hashes.add(certificate.sha256)
      append(this.#byName, certificate.subject.key, certificate)
      if (certificate.subjectKeyId) append(this.#byKeyId, certificate.subjectKeyId, certificate)
    }
  }

  /** How many different certificates there are. */
  get size(): number {
    return this.#hashes.size
  }

  /** Whether a certificate is in it, byte for byte. */
  has(certificate: Certificate): boolean {
    return this.#hashes.has(certificate.sha256)
  }

  /** Those that may have issued a certificate: by key identifier first, then by name. */
  issuersOf(certificate: Certificate): Certificate[] {
    const byKey = certificate.authorityKeyId === undefined ? [] : (this.#byKeyId.get(certificate.authorityKeyId) ?? [])
    const byName = this.#byName.get(certificate.issuer.key) ?? []
    return [...byKey, ...byName.filter((each) => !byKey.includes(each))]
  }
}

/** Where a certificate leads. */
export interface ChainOutcome {
  /**
   * `anchored`: signatures lead to a trusted certificate. `unknown`: no trusted certificate is of its issuer, which says
   * nothing against it. `broken`: the very key that it names as its issuer's did not sign it.
   */
  readonly outcome: 'anchored' | 'unknown' | 'broken'
  /** From the certificate to the anchor; as far as it was followed when it is not anchored. */
  readonly path: readonly Certificate[]
  /** What is against an anchored path: out of its time, an issuer that may not sign certificates. Empty when nothing is. */
  readonly doubts: readonly string[]
  readonly reason: string
}

/** What a chain is looked for in. */
export interface ChainContext {
  readonly anchors: CertificateIndex
  /** Certificates that came with the document: steps, never ends. */
  readonly intermediates?: readonly Certificate[]
  /** The time at which each must be valid, `2024-05-01T00:00:00Z`; not looked at when it is absent. */
  readonly at?: string | undefined
  /** Skip the anchor's own period: a CSCA verifies document signers for as long as their documents live (Doc 9303-12, 4.1). */
  readonly anchorMayBeOutOfTime?: boolean
}

const maxSteps = 8
const maxIssuersTried = 200

/** Looks for a path of signatures from a certificate to an anchor (RFC 5280, section 6, without policies and name constraints). Never throws on bad evidence. */
export function findChain(certificate: Certificate, context: ChainContext): ChainOutcome {
  const steps = new CertificateIndex(context.intermediates ?? [])
  const state = { tried: 0, broken: undefined as string | undefined, namesake: undefined as string | undefined }
  const path = follow([certificate], { context, steps, state })
  if (path) return { outcome: 'anchored', path, doubts: findDoubts(path, context), reason: `it leads to ${path.at(-1)!.subject.text}` }
  if (state.broken) return { outcome: 'broken', path: [certificate], doubts: [], reason: state.broken }
  const reason = state.namesake
    ? `trusted certificates are of ${state.namesake}, and the key of none of them signed it: it is of another key of that name, or was changed`
    : `no trusted certificate is of ${certificate.issuer.text}`
  return { outcome: 'unknown', path: [certificate], doubts: [], reason }
}

interface Search {
  readonly context: ChainContext
  readonly steps: CertificateIndex
  readonly state: { tried: number; broken: string | undefined; namesake: string | undefined }
}

function follow(path: readonly Certificate[], search: Search): Certificate[] | undefined {
  const last = path.at(-1)!
  if (search.context.anchors.has(last)) return [...path]
  if (path.length > maxSteps) return undefined
  const anchors = search.context.anchors.issuersOf(last)
  for (const issuer of anchors) if (isIssuer(issuer, last, search)) return [...path, issuer]
  for (const issuer of search.steps.issuersOf(last)) {
    if (path.includes(issuer) || !isIssuer(issuer, last, search)) continue
    const found = follow([...path, issuer], search)
    if (found) return found
  }
  return undefined
}

function isIssuer(issuer: Certificate, certificate: Certificate, { state }: Search): boolean {
  if (++state.tried > maxIssuersTried) return false
  const { key } = publicKeyOf(issuer)
  if (!key) return false
  const { outcome } = verifySignature({ algorithm: certificate.algorithm, publicKey: key, data: certificate.signed, signature: certificate.signature })
  // A name alone is no accusation: offices change keys and keep their name.
  const isNamed = certificate.authorityKeyId !== undefined && certificate.authorityKeyId === issuer.subjectKeyId
  if (outcome !== 'holds') state.namesake ??= issuer.subject.text
  if (outcome === 'broken' && isNamed) state.broken ??= `the key of ${issuer.subject.text}, which it names by its identifier, did not sign it`
  return outcome === 'holds'
}

function findDoubts(path: readonly Certificate[], { at, anchorMayBeOutOfTime }: ChainContext): string[] {
  return path.flatMap((each, index) => {
    const isAnchor = index === path.length - 1
    const isTimed = at === undefined || (isAnchor && anchorMayBeOutOfTime) || isValidAt(each, at)
    // Of an anchor nothing but its key counts (RFC 5280, 6.1.1 d): certificates of several states in national master lists deny being an authority.
    const mayIssue = index === 0 || isAnchor || (each.isAuthority !== false && each.maySignCertificates !== false)
    return [
      ...(isTimed ? [] : [`${each.subject.text} is valid from ${each.notBefore} to ${each.notAfter}, not at ${at}`]),
      ...(mayIssue ? [] : [`${each.subject.text} may not sign certificates`]),
    ]
  })
}

function append(map: Map<string, Certificate[]>, key: string, certificate: Certificate): void {
  const list = map.get(key)
  if (list) list.push(certificate)
  else map.set(key, [certificate])
}
