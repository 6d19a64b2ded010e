import type { Seal } from '../../extract/barcode/seal.ts'
import { cleanValue } from '../../model/value/clean.ts'
import { findChain } from '../cms/certificate-chain.ts'
import { isValidAt, publicKeyOf, type Certificate } from '../cms/certificate.ts'
import { describeKey, verifySignature, type SignatureOutcome } from '../cms/verify-signature.ts'
import type { ExaminationSink } from '../document/document-examiner.ts'
import { sealChecks } from './seal-checks.ts'
import { findSealSigner, type SealTrust } from './signer-shelf.ts'

interface Place {
  readonly locator: string
  readonly trust: SealTrust
}

/** ECDSA with both numbers in a row (BSI TR-03111, 5.2.1). */
const plainOids: Readonly<Record<string, string>> = {
  sha224: '0.4.0.127.0.7.1.1.4.1.2', sha256: '0.4.0.127.0.7.1.1.4.1.3', sha384: '0.4.0.127.0.7.1.1.4.1.4', sha512: '0.4.0.127.0.7.1.1.4.1.5',
}

/** Tells of a seal whether its signature holds, whose it is, whether the certificate was valid on the day, and of whose state. */
export function examineSealSigner(seal: Seal, place: Place, sink: ExaminationSink): void {
  const { locator, trust } = place
  const { certificate, damage } = findSealSigner(seal, trust.signers)
  const reference = `${seal.signerId ?? ''}${seal.certificateReference ?? ''}`
  const expected = 'a signature by the key of the certificate that the seal names or carries'
  if (!seal.signature) {
    sink.observe(sealChecks.signature, { outcome: 'undetermined', locator, observed: 'no signature', expected, message: 'The seal is not signed: whatever it says proves nothing.' })
  } else if (!certificate) {
    const why = damage ? `the certificate it carries cannot be read (${damage})` : `the certificate ${reference || 'it names'} was not given`
    sink.observe(sealChecks.signature, {
      outcome: 'undetermined', locator, observed: `signature of ${seal.signature.length} bytes, certificate ${reference}: ${why}`, expected,
      message: `The signature of the seal could not be verified: ${why}. Give the certificate of the signer.`,
    })
  } else {
    tellSignature(verifySeal(seal, certificate), { seal, certificate, locator }, sink)
    examineSigner(certificate, place, { isCarried: seal.certificate !== undefined }, sink)
    examinePeriod(seal, { certificate, locator }, sink)
  }
  examineCountry(seal, { certificate, locator }, sink)
}

function verifySeal(seal: Seal, certificate: Certificate): SignatureOutcome {
  const { key, doubt } = publicKeyOf(certificate)
  const oid = seal.digest && plainOids[seal.digest]
  if (!key) return { outcome: 'unsupported', reason: `the key of the signer cannot be used: ${doubt}` }
  if (!oid || !seal.signature) return { outcome: 'unsupported', reason: 'the algorithm of the signature is not known' }
  return verifySignature({ algorithm: { oid, parameters: undefined }, publicKey: key, data: seal.signed, signature: seal.signature })
}

function tellSignature({ outcome, reason }: SignatureOutcome, about: { seal: Seal; certificate: Certificate; locator: string }, sink: ExaminationSink): void {
  const { seal, certificate, locator } = about
  const { key } = publicKeyOf(certificate)
  const observed = `ECDSA with ${seal.digest?.toUpperCase()}, ${key ? describeKey(key) : 'no key'}; certificate ${certificate.subject.text}, serial ${certificate.serial}`
  const words = {
    holds: `The seal is what the key of ${certificate.subject.text} has signed.`,
    broken: `The signature of the seal does not hold: it does not belong to these bytes and the key of ${certificate.subject.text}.`,
    unsupported: `The signature of the seal could not be verified: ${reason}.`,
  } as const
  sink.observe(sealChecks.signature, {
    outcome: ({ holds: 'pass', broken: 'fail', unsupported: 'undetermined' } as const)[outcome], locator, observed: outcome === 'holds' ? observed : `${observed}: ${reason ?? 'it does not hold'}`,
    expected: 'a signature by that key over header and fields', message: words[outcome],
  })
}

function examineSigner(certificate: Certificate, { locator, trust }: Place, { isCarried }: { isCarried: boolean }, sink: ExaminationSink): void {
  const chain = findChain(certificate, { anchors: trust.anchors })
  const observed = `${certificate.subject.text}, issued by ${certificate.issuer.text}`
  const outcome = ({ anchored: chain.doubts.length > 0 ? 'fail' : 'pass', unknown: 'undetermined', broken: 'fail' } as const)[chain.outcome]
  const given = isCarried ? 'The certificate came with the seal' : 'The certificate was given'
  const words = {
    anchored: chain.path.length === 1 ? 'a person has said to trust it' : `it was signed by the trusted certificate of ${chain.path.at(-1)?.subject.text}`,
    unknown: `whether a state stands behind it is open (${chain.reason})`,
    broken: `it is not what its issuer signed (${chain.reason})`,
  } as const
  sink.observe(sealChecks.signer, {
    outcome, locator, observed: [observed, ...(chain.outcome === 'anchored' ? chain.doubts : [chain.reason])].join('; '), expected: 'a certificate that a person has said to trust, or one signed by such',
    message: `${given}; ${words[chain.outcome]}${chain.doubts.length > 0 ? `, but: ${chain.doubts.join('; ')}` : ''}.`,
  })
}

function examinePeriod({ signatureDate }: Seal, about: { certificate: Certificate; locator: string }, sink: ExaminationSink): void {
  const { certificate, locator } = about
  const expected = `signed between ${certificate.notBefore} and ${certificate.notAfter}`
  if (!signatureDate || signatureDate.includes('x')) {
    return sink.observe(sealChecks.signerPeriod, { outcome: 'undetermined', locator, observed: signatureDate ?? 'no date', expected, message: 'The seal does not tell the day on which it was signed.' })
  }
  // A day is all that is told; the certificate may have begun or ended at any hour of it.
  const isInside = isValidAt(certificate, `${signatureDate}T00:00:00Z`) || isValidAt(certificate, `${signatureDate}T23:59:59Z`)
  sink.observe(sealChecks.signerPeriod, {
    outcome: isInside ? 'pass' : 'fail', locator, observed: `signed on ${signatureDate}`, expected,
    message: `The day of the signature, ${signatureDate}, lies ${isInside ? 'in' : 'outside'} the period of the signer\u2019s certificate.`,
  })
}

function examineCountry({ country, signerId }: Seal, about: { certificate: Certificate | undefined; locator: string }, sink: ExaminationSink): void {
  const signer = about.certificate?.subject.country ?? about.certificate?.issuer.country ?? signerId?.slice(0, 2)
  if (!signer || !country) return
  const state = cleanValue('country', country === 'D' ? 'DEU' : country, {})
  const ofSigner = cleanValue('country', signer, {})
  const isSame = state !== undefined && state === ofSigner
  const isOpen = state === undefined || ofSigner === undefined
  sink.observe(sealChecks.country, {
    outcome: isSame ? 'pass' : isOpen ? 'undetermined' : 'fail', locator: about.locator, observed: `seal of ${country}, signer of ${signer}`, expected: 'one state',
    message: isOpen ? `The codes ${country} and ${signer} cannot be compared: one is no code of a state in ISO 3166.` : `The seal is of ${country} and its signer of ${signer}: ${isSame ? 'one state' : 'two states'}.`,
  })
}
