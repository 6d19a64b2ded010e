import type { JpegStream } from '../../../extract/image/jpeg-segments.ts'
import { quantisationHash, type QuantisationTable } from '../../../extract/image/quantisation-tables.ts'
import { formatLocator, wholeExhibit } from '../../../model/locator.ts'
import type { Check, Observation, Outcome } from '../../check.ts'
import type { CompressionEvidence } from './compression-evidence.ts'
import { estimateQuality } from './quality-estimate.ts'
import { describeTrailer } from './trailing-bytes.ts'

/** A JPEG file as its segments, tables and coefficients tell it. */
export interface JpegSubject {
  readonly bytes: Uint8Array
  readonly stream: JpegStream
  readonly tables: readonly QuantisationTable[]
  readonly compression: CompressionEvidence | { readonly undecoded: string }
}

/** Bits for each block above which an earlier compression is told; on single compressions made for the measurement it stays below (bench/image-compression.ts). */
export const leastToldBits = 0.3

const trailing: Check<JpegSubject> = {
  id: 'image.bytes-after-end',
  title: 'Nothing stands behind the end of the picture',
  clause: 'ITU-T T.81 (ISO/IEC 10918-1), B.2.1: a picture ends with the marker EOI',
  strength: 'C',
  explanations: ['second-picture', 'padding'],
  examine({ bytes, stream }) {
    const expected = 'the end-of-image marker, and nothing behind it'
    if (stream.end === undefined) {
      return [say('undetermined', { observed: 'no end-of-image marker', expected }, 'The picture ends before its end-of-image marker: it was cut off, or its data are damaged.')]
    }
    const left = bytes.length - stream.end
    if (left === 0) return [say('pass', { observed: 'the end-of-image marker', expected }, 'The file ends with the picture.')]
    const locator = formatLocator({ kind: 'bytes', start: stream.end, end: bytes.length })
    const trailer = describeTrailer(bytes.subarray(stream.end), stream)
    const said = { observed: `${left} bytes behind the end: ${trailer.words}`, expected }
    const message = `${left} bytes stand behind the end of the picture: ${trailer.words}.`
    return [{ ...say(trailer.isKnown ? 'known-deviation' : 'fail', said, message), locator }]
  },
}

const quantisation: Check<JpegSubject> = {
  id: 'image.quantisation',
  title: 'The quantisation tables, and the quality they are those of',
  clause: 'ITU-T T.81, annex K, tables K.1 and K.2, as scaled by the Independent JPEG Group; J. D. Kornblum, Using JPEG quantization tables to identify imagery processed by software, 2008, doi:10.1016/j.diin.2008.05.004',
  strength: 'I',
  explanations: ['ordinary-processing'],
  examine({ tables }) {
    const expected = 'tables K.1 and K.2 at one quality'
    if (tables.length === 0) return [say('undetermined', { observed: 'no table', expected }, 'No quantisation table could be read.')]
    const estimates = tables.map((table) => ({ id: table.id, ...estimateQuality(table) }))
    const observed = estimates.map(({ id, quality, isExact }) => `table ${id}: ${isExact ? '' : 'near '}quality ${quality}`).join(', ') + `; tables ${quantisationHash(tables)!}`
    const qualities = new Set(estimates.map(({ quality }) => quality))
    if (estimates.every(({ isExact }) => isExact) && qualities.size === 1) {
      return [say('pass', { observed, expected }, `The tables are those of the standard at quality ${estimates[0]!.quality}, which many programs and telephones write.`)]
    }
    const message = 'The tables are not those of the standard at one quality: a camera or program with tables of its own wrote them. Compare with pictures that are known to come from the same device.'
    return [say('fail', { observed, expected }, message)]
  },
}

const doubleCompression: Check<JpegSubject> = {
  id: 'image.double-compression',
  title: 'The coefficients bear the trace of one compression',
  clause: 'J. Lukas, J. Fridrich, Estimation of primary quantization matrix in double compressed JPEG images, DFRWS 2003; T. Bianchi, A. De Rosa, A. Piva, ICASSP 2011, doi:10.1109/ICASSP.2011.5946978',
  strength: 'I',
  explanations: ['saved-again', 'messenger', 'ordinary-processing'],
  examine({ compression }) {
    const expected = `less than ${leastToldBits} bits for each block in favour of an earlier compression`
    if ('undecoded' in compression) {
      return [say('undetermined', { observed: compression.undecoded, expected }, `The coefficients could not be examined: ${compression.undecoded}.`)]
    }
    const { gainBits, modes } = compression
    const used = modes.filter((mode) => mode.gainBits >= 0.03)
    const divisors = used.map(({ mode, primary, divisor }) => `${mode}: ${primary} before ${divisor}`).join(', ')
    const observed = `${gainBits.toFixed(2)} bits for each block${divisors ? `; divisors by coefficient ${divisors}` : ''}`
    if (gainBits >= leastToldBits) {
      return [say('fail', { observed, expected }, 'The picture was compressed at least twice, the first time with other tables: it was decoded and saved again. That alone is no sign of a change to what it shows.')]
    }
    return [say('undetermined', { observed, expected }, 'No earlier compression with coarser tables on the same grid shows. One with finer tables, the same tables, or on another grid would not.')]
  },
}

/** The checks of a JPEG file's own structure, in the order of the sheet. */
export const jpegChecks: readonly Check<JpegSubject>[] = [trailing, quantisation, doubleCompression]

function say(outcome: Outcome, said: { observed: string; expected: string }, message: string): Observation {
  return { outcome, ...said, message, locator: formatLocator(wholeExhibit) }
}
