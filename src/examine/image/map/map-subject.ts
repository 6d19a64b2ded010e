import { readQuantisationTables } from '../../../extract/image/quantisation-tables.ts'
import { weighCompression, type CompressionEvidence } from '../jpeg/compression-evidence.ts'
import { estimateQuality } from '../jpeg/quality-estimate.ts'
import type { MapSubject } from './examiner-map.ts'
import { pixelsOf, readPixels, saveOnce, type Pixels } from './pixels.ts'

/** The quality that a control is saved at when the picture itself tells none. */
const usualQuality = 90
const controlShift = 4

/**
 * A picture made ready for maps; `compression` is that of the stretch that is mapped, where it was weighed already. Throws what the decoder
 * throws, and a RangeError beyond `maxPixels`.
 */
export async function mapSubjectOf(bytes: Uint8Array, maxPixels: number, compression?: CompressionEvidence): Promise<MapSubject> {
  const table = readQuantisationTables(bytes)[0]
  const pixels = await readPixels(bytes, maxPixels)
  const quality = table ? estimateQuality(table).quality : usualQuality
  return { pixels, quality, ...(compression ? { compression } : {}) }
}

/**
 * The control: the same pixels without the first four rows and columns, saved once at the quality of the picture. Its blocks lie across
 * those of the picture, so that whatever was compressed differently before is compressed alike now: what stands out in its maps is
 * content.
 */
export async function controlOf({ pixels, quality }: MapSubject): Promise<MapSubject> {
  const bytes = await saveOnce(withoutEdge(pixels, controlShift), quality)
  const again = await readPixels(bytes, pixels.width * pixels.height)
  const { left, top } = { left: pixels.left + controlShift, top: pixels.top + controlShift }
  return { pixels: { ...again, left, top }, quality, ...compressionOf(bytes, again) }
}

function withoutEdge({ width, height, rgb, left, top }: Pixels, edge: number): Pixels {
  const [wide, high] = [width - edge, height - edge]
  const cut = new Uint8Array(wide * high * 3)
  for (let y = 0; y < high; y++) cut.set(rgb.subarray(((y + edge) * width + edge) * 3, ((y + edge + 1) * width) * 3), y * wide * 3)
  return pixelsOf(cut, { width: wide, height: high, left: left + edge, top: top + edge, channels: 3 })
}

function compressionOf(bytes: Uint8Array, pixels: Pixels): Pick<MapSubject, 'compression'> {
  const compression = weighCompression(bytes, { ...pixels, left: 0, top: 0 }, pixels.width * pixels.height)
  return 'undecoded' in compression ? {} : { compression }
}
