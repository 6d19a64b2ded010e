import { asnTags, readAsn } from '../../extract/asn/asn-node.ts'
import { readTime } from '../../extract/asn/asn-value.ts'
import { MalformedAsn } from '../../extract/asn/malformed-asn.ts'
import { cleanValue } from '../../model/value/clean.ts'
import { findChain, type ChainOutcome } from '../cms/certificate-chain.ts'
import type { Certificate } from '../cms/certificate.ts'
import { verifyRevocationList } from '../cms/revocation-list.ts'
import type { ExaminationSink } from '../document/document-examiner.ts'
import { chipChecks } from './chip-checks.ts'
import type { CscaTrust } from './csca-shelf.ts'

/** The certificate of a signer with what else is known of the document. */
export interface SignerSubject {
  readonly certificate: Certificate
  readonly locator: string
  /** As the signer told it, or undefined: most issuers tell none. */
  readonly signingTime: string | undefined
  /** Day on which the document was issued, told by DG12, `2024-05-01`. */
  readonly issueDate: string | undefined
  /** Code of the issuing state in the zone of the chip, without fillers. */
  readonly issuingState: string | undefined
}

/** Tells of the signing certificate who issued it, whether it was valid at the time, whether it was revoked, and whose state it is of. */
export function examineSigner(subject: SignerSubject, trust: CscaTrust, sink: ExaminationSink): void {
  const chain = findChain(subject.certificate, { anchors: trust.anchors })
  examineChain(subject, { chain, trusted: trust.anchors.size }, sink)
  examinePeriod(subject, sink)
  examineRevocation(subject, { chain, trust }, sink)
  examineCountry(subject, sink)
}

function examineChain({ certificate, locator }: SignerSubject, found: { chain: ChainOutcome; trusted: number }, sink: ExaminationSink): void {
  const { chain, trusted } = found
  const observed = `issued by ${certificate.issuer.text}`
  const expected = 'a signature by a state\u2019s certificate that a person has said to trust'
  if (chain.outcome === 'unknown') {
    const given = trusted === 0 ? 'No trusted certificates were given' : `Of ${trusted} trusted certificates none leads to it (${chain.reason})`
    return sink.observe(chipChecks.signerChain, {
      outcome: 'undetermined', locator, observed: `${observed}: ${chain.reason}`, expected,
      message: `${given}: whether a state stands behind the signature is open. Give a master list or the certificate of the state.`,
    })
  }
  if (chain.outcome === 'broken') {
    return sink.observe(chipChecks.signerChain, {
      outcome: 'fail', locator, observed: `${observed}: ${chain.reason}`, expected, message: `The signing certificate is not what its issuer signed: ${chain.reason}.`,
    })
  }
  const anchor = chain.path.at(-1)!
  sink.observe(chipChecks.signerChain, {
    outcome: chain.doubts.length === 0 ? 'pass' : 'fail', locator, observed: [`${observed} (serial ${anchor.serial})`, ...chain.doubts].join('; '), expected,
    message: `The signing certificate was signed by the trusted certificate of ${anchor.subject.text}${chain.doubts.length > 0 ? `, but: ${chain.doubts.join('; ')}` : ''}.`,
  })
}

function examinePeriod({ certificate, locator, signingTime, issueDate }: SignerSubject, sink: ExaminationSink): void {
  const usage = keyUsagePeriod(certificate)
  const from = usage?.from ?? certificate.notBefore
  const until = usage?.until ?? certificate.notAfter
  const expected = `signed between ${from} and ${until}${usage ? ' (period of use of the key)' : ''}`
  // The day of issue is of the document, not of the signature: chips are written a few days before or after.
  const time = signingTime ?? (issueDate && `${issueDate}T12:00:00Z`)
  const source = signingTime ? 'the signer tells' : 'the document was issued on'
  if (!time) {
    return sink.observe(chipChecks.signerPeriod, {
      outcome: 'undetermined', locator, observed: `certificate valid from ${certificate.notBefore} to ${certificate.notAfter}`, expected,
      message: 'The time of signing is told nowhere; compare the date of issue on the document with the period of the certificate.',
    })
  }
  const toleranceMs = signingTime ? 0 : 31 * 86_400_000
  const isInside = Date.parse(from) - toleranceMs <= Date.parse(time) && Date.parse(time) <= Date.parse(until) + toleranceMs
  const shown = signingTime ?? issueDate!
  sink.observe(chipChecks.signerPeriod, {
    outcome: isInside ? 'pass' : 'fail', locator, observed: `${source} ${shown}`, expected,
    message: `The time (${source} ${shown}) lies ${isInside ? 'in' : 'outside'} the period of the signing certificate. A time told by the signer is a claim.`,
  })
}

