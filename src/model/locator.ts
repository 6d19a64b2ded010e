/**
 * Where in an exhibit a value stands. Written as a fragment (`row=12&col=3`, `page=2&char=10,24`), after the selectors
 * of the W3C Web Annotation data model (section 4.2) and RFC 5147, RFC 7111, RFC 6901. One place has one spelling, so
 * that it can be hashed. Numbers a person counts (page, row, column) start at 1; offsets start at 0 and their end is
 * exclusive.
 */
export type Locator =
  | { readonly kind: 'whole' }
  | PageLocator
  | CellLocator
  | CharLocator
  | { readonly kind: 'bytes'; readonly start: number; readonly end: number }
  | PartLocator
  | PointerLocator
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'member'; readonly path: string }

/** A page, or a box on it in points from the top left corner, and the characters of the page's extracted text. */
export interface PageLocator {
  readonly kind: 'page'
  readonly page: number
  /** left, top, right, bottom, in PDF points (or pixels of a picture), origin at the top left. */
  readonly box?: readonly [number, number, number, number]
  readonly chars?: CharRange
}

/**
 * A row of a table, one or several of its cells (in the order in which their texts were joined by one blank), or a
 * range of characters in one cell. Row 1 is the first record of the file or sheet, the header included.
 */
export interface CellLocator {
  readonly kind: 'cell'
  readonly sheet?: string
  readonly row: number
  /** Columns from 1; empty means the whole row. */
  readonly columns: readonly number[]
  readonly chars?: CharRange
}

/** Characters (UTF-16 code units) of the exhibit's extracted text. */
export interface CharLocator {
  readonly kind: 'chars'
  readonly start: number
  readonly end: number
}

/** A MIME part (`1`, `1.2`; `0` is the message itself), a header field of it, and a range in that value. */
export interface PartLocator {
  readonly kind: 'part'
  readonly part: string
  /** Lower-case header name; absent means the body. */
  readonly header?: string
  /** Which of several fields of that name, from 0. */
  readonly index?: number
  readonly chars?: CharRange
}

/**
 * A JSON value (RFC 6901; of NDJSON the first token is the line, from 0) and a range in its text; or several values, in
 * the order in which their texts were joined by one blank.
 */
export interface PointerLocator {
  readonly kind: 'pointer'
  readonly pointers: readonly string[]
  readonly chars?: CharRange
}

/** First character and the one after the last. */
export type CharRange = readonly [start: number, end: number]

/** The whole exhibit. */
export const wholeExhibit: Locator = { kind: 'whole' }

/** The one spelling of a locator. */
export function formatLocator(locator: Locator): string {
  switch (locator.kind) {
    case 'whole':
      return 'whole'
    case 'page':
      return (
        `page=${locator.page}` + (locator.box ? `&box=${locator.box.map(roundTenth).join(',')}` : '') + formatRange(locator.chars)
      )
    case 'cell':
      return (
        (locator.sheet === undefined ? '' : `sheet=${encode(locator.sheet)}&`) +
        `row=${locator.row}` +
        (locator.columns.length === 0 ? '' : `&col=${locator.columns.join(',')}`) +
        formatRange(locator.chars)
      )
    case 'chars':
      return `char=${locator.start},${locator.end}`
    case 'bytes':
      return `bytes=${locator.start},${locator.end}`
    case 'part':
      return (
        `part=${locator.part}` +
        (locator.header === undefined ? '' : `&header=${encode(locator.header)}`) +
        (locator.index ? `&index=${locator.index}` : '') +
        formatRange(locator.chars)
      )
    case 'pointer':
      return `pointer=${locator.pointers.map(encode).join(',')}` + formatRange(locator.chars)
    case 'field':
      return `field=${encode(locator.name)}`
    case 'member':
      return `member=${encode(locator.path)}`
  }
}

/** Reads what `formatLocator` wrote; undefined for any other text, also for another spelling of a place. */
export function parseLocator(text: string): Locator | undefined {
  if (text === 'whole') return wholeExhibit
  try {
    const locator = readFields(text)
    return locator && formatLocator(locator) === text ? locator : undefined
  } catch (thrown) {
    // A percent sign that begins no sign of UTF-8.
    if (thrown instanceof URIError) return undefined
    throw thrown
  }
}

/**
 * The locator of characters inside the text that stands at `base`: a page, a cell, a message part, or the exhibit's
 * whole text. Undefined for a base that holds no text (a picture's field, an archive member).
 */
