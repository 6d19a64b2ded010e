/** One marker segment of a JPEG stream: `FF marker`, its length and its data. Offsets count bytes; ends are exclusive. */
export interface JpegSegment {
  /** The second byte of the marker: 0xdb for DQT. */
  readonly marker: number
  /** Of the first byte of the marker. */
  readonly start: number
  /** Of the data behind the length; equal to `end` for a marker without a length. */
  readonly dataStart: number
  readonly end: number
  /** Of a start of scan: where its entropy-coded data end. */
  readonly scanEnd?: number
}

/** The marker segments of a JPEG stream in order. */
export interface JpegStream {
  readonly segments: readonly JpegSegment[]
  /** Behind the end-of-image marker; absent when the stream was cut off before it. */
  readonly end?: number
}

const mostSegments = 20_000
const startOfScan = 0xda
const endOfImage = 0xd9

/**
 * Walks the marker segments of a JPEG stream (ITU-T T.81, annex B) up to its end of image. Never throws: a stream that is cut
 * off or breaks the syntax ends where it can be followed no further, and has no `end`.
 */
export function readJpegSegments(bytes: Uint8Array): JpegStream {
  const segments: JpegSegment[] = []
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return { segments }
  let at = 2
  while (segments.length < mostSegments) {
    const start = markerAt(bytes, at)
    if (start === undefined) return { segments }
    const marker = bytes[start + 1]!
    if (marker === endOfImage) return { segments, end: start + 2 }
    const segment = isBare(marker) ? { marker, start, dataStart: start + 2, end: start + 2 } : lengthy(bytes, start)
    if (!segment) return { segments }
    segments.push(segment)
    at = segment.scanEnd ?? segment.end
  }
  return { segments }
}

/** The first marker at `from`, fill bytes (T.81, B.1.1.2) skipped; undefined where none stands. */
function markerAt(bytes: Uint8Array, from: number): number | undefined {
  let at = from
  if (bytes[at] !== 0xff) return undefined
  while (bytes[at + 1] === 0xff) at++
  return bytes[at + 1] === undefined || bytes[at + 1] === 0 ? undefined : at
}

function isBare(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
}

function lengthy(bytes: Uint8Array, start: number): JpegSegment | undefined {
  const marker = bytes[start + 1]!
  const length = start + 3 < bytes.length ? bytes[start + 2]! * 256 + bytes[start + 3]! : 0
  const end = start + 2 + length
  if (length < 2 || end > bytes.length) return undefined
  return { marker, start, dataStart: start + 4, end, ...(marker === startOfScan ? { scanEnd: scanEndOf(bytes, end) } : {}) }
}

/** Entropy-coded data hold no marker but restarts (T.81, F.1.2.3). */
function scanEndOf(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next === undefined) break
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}
