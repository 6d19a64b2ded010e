import { MalformedAsn } from '../../../extract/asn/malformed-asn.ts'
import { formatLocator } from '../../../model/locator.ts'
import type { Observation } from '../../check.ts'
import type { CheckDescription, ExaminationSink, TrustFile } from '../../document/document-examiner.ts'
import { pdfChecks } from '../pdf-checks.ts'
import type { PdfFile } from '../../../extract/pdf/structure/pdf-file.ts'
import { examineOverlaps, examineRange, signedBytes, type RangeFinding } from './byte-range.ts'
import { observeChain, observeRevocation, observeTime, type ReadSignature } from './examine-signer.ts'
import { findStraySignatures, labelOf, type PdfSignature } from './pdf-signature.ts'
import { examineMessage, type MessageFinding } from './signature-message.ts'
import { findSignerTime } from './signer-time.ts'
import { readSignatureTrust, type SignatureTrust } from './trusted-roots.ts'

/** A signature and the revision up to which it is held to cover the file. */
export interface RangedSignature {
  readonly signature: PdfSignature
  readonly range: RangeFinding
}

/** Examines every signature of a file by itself: range, value, padding, signer, time. What changed afterwards is not looked at here. */
export function examineSignatures(file: PdfFile, signatures: readonly PdfSignature[], { trust, sink }: { trust: readonly TrustFile[]; sink: ExaminationSink }): RangedSignature[] {
  const held = readSignatureTrust(file, trust)
  const ranged = signatures.map((signature) => ({ signature, range: examineRange(file, signature) }))
  for (const each of ranged) examineOne(file, each, { held, sink })
  if (signatures.length > 1) sink.observe(pdfChecks.overlap, observeOverlaps(signatures))
  const stray = findStraySignatures(file, signatures)
  for (const each of stray) tellStray(each, sink)
  if (signatures.length > 0 && stray.length === 0) sink.observe(pdfChecks.field, { outcome: 'pass', observed: `${signatures.length} signatures`, expected: 'each the value of a field', message: 'Each signature in the file is that of a field of its form.' })
  return ranged
}

function examineOne(file: PdfFile, { signature, range }: RangedSignature, { held, sink }: { held: SignatureTrust; sink: ExaminationSink }): void {
  const locator = placeOf(signature)
  const observe = (check: CheckDescription, observation: Observation) => sink.observe(check, { ...observation, ...(locator === undefined ? {} : { locator }) })
  observe(pdfChecks.range, observeRange(file, signature, range))
  const message = readMessage(file, signature)
  if (typeof message === 'string') {
    const outcome = message === '' ? 'undetermined' : 'fail'
    observe(pdfChecks.value, { outcome, observed: message || 'no signature value or range', expected: 'a message of signed data', message: `The value of the ${labelOf(signature)} cannot be read${message && `: ${message}`}. Nothing vouches for the document by it.` })
    return
  }
  const read: ReadSignature = { signature, message, time: findSignerTime(signature, message) }
  observe(pdfChecks.value, observeValue(read))
  if (message.paddingBytes > 0) {
    observe(pdfChecks.padding, { outcome: 'fail', observed: `${message.paddingBytes} bytes that are not zero`, expected: 'zeros', message: `After the message of the ${labelOf(signature)} stand ${message.paddingBytes} bytes that are not zero; they are signed by nobody.` })
  } else observe(pdfChecks.padding, { outcome: 'pass', observed: 'zeros or nothing', expected: 'zeros', message: `Nothing is hidden in the place reserved for the value of the ${labelOf(signature)}.` })
  observe(pdfChecks.timestamp, observeTimestamp(read))
  observe(read.time?.told === 'time stamp' ? pdfChecks.time : pdfChecks.claimedTime, observeTime(read))
  observe(pdfChecks.chain, observeChain(read, held))
  observe(pdfChecks.revocation, observeRevocation(read, held))
}

