import type { JpegSegment } from '../../extract/image/jpeg-segments.ts'

const longestComment = 200

/** Marks that programs leave in the segments of a JPEG file outside Exif and XMP: resources of Photoshop, its export for the web, comments. */
export function programMarks(bytes: Uint8Array, segments: readonly JpegSegment[]): string[] {
  const marks = segments.slice(0, 200).flatMap(({ marker, dataStart, end }) => {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + dataStart, Math.min(end - dataStart, longestComment)).toString('latin1')
    if (marker === 0xed && text.startsWith('Photoshop 3.0')) return ['Photoshop image resources (APP13)']
    if (marker === 0xec && text.startsWith('Ducky')) return ['Photoshop, saved for the web (APP12)']
    if (marker === 0xfe) return [`comment: ${text.replaceAll(/[^\x20-\x7e]+/g, ' ').trim()}`]
    return []
  })
  return [...new Set(marks)]
}
