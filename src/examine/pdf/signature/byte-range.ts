import type { PdfFile } from '../../../extract/pdf/structure/pdf-file.ts'
import { isDocumentTimestamp, labelOf, type PdfSignature } from './pdf-signature.ts'

/** What a byte range was found to be. */
export interface RangeFinding {
  /** What is wrong with it, in half sentences. */
  readonly faults: readonly string[]
  /** The revision whose end is the end of the range; undefined when it ends elsewhere. */
  readonly covers: number | undefined
  /** First byte that is not signed; undefined when the range cannot be read. */
  readonly end: number | undefined
}

/**
 * Whether the signed bytes are what they must be: the file from its first byte to the end of a revision, all but the
 * signature value itself with its angle brackets (ISO 32000-2, table 255 and section 12.8.1; ETSI EN 319 142-1, 5.3). A gap
 * that is wider hides bytes from the signature: signature wrapping.
 */
export function examineRange(file: PdfFile, signature: PdfSignature): RangeFinding {
  const { byteRange, contents } = signature
  if (!byteRange) return { faults: ['there is no ByteRange of whole numbers'], covers: undefined, end: undefined }
  if (!contents) return { faults: ['there is no signature value (Contents)'], covers: undefined, end: undefined }
  if (byteRange.length !== 4) return { faults: [`ByteRange has ${byteRange.length} numbers instead of 4`], covers: undefined, end: undefined }
  const [first, firstLength, second, secondLength] = byteRange as [number, number, number, number]
  const end = second + secondLength
  const size = file.bytes.length
  if (Math.min(...byteRange) < 0 || end > size) return { faults: [`ByteRange reaches from ${Math.min(...byteRange)} to ${end}, the file has ${size} bytes`], covers: undefined, end }
  const faults: string[] = []
  if (first !== 0) faults.push(`the first ${first} bytes of the file are not signed`)
  if (second < first + firstLength) faults.push('its two ranges overlap')
  if (!signature.place) faults.push('the signature is packed in an object stream, so that its place in the file cannot be told')
  else faults.push(...gapFaults(signature, first + firstLength, second))
  const covers = file.revisions.findLast((revision) => isEnd(file, revision.end, end))?.index
  if (covers === undefined) faults.push(`the signed bytes end at byte ${end}, where no revision ends`)
  else if (covers < signature.revision) faults.push(`the signed bytes end with revision ${covers + 1}, the signature itself came with revision ${signature.revision + 1}`)
  return { faults, covers, end }
}

function gapFaults({ contents, place }: PdfSignature, gapStart: number, gapEnd: number): string[] {
  const { start, end, isHex } = contents!
  if (gapStart === start && gapEnd === end) return isHex ? [] : ['the signature value is not written in hexadecimal digits']
  const isInside = start >= gapStart && end <= gapEnd
  if (isInside) return [`the gap from ${gapStart} to ${gapEnd} leaves out more than the signature value, which stands from ${start} to ${end}`]
  const object = place!.start <= gapStart && gapEnd <= place!.end ? '' : `; the gap lies outside its own object (${place!.start} to ${place!.end})`
  return [`the gap from ${gapStart} to ${gapEnd} is not the signature value, which stands from ${start} to ${end}${object}`]
}

/** Line ends after the end mark may be signed or not. */
function isEnd(file: PdfFile, revisionEnd: number, end: number): boolean {
  if (revisionEnd === end) return true
  const [from, to] = [Math.min(revisionEnd, end), Math.max(revisionEnd, end)]
  return to - from <= 4 && file.bytes.subarray(from, to).every((byte) => byte === 10 || byte === 13 || byte === 32 || byte === 0)
}

/** What is wrong between the ranges of several signatures: two of one range, and a gap that leaves out what another signs. */
export function examineOverlaps(signatures: readonly PdfSignature[]): string[] {
  const ranged = signatures.filter(({ byteRange }) => byteRange?.length === 4)
  return ranged.flatMap((later, index) =>
    ranged.slice(0, index).flatMap((earlier): string[] => {
      const [, gap, next, rest] = earlier.byteRange as [number, number, number, number]
      const [, laterGap, laterNext, laterRest] = later.byteRange as [number, number, number, number]
      const pair = `${labelOf(earlier)} and ${labelOf(later)}`
      if (gap === laterGap && next === laterNext) return [`${pair} sign the same bytes with the same gap`]
      const [earlierEnd, laterEnd] = [next + rest, laterNext + laterRest]
      // A later signature must sign all that an earlier one does, its value too.
      if (laterEnd > earlierEnd && laterGap < earlierEnd) return [`the gap of ${labelOf(later)} (${laterGap} to ${laterNext}) leaves out bytes that ${labelOf(earlier)} signs (to ${earlierEnd})`]
      if (laterEnd < earlierEnd && gap < laterEnd) return [`the gap of ${labelOf(earlier)} (${gap} to ${next}) leaves out bytes that ${labelOf(later)} signs (to ${laterEnd})`]
      return []
    }),
  )
}

/** The signed bytes; undefined when the range cannot be read. */
export function signedBytes(file: PdfFile, { byteRange }: PdfSignature): Uint8Array | undefined {
  if (!byteRange || byteRange.length < 2 || byteRange.length % 2 || byteRange.length > 64 || Math.min(...byteRange) < 0) return undefined
  const parts: Uint8Array[] = []
  let total = 0
  for (let at = 0; at < byteRange.length; at += 2) {
    const part = file.bytes.subarray(byteRange[at]!, byteRange[at]! + byteRange[at + 1]!)
    total += part.length
    if (total > file.bytes.length) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** Whether it stands in the last revision and nothing follows it. */
export function coversWholeFile(file: PdfFile, signature: PdfSignature, { covers, faults }: RangeFinding): boolean {
  return faults.length === 0 && covers === file.revisions.length - 1 && (signature.isInForm || isDocumentTimestamp(signature))
}
