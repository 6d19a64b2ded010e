import iconv from 'iconv-lite'

/** Fields of the file information block that Word 6 and later share (MS-DOC 2.5.2). */
export interface WordHeader {
  /** Version: below 193 is Word 6 or 95. */
  readonly version: number
  readonly isEncrypted: boolean
  readonly isComplex: boolean
  readonly textStart: number
  readonly textEnd: number
}

/** The header of a `WordDocument` stream, or undefined when it does not begin as one. */
export function readWordHeader(stream: Uint8Array): WordHeader | undefined {
  if (stream.length < 68) return undefined
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  if (view.getUint16(0, true) !== 0xa5ec && view.getUint16(0, true) !== 0xa5dc) return undefined
  const flags = view.getUint16(10, true)
  return {
    version: view.getUint16(2, true),
    isEncrypted: (flags & 0x0100) !== 0,
    isComplex: (flags & 0x0004) !== 0,
    textStart: view.getUint32(24, true),
    textEnd: view.getUint32(28, true),
  }
}

/**
 * The text of a document of Word 6 or 95, which stands in one stretch unless it was saved fast; then the order of its pieces
 * may be wrong. In the Western code page, the only one those versions name nowhere.
 */
export function readWordSix(stream: Uint8Array, header: WordHeader): string {
  return plainWordText(iconv.decode(Buffer.from(stream.subarray(header.textStart, header.textEnd)), 'cp1252'))
}

/** Word's characters for paragraph, cell, page and field as a plain text has them (MS-DOC 2.4.1). */
export function plainWordText(text: string): string {
  return text
    .replace(/\u0013[^\u0014\u0015]*\u0014/g, '')
    .replace(/\u0013[^\u0015]*\u0015|[\u0014\u0015]/g, '')
    .replace(/\u0007\u0007/g, '\n')
    .replaceAll('\u0007', '\t')
    .replace(/\r\n?|[\u000b\u000c]/g, '\n')
    .replaceAll('\u001e', '-')
    .replace(/[\u0000-\u0008\u000e-\u001f]/g, '')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim()
}
