import type { JpegStream } from '../../../extract/image/jpeg-segments.ts'

/** What stands behind the end of a picture. */
export interface Trailer {
  readonly words: string
  /** Whether cameras and telephones are known to write it. */
  readonly isKnown: boolean
}

const mostPadding = 65_536

/**
 * Names what stands behind the end-of-image marker by its first bytes: padding, further pictures of a Multi-Picture file (CIPA DC-007), the film
 * of a motion photograph, an archive.
 */
export function describeTrailer(trailer: Uint8Array, { segments }: JpegStream): Trailer {
  if (trailer.length <= mostPadding && trailer.every((byte) => byte === trailer[0])) return { words: `padding with the byte ${trailer[0]!}`, isKnown: true }
  const head = String.fromCharCode(...trailer.subarray(0, 16))
  const isMultiPicture = segments.some(({ marker }) => marker === 0xe2)
  if (head.startsWith('\xff\xd8\xff')) return { words: isMultiPicture ? 'a further picture, as Multi-Picture files have' : 'a further picture', isKnown: isMultiPicture }
  if (head.slice(4, 8) === 'ftyp') return { words: 'a film, as motion photographs of telephones have', isKnown: true }
  if (/^PK\x03\x04|^Rar!|^7z\xbc\xaf|^\x1f\x8b/.test(head)) return { words: 'an archive, which another program will open', isKnown: false }
  if (head.startsWith('%PDF')) return { words: 'a PDF', isKnown: false }
  return { words: `data of no known kind, beginning ${Buffer.from(trailer.subarray(0, 8)).toString('hex')}`, isKnown: false }
}
