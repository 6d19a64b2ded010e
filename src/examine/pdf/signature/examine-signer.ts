import { findChain, type ChainOutcome } from '../../cms/certificate-chain.ts'
import { isValidAt, type Certificate } from '../../cms/certificate.ts'
import { verifyRevocationList } from '../../cms/revocation-list.ts'
import type { Observation } from '../../check.ts'
import { labelOf, textEntry, type PdfSignature } from './pdf-signature.ts'
import type { MessageFinding } from './signature-message.ts'
import type { SignerTime } from './signer-time.ts'
import type { SignatureTrust } from './trusted-roots.ts'

/** A signature whose message was read. */
export interface ReadSignature {
  readonly signature: PdfSignature
  readonly message: MessageFinding
  readonly time: SignerTime | undefined
}

/** Where the signer's certificate leads, among the roots that a person gave. */
export function observeChain({ signature, message, time }: ReadSignature, trust: SignatureTrust): Observation {
  const expected = 'a chain of signatures to a root that a person gave, each certificate valid at the time of signing'
  const { certificate } = message
  if (!certificate) {
    return { outcome: 'undetermined', observed: 'no certificate of the signer', expected, message: `The ${labelOf(signature)} does not hold its signer\u2019s certificate.` }
  }
  const observed = `${certificate.subject.text}; issued by ${certificate.issuer.text}`
  if (trust.anchors.size === 0) {
    return { outcome: 'undetermined', observed, expected, message: `No root certificate for signed PDFs was given, so who vouches for the signer of the ${labelOf(signature)} is not examined.` }
  }
  const chain = findChain(certificate, { anchors: trust.anchors, intermediates: [...message.certificates, ...trust.brought], at: time?.time })
  return { ...judgeChain(chain, labelOf(signature)), observed, expected }
}

function judgeChain({ outcome, doubts, reason }: ChainOutcome, label: string): Pick<Observation, 'outcome' | 'message'> {
  if (outcome === 'broken') return { outcome: 'fail', message: `The certificate of the ${label} is not what it says: ${reason}.` }
  if (outcome === 'unknown') return { outcome: 'undetermined', message: `The chain of the ${label} ends at an issuer whose root was not given: ${reason}.` }
  if (doubts.length > 0) return { outcome: 'fail', message: `The chain of the ${label} reaches a given root, but ${doubts.join('; ')}.` }
  return { outcome: 'pass', message: `The chain of the ${label} reaches a root that was given: ${reason}.` }
}

/** Whether the certificate was valid when it is said to have been used. */
export function observeTime({ signature, message, time }: ReadSignature): Observation {
  const { certificate } = message
  const expected = certificate ? `between ${certificate.notBefore} and ${certificate.notAfter}` : 'within the validity of the certificate'
  const entry = textEntry(signature, 'M')
  const observed = [time ? `${time.time} (${time.told})` : 'no time told', ...(entry ? [`M ${entry}`] : [])].join('; ')
  if (!time || !certificate) return { outcome: 'undetermined', observed, expected, message: `When the ${labelOf(signature)} was given cannot be held against a certificate.` }
  if (isValidAt(certificate, time.time)) {
    const word = time.told === 'time stamp' ? 'proved by a time stamp' : 'as the signer says, without a proof'
    return { outcome: 'pass', observed, expected, message: `The certificate was valid when the ${labelOf(signature)} was given: ${time.time}, ${word}.` }
  }
  return { outcome: 'fail', observed, expected, message: `The certificate of the ${labelOf(signature)} was not valid at the time of signing (${time.time}, told by the ${time.told}).` }
}

/** Whether a revocation list names the signer's certificate. */
export function observeRevocation({ signature, message, time }: ReadSignature, trust: SignatureTrust): Observation {
  const { certificate } = message
  const expected = 'not named on a list of its issuer as revoked before it was used'
  const label = labelOf(signature)
  const issuers = certificate ? [...message.certificates, ...trust.brought, ...trust.anchors.issuersOf(certificate)] : []
  const lists = certificate ? trust.lists.filter((list) => isOf(list, certificate, issuers)) : []
  if (!certificate || lists.length === 0) {
    const observed = `${trust.lists.length} lists, ${trust.answers} online answers in the file`
    return { outcome: 'undetermined', observed, expected, message: `No revocation list of the issuer of the ${label} is there. Online answers (OCSP) are not examined, and nothing is asked on a network.` }
  }
  const revoked = lists.map((list) => list.revoked.get(certificate.serial)).find((at) => at !== undefined)
  if (revoked === undefined) {
    return { outcome: 'pass', observed: `not on ${lists.length} lists, the newest of ${lists.map((list) => list.thisUpdate).sort().at(-1)}`, expected, message: `The certificate of the ${label} is on no revocation list of its issuer that is there.` }
  }
  const isBefore = !time || revoked <= time.time
  const told = `revoked at ${revoked}`
  return isBefore
    ? { outcome: 'fail', observed: told, expected, message: `The certificate of the ${label} was revoked at ${revoked}${time ? `, before it was used (${time.time})` : ''}.` }
    : { outcome: 'pass', observed: told, expected, message: `The certificate of the ${label} was revoked at ${revoked}, after it was used (${time.time}).` }
}

function isOf(list: SignatureTrust['lists'][number], certificate: Certificate, issuers: readonly Certificate[]): boolean {
  if (list.issuer.key !== certificate.issuer.key) return false
  return issuers.some((issuer) => issuer.subject.key === certificate.issuer.key && verifyRevocationList(list, issuer).outcome === 'holds')
}
