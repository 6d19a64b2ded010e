import { inflateSync } from 'node:zlib'

/** All the words that a PDF of pictures is written with (`imagePdf`). */
const pdfWords = new Set(
  ('obj endobj stream endstream xref trailer startxref R n f q Q cm Do /Type /Catalog /Pages /Count /Kids /Page /Parent /MediaBox /Contents /Resources /XObject /P ' +
    '/Length /Subtype /Image /Width /Height /ColorSpace /DeviceRGB /BitsPerComponent /Filter /FlateDecode /Size /Root').split(' '),
)

const pictureStream = /\/Width (\d+) \/Height (\d+) [^>]*\/FlateDecode \/Length (\d+) >>\nstream\n/g

/** What stands in a PDF beside pictures of exactly their pixels: anything that could hold a word, of metadata, text, attachments or an earlier revision. Undefined: nothing. */
export function whatElseInPdf(bytes: Buffer): string | undefined {
  const text = bytes.toString('latin1')
  let [rest, at] = ['', 0]
  for (const match of text.matchAll(pictureStream)) {
    const [width, height, length] = [Number(match[1]), Number(match[2]), Number(match[3])]
    const start = match.index + match[0].length
    if (match.index < at || sizeInflated(bytes.subarray(start, start + length), width * height * 3) !== width * height * 3) return 'a stream that is not the pixels of its page'
    rest += text.slice(at, start)
    at = start + length
  }
  rest += text.slice(at)
  if (rest.split('%%EOF').length !== 2 || !rest.endsWith('\n%%EOF\n')) return 'more than one revision'
  const words = rest.replace('%PDF-1.7\n', '').replace('%%EOF\n', '').replace(/<<|>>|\[|\]/g, ' ').split(/\s+/).filter(Boolean)
  return words.find((word) => !pdfWords.has(word) && !/^\d+(\.\d+)?$/.test(word))
}

/** What stands in a PNG beside its pixels, or undefined. */
export function whatElseInPng(bytes: Buffer): string | undefined {
  for (let at = 8; at + 12 <= bytes.length; ) {
    const kind = bytes.toString('latin1', at + 4, at + 8)
    if (!['IHDR', 'pHYs', 'IDAT', 'IEND'].includes(kind)) return `a part '${kind}'`
    at += 12 + bytes.readUInt32BE(at)
    if (kind === 'IEND') return at === bytes.length ? undefined : 'bytes after its end'
  }
  return 'no end'
}

function sizeInflated(bytes: Uint8Array, most: number): number {
  try {
    const { buffer, engine } = inflateSync(bytes, { info: true, maxOutputLength: most + 1 }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } }
    return engine.bytesWritten === bytes.length ? buffer.length : -1
  } catch {
    return -1
  }
}
