/** A kind of picture, known by its first bytes. */
export interface PictureKind {
  readonly id: 'jpeg' | 'png' | 'gif' | 'webp' | 'bmp' | 'heif' | 'avif' | 'jp2' | 'tiff' | 'psd' | 'ico'
  readonly mediaType: string
}

const kinds: readonly (readonly [PictureKind, (head: Uint8Array) => boolean])[] = [
  [{ id: 'jpeg', mediaType: 'image/jpeg' }, (head) => startsWith(head, 0xff, 0xd8, 0xff)],
  [{ id: 'png', mediaType: 'image/png' }, (head) => startsWith(head, 0x89, 0x50, 0x4e, 0x47)],
  [{ id: 'gif', mediaType: 'image/gif' }, (head) => /^GIF8[79]a/.test(latin1(head, 0, 6))],
  [{ id: 'webp', mediaType: 'image/webp' }, (head) => latin1(head, 0, 4) === 'RIFF' && latin1(head, 8, 12) === 'WEBP'],
  [{ id: 'avif', mediaType: 'image/avif' }, (head) => latin1(head, 4, 8) === 'ftyp' && /avif|avis/.test(latin1(head, 8, 40))],
  [
    { id: 'heif', mediaType: 'image/heic' },
    (head) => latin1(head, 4, 8) === 'ftyp' && /heic|heix|hevc|heim|mif1|msf1/.test(latin1(head, 8, 40)),
  ],
  [{ id: 'jp2', mediaType: 'image/jp2' }, (head) => latin1(head, 4, 8) === 'jP  ' || startsWith(head, 0xff, 0x4f, 0xff, 0x51)],
  [
    { id: 'tiff', mediaType: 'image/tiff' },
    (head) =>
      startsWith(head, 0x49, 0x49, 0x2a, 0) ||
      startsWith(head, 0x4d, 0x4d, 0, 0x2a) ||
      startsWith(head, 0x49, 0x49, 0x2b, 0) ||
      startsWith(head, 0x4d, 0x4d, 0, 0x2b),
  ],
  [{ id: 'psd', mediaType: 'image/vnd.adobe.photoshop' }, (head) => latin1(head, 0, 4) === '8BPS'],
  [{ id: 'bmp', mediaType: 'image/bmp' }, isBitmap],
  [
    { id: 'ico', mediaType: 'image/x-icon' },
    (head) => startsWith(head, 0, 0, 1, 0) && head.length > 6 && head[4]! > 0 && head[4]! < 64 && head[5] === 0,
  ],
]

/** The kind of picture that the first bytes tell (at least 40 of them), or undefined. */
export function pictureKind(head: Uint8Array): PictureKind | undefined {
  return kinds.find(([, fits]) => fits(head))?.[0]
}

/** `BM` alone begins many a text: the size of the header that follows must be one of the known ones. */
function isBitmap(head: Uint8Array): boolean {
  if (head.length < 26 || latin1(head, 0, 2) !== 'BM') return false
  return [12, 40, 52, 56, 64, 108, 124].includes(new DataView(head.buffer, head.byteOffset).getUint32(14, true))
}

function startsWith(head: Uint8Array, ...bytes: readonly number[]): boolean {
  return head.length >= bytes.length && bytes.every((byte, at) => head[at] === byte)
}

function latin1(head: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...head.subarray(from, to))
}
