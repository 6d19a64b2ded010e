/** A value of a PDF (ISO 32000-2, section 7.3). `null` stands for the null object and for what is not there. */
export type PdfValue = null | boolean | number | PdfName | PdfText | PdfRef | PdfList | PdfDict | PdfStream

/** A name, without its slash, escapes resolved. */
export interface PdfName {
  readonly kind: 'name'
  readonly name: string
}

/** A string: one character for each byte, and where it stands with its delimiters. */
export interface PdfText {
  readonly kind: 'text'
  readonly latin1: string
  readonly isHex: boolean
  readonly start: number
  readonly end: number
}

/** A reference to an indirect object. */
export interface PdfRef {
  readonly kind: 'ref'
  readonly number: number
  readonly generation: number
}

/** An array. */
export interface PdfList {
  readonly kind: 'list'
  readonly items: readonly PdfValue[]
}

/** A dictionary; of a key told twice the last value stands, as readers do. */
export interface PdfDict {
  readonly kind: 'dict'
  readonly entries: ReadonlyMap<string, PdfValue>
}

/** A stream: its dictionary and where its bytes stand, still encoded. */
export interface PdfStream {
  readonly kind: 'stream'
  readonly dict: PdfDict
  readonly start: number
  readonly end: number
}

/** The dictionary of a dictionary or stream; undefined of anything else. */
export function dictOf(value: PdfValue | undefined): PdfDict | undefined {
  if (value === null || typeof value !== 'object') return undefined
  return value.kind === 'dict' ? value : value.kind === 'stream' ? value.dict : undefined
}

/** The name, without its slash; undefined of anything else. */
export function nameOf(value: PdfValue | undefined): string | undefined {
  return value !== null && typeof value === 'object' && value.kind === 'name' ? value.name : undefined
}

/** The items of an array; undefined of anything else. */
export function listOf(value: PdfValue | undefined): readonly PdfValue[] | undefined {
  return value !== null && typeof value === 'object' && value.kind === 'list' ? value.items : undefined
}

/** The reference; undefined of anything else. */
export function refOf(value: PdfValue | undefined): PdfRef | undefined {
  return value !== null && typeof value === 'object' && value.kind === 'ref' ? value : undefined
}

/** The string as characters of one byte; undefined of anything else. */
export function latin1Of(value: PdfValue | undefined): string | undefined {
  return value !== null && typeof value === 'object' && value.kind === 'text' ? value.latin1 : undefined
}

/** A text string as people read it (ISO 32000-2, section 7.9.2.2): UTF-16, UTF-8, or PDFDocEncoding taken as Latin-1. */
export function readableText(value: PdfValue | undefined): string | undefined {
  const latin1 = latin1Of(value)
  if (latin1 === undefined) return undefined
  const bytes = Buffer.from(latin1, 'latin1')
  if (latin1.startsWith('\xfe\xff')) return bytes.subarray(2, bytes.length - (bytes.length % 2)).swap16().toString('utf16le')
  if (latin1.startsWith('\xff\xfe')) return bytes.subarray(2).toString('utf16le')
  return latin1.startsWith('\xef\xbb\xbf') ? bytes.subarray(3).toString('utf8') : latin1
}