export function withChars(base: Locator, start: number, end: number): Locator | undefined {
  switch (base.kind) {
    case 'whole':
      return { kind: 'chars', start, end }
    case 'chars':
      return { kind: 'chars', start: base.start + start, end: base.start + end }
    case 'page':
    case 'cell':
    case 'part':
    case 'pointer': {
      const offset = base.chars?.[0] ?? 0
      return { ...base, chars: [offset + start, offset + end] }
    }
    default:
      return undefined
  }
}

/** A locator in words a person reads: `row 12, column 3`. */
export function describeLocator(locator: Locator): string {
  const range = 'chars' in locator && locator.chars ? `, characters ${locator.chars[0]} to ${locator.chars[1]}` : ''
  switch (locator.kind) {
    case 'whole':
      return 'the whole exhibit'
    case 'page':
      return `page ${locator.page}${range}`
    case 'cell': {
      const columns = locator.columns.length ? `, column ${locator.columns.join(' and ')}` : ''
      return `${locator.sheet === undefined ? '' : `sheet ${locator.sheet}, `}row ${locator.row}${columns}${range}`
    }
    case 'chars':
      return `characters ${locator.start} to ${locator.end}`
    case 'bytes':
      return `bytes ${locator.start} to ${locator.end}`
    case 'part':
      return (locator.header === undefined ? `body of part ${locator.part}` : `header ${locator.header}`) + range
    case 'pointer':
      return `JSON ${locator.pointers.map((pointer) => pointer || 'root').join(' and ')}${range}`
    case 'field':
      return `field ${locator.name}`
    case 'member':
      return `member ${locator.path}`
  }
}

function readFields(text: string): Locator | undefined {
  const fields = new Map(text.split('&').map((field) => splitOnce(field, '=')))
  const chars = readRange(fields.get('char'))
  const ranged = chars ? { chars } : {}
  switch (text.slice(0, text.indexOf('='))) {
    case 'page':
      return readPage(fields, ranged)
    case 'sheet':
    case 'row':
      return readCell(fields, ranged)
    case 'char':
      return chars && { kind: 'chars', start: chars[0], end: chars[1] }
    case 'bytes': {
      const range = readRange(fields.get('bytes'))
      return range && { kind: 'bytes', start: range[0], end: range[1] }
    }
    case 'part':
      return {
        kind: 'part',
        part: fields.get('part')!,
        ...(fields.has('header') ? { header: decodeURIComponent(fields.get('header')!) } : {}),
        ...(fields.has('index') ? { index: readWhole(fields.get('index')!) } : {}),
        ...ranged,
      }
    case 'pointer':
      return { kind: 'pointer', pointers: fields.get('pointer')!.split(',').map(decodeURIComponent), ...ranged }
    case 'field':
      return { kind: 'field', name: decodeURIComponent(fields.get('field')!) }
    case 'member':
      return { kind: 'member', path: decodeURIComponent(fields.get('member')!) }
    default:
      return undefined
  }
}

type Fields = ReadonlyMap<string, string>

function readPage(fields: Fields, ranged: { readonly chars?: CharRange }): Locator | undefined {
  const page = readWhole(fields.get('page')!)
  const box = fields.get('box')?.split(',').map(Number)
  if (page === undefined || (box && !(box.length === 4 && box.every(Number.isFinite)))) return undefined
  return { kind: 'page', page, ...(box ? { box: [box[0]!, box[1]!, box[2]!, box[3]!] } : {}), ...ranged }
}

function readCell(fields: Fields, ranged: { readonly chars?: CharRange }): Locator | undefined {
  const row = readWhole(fields.get('row') ?? '')
  const columns = (fields.get('col')?.split(',') ?? []).map(readWhole).filter((column) => column !== undefined)
  const sheet = fields.get('sheet')
  if (row === undefined) return undefined
  return { kind: 'cell', ...(sheet === undefined ? {} : { sheet: decodeURIComponent(sheet) }), row, columns, ...ranged }
}

function readRange(text: string | undefined): CharRange | undefined {
  const [start, end, ...more] = (text ?? '').split(',').map(readWhole)
  return start === undefined || end === undefined || more.length > 0 ? undefined : [start, end]
}

function readWhole(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

/** Half of a surrogate pair, as damaged names have it, cannot be written in a URL: it becomes the replacement character. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}

function formatRange(range: CharRange | undefined): string {
  return range ? `&char=${range[0]},${range[1]}` : ''
}

function roundTenth(value: number): number {
  return Math.round(value * 10) / 10
}

function splitOnce(text: string, by: string): [string, string] {
  const at = text.indexOf(by)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + by.length)]
}