function examineRevocation({ certificate, locator, signingTime }: SignerSubject, context: { chain: ChainOutcome; trust: CscaTrust }, sink: ExaminationSink): void {
  const { chain, trust } = context
  const issuer = chain.outcome === 'anchored' ? chain.path[1] : undefined
  const lists = trust.revocationLists.filter(({ list }) => list.issuer.key === certificate.issuer.key)
  const expected = 'the certificate is not on a revocation list of its issuer'
  if (lists.length === 0) {
    return sink.observe(chipChecks.signerRevoked, {
      outcome: 'undetermined', locator, observed: `no list of ${certificate.issuer.text} was given`, expected,
      message: 'No revocation list of the issuer was given; whether the certificate was revoked is open.',
    })
  }
  for (const { name, list } of lists) {
    const signature = issuer ? verifyRevocationList(list, issuer) : { outcome: 'unsupported' as const, reason: 'its issuer is not among the trusted certificates' }
    const revoked = list.revoked.get(certificate.serial)
    const observed = `${name} of ${list.thisUpdate}: ${revoked ? `revoked at ${revoked}` : 'not on it'}`
    const doubt = signature.outcome === 'holds' ? '' : ` The list itself is not vouched for (${signature.reason ?? 'its signature does not hold'}).`
    const isBefore = revoked !== undefined && signingTime !== undefined && signingTime < revoked
    sink.observe(chipChecks.signerRevoked, {
      outcome: doubt ? 'undetermined' : revoked ? 'fail' : 'pass', locator, observed, expected,
      message: `The signing certificate ${revoked ? `was revoked at ${revoked}${isBefore ? ', after the time of signing' : ''}` : `is not on the list of ${list.thisUpdate}`}.${doubt}`,
    })
  }
}

function examineCountry({ certificate, locator, issuingState }: SignerSubject, sink: ExaminationSink): void {
  const signer = certificate.subject.country ?? certificate.issuer.country
  if (!issuingState || !signer) return
  const state = cleanValue('country', issuingState === 'D' ? 'DEU' : issuingState, {})
  const ofSigner = cleanValue('country', signer, {})
  const observed = `certificate of ${signer}, document of ${issuingState}`
  const expected = 'one state'
  if (!state || !ofSigner) {
    return sink.observe(chipChecks.signerCountry, {
      outcome: 'undetermined', locator, observed, expected, message: `The codes ${signer} and ${issuingState} cannot be compared: one is no code of a state in ISO 3166.`,
    })
  }
  sink.observe(chipChecks.signerCountry, {
    outcome: state === ofSigner ? 'pass' : 'fail', locator, observed, expected,
    message: `The certificate is of ${signer} and the document of ${issuingState}: ${state === ofSigner ? 'one state' : 'two states'}.`,
  })
}

/** Extension 2.5.29.16 (RFC 3280, 4.2.1.4; Doc 9303-12, 7.1.1): a signing key is used for months, its certificate lives for years. */
function keyUsagePeriod(certificate: Certificate): { from: string | undefined; until: string | undefined } | undefined {
  const extension = certificate.extensions.get('2.5.29.16')
  if (!extension) return undefined
  try {
    const parts = readAsn(extension.value).children
    return { from: timeOf(parts.find((part) => part.isContext(0))?.encoded), until: timeOf(parts.find((part) => part.isContext(1))?.encoded) }
  } catch (thrown) {
    if (thrown instanceof MalformedAsn) return undefined
    throw thrown
  }
}

/** The context tag stands in the place of GeneralizedTime. */
function timeOf(encoded: Uint8Array | undefined): string | undefined {
  if (!encoded) return undefined
  const bytes = Uint8Array.from(encoded)
  bytes[0] = asnTags.generalizedTime
  return readTime(readAsn(bytes))
}
