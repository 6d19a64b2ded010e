import type { ExaminationSink } from '../document/document-examiner.ts'
import { chipChecks } from './chip-checks.ts'
import type { ChipPart } from './chip-set.ts'
import type { SignedHashes } from './signed-hashes.ts'

/** Tells of a SOD what it is made of, how it is encoded, and whether its signature holds. */
export function examineSod(part: ChipPart, signed: SignedHashes, sink: ExaminationSink): void {
  const { locator } = part
  const { faults, departures, hashes, signer } = signed
  const found = `${signed.message.signers.length} signer, hashes of ${hashes.hashes.size} data groups`
  sink.observe(chipChecks.structure, {
    outcome: faults.length === 0 ? 'pass' : 'fail', locator,
    observed: faults.join('; ') || found,
    expected: 'signed data of version 3 with the hashes, one signer and its certificate',
    message: faults.length === 0 ? 'The signed file is made as the standard wants.' : `The signed file is not made as the standard wants: ${faults.join('; ')}.`,
  })
  sink.observe(chipChecks.encoding, {
    outcome: departures.length === 0 ? 'pass' : 'fail', locator,
    observed: departures.join('; ') || 'DER throughout', expected: 'DER throughout',
    message: departures.length === 0 ? 'The signed file is in the one encoding the standard allows.' : `The signed file is not in the distinguished encoding: ${departures.join('; ')}.`,
  })
  examineSignature(part, signed, sink)
  if (signer?.certificate) examineKey(part, signer, sink)
}

function examineSignature({ locator }: ChipPart, { signer }: SignedHashes, sink: ExaminationSink): void {
  const expected = 'a signature by the key of the certificate over the hashes of the data groups'
  if (!signer) {
    sink.observe(chipChecks.signature, { outcome: 'undetermined', locator, observed: 'no signer', expected, message: 'Nobody has signed the hashes.' })
    return
  }
  const observed = `${signer.algorithm}; signed by ${signer.certificate?.subject.text ?? 'a certificate that is not there'}`
  switch (signer.outcome) {
    case 'holds':
      return sink.observe(chipChecks.signature, {
        outcome: 'pass', locator, observed, expected, message: `The hashes are those that the key of ${signer.certificate!.subject.text} has signed.`,
      })
    case 'broken':
      return sink.observe(chipChecks.signature, {
        outcome: 'fail', locator, observed: `${observed}: ${signer.reason}`, expected, message: `The signature over the hashes does not hold: ${signer.reason}.`,
      })
    case 'unsupported':
      return sink.observe(chipChecks.signature, {
        outcome: 'undetermined', locator, observed: `${observed}: ${signer.reason}`, expected, message: `The signature could not be verified: ${signer.reason}.`,
      })
  }
}

function examineKey({ locator }: ChipPart, signer: NonNullable<SignedHashes['signer']>, sink: ExaminationSink): void {
  const doubt = signer.keyDoubt
  sink.observe(chipChecks.key, {
    outcome: doubt ? 'fail' : 'pass', locator, observed: doubt ?? signer.algorithm, expected: 'a key over a named curve, or of RSA, written as its values are encoded',
    message: doubt ? `There is a doubt about the key of the signer: ${doubt}.` : `The key of the signer can be relied on as far as its form goes (${signer.algorithm}).`,
  })
}