function tellStray(signature: PdfSignature, sink: ExaminationSink): void {
  const { place, subFilter } = signature
  const locator = placeOf(signature)
  sink.observe(pdfChecks.field, {
    outcome: 'fail', observed: `${subFilter || 'signature'} at byte ${place?.start}`, expected: 'the value of a field', ...(locator === undefined ? {} : { locator }),
    message: `The file holds a signature (bytes ${place?.start} to ${place?.end}) that no field of its form has, so no reader shows or examines it. It may have been put aside by an edit.`,
  })
}

/** Where a signature stands, as a locator. */
export function placeOf({ place }: PdfSignature): string | undefined {
  return place && formatLocator({ kind: 'bytes', start: place.start, end: place.end })
}

/** The message, or why there is none: empty when there is nothing to read. */
function readMessage(file: PdfFile, signature: PdfSignature): MessageFinding | string {
  const signed = signature.contents && signedBytes(file, signature)
  if (!signed || signature.subFilter === 'adbe.x509.rsa_sha1') return ''
  try {
    return examineMessage(signature, signed)
  } catch (thrown) {
    if (!(thrown instanceof MalformedAsn)) throw thrown
    return thrown.message
  }
}

function observeRange(file: PdfFile, signature: PdfSignature, { faults, covers }: RangeFinding): Observation {
  const observed = signature.byteRange ? `[${signature.byteRange.join(' ')}]` : 'none'
  const last = file.revisions.length
  const value = signature.contents && signature.place ? `, all but ${signature.contents.start} to ${signature.contents.end}` : ''
  const expected = `from 0 to the end of a revision${value}`
  if (faults.length > 0) return { outcome: 'fail', observed, expected, message: `The ${labelOf(signature)} does not sign what it must: ${faults.join('; ')}.` }
  const reach = covers === last - 1 ? 'the whole file' : `revision ${covers! + 1} of ${last}; what follows is not signed by it`
  return { outcome: 'pass', observed, expected, message: `The ${labelOf(signature)} signs exactly its revision: ${reach}.` }
}

function observeValue({ signature, message }: ReadSignature): Observation {
  const expected = 'a digest of the signed bytes and a signature with the key of the certificate'
  const observed = `${message.algorithm}${message.certificate ? `; ${message.certificate.subject.text}` : ''}`
  const label = labelOf(signature)
  if (message.outcome === 'broken') return { outcome: 'fail', observed, expected, message: `The ${label} does not hold: ${message.reason}.` }
  if (message.outcome === 'unsupported') return { outcome: 'undetermined', observed, expected, message: `The ${label} cannot be verified: ${message.reason}. That says nothing against it.` }
  return { outcome: 'pass', observed, expected, message: `The ${label} holds: the signed bytes are those that were signed${message.reason ? `, but ${message.reason}` : ''}.` }
}

function observeTimestamp({ signature, message }: ReadSignature): Observation {
  const expected = 'a time stamp over this very value'
  const { timestamp, timestampFault } = message
  const label = labelOf(signature)
  if (timestampFault) return { outcome: 'fail', observed: timestampFault, expected, message: `The time stamp of the ${label} cannot be read: ${timestampFault}.` }
  if (!timestamp) return { outcome: 'not-applicable', observed: 'none', expected, message: `The ${label} has no time stamp; its time is what the signer says.` }
  const by = timestamp.certificate ? `${timestamp.time} by ${timestamp.certificate.subject.text}` : timestamp.time
  if (timestamp.outcome === 'holds') return { outcome: 'pass', observed: by, expected, message: `The time stamp of the ${label} holds: it existed at ${timestamp.time}.` }
  const outcome = timestamp.outcome === 'broken' ? 'fail' : 'undetermined'
  return { outcome, observed: by, expected, message: `The time stamp of the ${label} ${outcome === 'fail' ? 'does not hold' : 'cannot be verified'}: ${timestamp.reason}.` }
}

function observeOverlaps(signatures: readonly PdfSignature[]): Observation {
  const faults = examineOverlaps(signatures)
  const observed = `${signatures.length} signatures`
  const expected = 'each later one signs all of the earlier ones'
  if (faults.length > 0) return { outcome: 'fail', observed: faults.join('; '), expected, message: `The ranges of the signatures contradict one another: ${faults.join('; ')}.` }
  return { outcome: 'pass', observed, expected, message: 'Each later signature signs all that the earlier ones sign.' }
}
