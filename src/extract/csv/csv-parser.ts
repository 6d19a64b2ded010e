const quote = '"'
/** Longest field of a table as text, in characters. */
export const maxFieldChars = 1_048_576
/** Longest record of a table as text, in characters. */
export const maxRecordChars = 4_194_304
/** In a record with so many marks that never close, the rest are taken for characters: to look for the end of each takes the square of its length. */
const maxUnclosed = 16

/** Defects met while reading, each with how often and the first record that has it. */
export interface CsvDefects {
  /** Quotation marks inside a quoted field that are not doubled; kept as characters. */
  readonly quoteInside: Defect
  /** Quoted fields that never end; the mark is kept as a character and the field ends with its line. */
  readonly unterminated: Defect
  /** Records longer than the limit, cut there. */
  readonly tooLong: Defect
}

/** How often a defect was met, and the number of the first record that has it. */
export interface Defect {
  readonly count: number
  readonly firstRecord: number
}

/** A record with marks in it, and the defects of its marks. */
interface ScannedRecord {
  readonly cells: string[]
  readonly end: number
  readonly unclosed: number
  readonly inside: number
}

/**
 * Cuts a text that comes in blocks into the records and fields of RFC 4180, and goes on where a text breaks its rules: a
 * record ends with CRLF, LF or CR, mixed as they come; blanks before an opening mark and behind a closing one are left
 * out; a mark inside is a character unless a delimiter or the end of the line follows. Fields longer than 1 MiB that
 * never close are read again without their mark. A blank line is a record of one empty field. Memory is bounded by 4 MiB
 * of one record.
 */
