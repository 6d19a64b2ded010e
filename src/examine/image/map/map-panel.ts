import sharp from 'sharp'
import type { BlockMap, Standout } from './block-map.ts'
import type { DrawnMap } from './examiner-map.ts'
import type { Pixels } from './pixels.ts'

/** A picture beside its map and the map of its control, on one scale. */
export interface Panel {
  readonly pixels: Pixels
  readonly drawn: DrawnMap
  /** Undefined where the control has no such trace: its part of the panel stays dark. */
  readonly control: BlockMap | undefined
}

type Box = Standout['box']

const widestPart = 480
const gap = 8
const frame = [255, 0, 160] as const

/**
 * The panel as a JPEG: left the picture, its places that stand out framed; in the middle the map; on the right the map of the control. Both maps are
 * coloured by one scale, from the lowest of the middle 98 of 100 cells of the map to the highest.
 */
export async function drawPanel({ pixels, drawn, control }: Panel): Promise<Uint8Array> {
  const scale = Math.min(1, widestPart / pixels.width)
  const size = { width: Math.max(1, Math.round(pixels.width * scale)), height: Math.max(1, Math.round(pixels.height * scale)) }
  const boxes = [drawn.standout?.box, drawn.alsoBox].filter((box): box is Box => box !== undefined)
  const range = rangeOf(drawn.map.values)
  const parts = [await shrink(framed(pixels, boxes, scale), pixels, size), await shrinkMap(drawn.map, range, size), await shrinkMap(control, range, size)]
  const placed = parts.map((input, n) => ({ input, raw: { ...size, channels: 3 as const }, left: n * (size.width + gap), top: 0 }))
  const width = 3 * size.width + 2 * gap
  const canvas = sharp({ create: { width, height: size.height, channels: 3, background: '#ffffff' } })
  return new Uint8Array(await canvas.composite(placed).jpeg({ quality: 85, chromaSubsampling: '4:4:4' }).toBuffer())
}

function shrink(rgb: Uint8Array, { width, height }: { width: number; height: number }, size: { width: number; height: number }): Promise<Buffer> {
  return sharp(rgb, { raw: { width, height, channels: 3 } }).resize(size.width, size.height, { fit: 'fill', kernel: 'linear' }).raw().toBuffer()
}

function shrinkMap(map: BlockMap | undefined, range: readonly [number, number], size: { width: number; height: number }): Promise<Buffer> {
  if (!map || map.wide === 0 || map.high === 0) return Promise.resolve(Buffer.alloc(size.width * size.height * 3))
  const rgb = new Uint8Array(map.values.length * 3)
  for (const [at, value] of map.values.entries()) rgb.set(heat((value - range[0]) / (range[1] - range[0])), at * 3)
  return sharp(rgb, { raw: { width: map.wide, height: map.high, channels: 3 } }).resize(size.width, size.height, { fit: 'fill', kernel: 'nearest' }).raw().toBuffer()
}

/** From black over red and yellow to white: its lightness rises with the value, so that it reads without colours. */
function heat(share: number): [number, number, number] {
  const at = Math.max(0, Math.min(1, share)) * 3
  const level = (from: number) => Math.round(255 * Math.max(0, Math.min(1, at - from)))
  return [level(0), level(1), level(2)]
}

function rangeOf(values: Float32Array): [number, number] {
  const sorted = values.toSorted()
  const [low, high] = [sorted[Math.floor(sorted.length * 0.01)] ?? 0, sorted[Math.floor(sorted.length * 0.99)] ?? 1]
  return high - low < 1e-3 ? [low, low + 1] : [low, high]
}

/** The picture with frames of a few pixels, wide enough to be seen after it was made smaller. */
function framed({ width, height, rgb }: Pixels, boxes: readonly Box[], scale: number): Uint8Array {
  // `slice` of a Buffer would share its memory with the picture.
  const marked = Uint8Array.from(rgb)
  const thick = Math.ceil(2 / scale)
  for (const [left, top, right, bottom] of boxes) {
    for (let y = Math.max(0, top - thick); y < Math.min(height, bottom + thick); y++) {
      for (let x = Math.max(0, left - thick); x < Math.min(width, right + thick); x++) {
        if (x < left || x >= right || y < top || y >= bottom) marked.set(frame, (y * width + x) * 3)
      }
    }
  }
  return marked
}