export class CsvParser {
  readonly #delimiter: string
  #buffer = ''
  #records = 0
  /** A record that did not end is looked at again when the buffer is twice as long: at every block takes the square of it. */
  #scanFrom = 0
  #skipping = false
  #afterReturn = false
  #quoteInside: Defect = { count: 0, firstRecord: 0 }
  #unterminated: Defect = { count: 0, firstRecord: 0 }
  #tooLong: Defect = { count: 0, firstRecord: 0 }

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  get defects(): CsvDefects {
    return { quoteInside: this.#quoteInside, unterminated: this.#unterminated, tooLong: this.#tooLong }
  }

  /** The records that end in this block. */
  write(text: string): string[][] {
    if (this.#skipping) text = this.#skipRest(text)
    this.#buffer = this.#buffer === '' ? text : this.#buffer + text
    if (this.#buffer.length < Math.min(this.#scanFrom, maxRecordChars)) return []
    return this.#take(false)
  }

  /** The last record, when the text does not end with a line end. */
  end(): string[][] {
    const records = this.#take(true)
    this.#buffer = ''
    return records
  }

  #take(final: boolean): string[][] {
    const buffer = this.#buffer
    const records: string[][] = []
    let at = 0
    if (this.#afterReturn && buffer.length > 0) {
      if (buffer.startsWith('\n')) at = 1
      this.#afterReturn = false
    }
    let nextQuote = buffer.indexOf(quote, at)
    let nextReturn = buffer.indexOf('\r', at)
    while (at < buffer.length) {
      const lineFeed = buffer.indexOf('\n', at)
      if (nextQuote !== -1 && nextQuote < at) nextQuote = buffer.indexOf(quote, at)
      if (nextReturn !== -1 && nextReturn < at) nextReturn = buffer.indexOf('\r', at)
      const plainReturn = nextReturn !== -1 && (lineFeed === -1 || nextReturn < lineFeed - 1)
      const lineEnd = plainReturn ? nextReturn : lineFeed
      if (lineEnd !== -1 && (nextQuote === -1 || nextQuote > lineEnd)) {
        const textEnd = !plainReturn && nextReturn === lineEnd - 1 && nextReturn >= at ? nextReturn : lineEnd
        records.push(this.#split(buffer.slice(at, textEnd)))
        at = lineEnd + 1
        if (plainReturn) {
          if (buffer[at] === '\n') at++
          else if (at === buffer.length) this.#afterReturn = true
        }
        continue
      }
      const record = this.#scan(buffer, at, final)
      if (!record) break
      this.#unterminated = this.#count(this.#unterminated, record.unclosed)
      this.#quoteInside = this.#count(this.#quoteInside, record.inside)
      this.#records++
      records.push(record.cells)
      at = record.end
    }
    this.#buffer = buffer.slice(at)
    if (!final && this.#buffer.length > maxRecordChars) records.push(this.#cutRecord())
    this.#scanFrom = 2 * this.#buffer.length
    return records
  }

  #split(line: string): string[] {
    this.#records++
    return line.split(this.#delimiter)
  }

  /** One record with marks in it, or the last one; undefined when the buffer ends before the record does. */
  #scan(buffer: string, start: number, final: boolean): ScannedRecord | undefined {
    const cells: string[] = []
    let at = start
    let unclosed = 0
    let inside = 0
    for (;;) {
      const opened = skipBlanks(buffer, at, this.#delimiter)
      const isQuoted = buffer[opened] === quote
      const field = isQuoted && unclosed < maxUnclosed ? this.#quoted(buffer, opened, final) : undefined
      if (field === 'cut') return undefined
      if (isQuoted && !field) unclosed++
      if (field) {
        cells.push(field.text)
        inside += field.inside
      }
      const plain = field ?? this.#plain(buffer, at)
      if (!field) cells.push(buffer.slice(at, plain.end))
      at = plain.end
      if (buffer.startsWith(this.#delimiter, at) && at < buffer.length) {
        at += this.#delimiter.length
        continue
      }
      if (at >= buffer.length) {
        return final ? { cells, end: at, unclosed, inside } : undefined
      }
      const isPair = buffer.startsWith('\r\n', at)
      const end = at + (isPair ? 2 : 1)
      if (buffer[at] === '\r' && end === buffer.length) this.#afterReturn = !isPair
      return { cells, end, unclosed, inside }
    }
  }

  #plain(buffer: string, start: number): { end: number } {
    for (let at = start; at < buffer.length; at++) {
      const char = buffer.charCodeAt(at)
      if (char === 10 || char === 13 || buffer.startsWith(this.#delimiter, at)) return { end: at }
    }
    return { end: buffer.length }
  }

  /** A quoted field from its opening mark; undefined when it never closes, `cut` when more text may close it. */
  #quoted(buffer: string, opened: number, final: boolean): { text: string; end: number; inside: number } | 'cut' | undefined {
    let text = ''
    let from = opened + 1
    let inside = 0
    for (;;) {
      const mark = buffer.indexOf(quote, from)
      if (mark === -1 || mark - opened > maxFieldChars) {
        if (!final && mark === -1 && buffer.length - opened <= maxFieldChars) return 'cut'
        return undefined
      }
      if (buffer[mark + 1] === quote) {
        text += buffer.slice(from, mark + 1)
        from = mark + 2
        continue
      }
      const after = skipBlanks(buffer, mark + 1, this.#delimiter)
      if (after >= buffer.length && !final) return 'cut'
      if (after >= buffer.length || buffer[after] === '\n' || buffer[after] === '\r' || buffer.startsWith(this.#delimiter, after)) {
        const last = buffer.slice(from, mark)
        return { text: text === '' ? last : text + last, end: after, inside }
      }
      inside++
      text += buffer.slice(from, mark + 1)
      from = mark + 1
    }
  }

  #cutRecord(): string[] {
    this.#tooLong = this.#count(this.#tooLong, 1)
    const cells = this.#split(this.#buffer.slice(0, maxRecordChars))
    const rest = this.#buffer.slice(maxRecordChars)
    this.#skipping = true
    this.#buffer = this.#skipRest(rest)
    return cells
  }

  #skipRest(text: string): string {
    const end = text.search(/[\r\n]/)
    if (end === -1) return ''
    this.#skipping = false
    return text.slice(text.startsWith('\r\n', end) ? end + 2 : end + 1)
  }

  #count(defect: Defect, by: number): Defect {
    if (by === 0) return defect
    return { count: defect.count + by, firstRecord: defect.firstRecord || this.#records + 1 }
  }
}

function skipBlanks(buffer: string, start: number, delimiter: string): number {
  let at = start
  while (buffer[at] === ' ' || (buffer[at] === '\t' && delimiter !== '\t')) at++
  return at
}
