import { MergeFill } from '../spreadsheet/merge-fill.ts'
import { maxTableColumns, SheetRowBuilder, type SheetRow } from '../spreadsheet/sheet-row.ts'
import { readXmlInBlocks, type XmlHandlers } from '../xml-stream/xml-stream.ts'
import type { OdsNotes } from './ods-notes.ts'
import { odsValue } from './ods-value.ts'

/** Rows that hold something and are written once for many: beyond these the copies are told, not made. */
const maxRowCopies = 10_000

type Attributes = Readonly<Record<string, string>>

/** The rows of the sheet of that place (from 0) in a content part, in blocks (ODF 1.3 part 3, 9.1). */
export async function* readOdsRows(bytes: Uint8Array, sheet: number, notes: OdsNotes): AsyncIterable<readonly SheetRow[]> {
  notes.clear()
  const reader = new OdsReader(sheet, notes)
  const blocks = readXmlInBlocks(bytes, reader)
  for (;;) {
    const step = blocks.next()
    const rows = reader.take()
    if (rows.length) yield rows
    if (!step.done) continue
    notes.defect = step.value.error
    return
  }
}

/** Follows the elements of one sheet of a content part. */
class OdsReader implements XmlHandlers {
  readonly #sheet: number
  readonly #notes: OdsNotes
  readonly #merges = new MergeFill()
  #rows: SheetRow[] = []
  #tables = 0
  #depth = 0
  #row = 0
  #rowCopies = 1
  #builder: SheetRowBuilder | undefined
  #column = 0
  #cell: Attributes | undefined
  #paragraphs: string[] = []
  #inParagraph = 0
  #annotation: string[] | undefined
  #ended = false

  constructor(sheet: number, notes: OdsNotes) {
    this.#sheet = sheet
    this.#notes = notes
  }

  take(): SheetRow[] {
    return this.#rows.splice(0)
  }

  done(): boolean {
    return this.#ended
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'table') return this.#openTable()
    if (!this.#isInside) return
    if (this.#cell) this.#openInCell(name, attributes)
    else if (name === 'table-row') this.#openRow(attributes)
    else if ((name === 'table-cell' || name === 'covered-table-cell') && this.#builder) this.#openCell(attributes)
  }

  text(text: string): void {
    if (this.#inParagraph === 0) return
    const lines = this.#annotation ?? this.#paragraphs
    lines[lines.length - 1] += text
  }

  close(name: string): void {
    if (name === 'table') return this.#closeTable()
    if (!this.#isInside) return
    if (name === 'table-row' && this.#builder) this.#closeRow()
    else if ((name === 'table-cell' || name === 'covered-table-cell') && this.#cell) this.#closeCell(this.#cell)
    else if (name === 'annotation') this.#closeAnnotation()
    else if (name === 'p' || name === 'h') this.#inParagraph = Math.max(0, this.#inParagraph - 1)
  }

  /** A table inside a cell or a chart is not the sheet: only the outermost are counted. */
  get #isInside(): boolean {
    return this.#depth === 1 && this.#tables === this.#sheet + 1
  }

  #openTable(): void {
    if (++this.#depth === 1) this.#tables++
  }

  #closeTable(): void {
    if (this.#isInside) this.#ended = true
    this.#depth--
  }

  #openRow(attributes: Attributes): void {
    this.#rowCopies = countOf(attributes['table:number-rows-repeated'])
    this.#builder = new SheetRowBuilder(this.#row + 1)
    this.#column = 0
    if (/^(collapse|filter)$/.test(attributes['table:visibility'] ?? '')) this.#notes.hiddenRows += this.#rowCopies
  }

  #openCell(attributes: Attributes): void {
    this.#cell = attributes
    this.#paragraphs = []
    this.#inParagraph = 0
  }

  #openInCell(name: string, attributes: Attributes): void {
    if (name === 'annotation') this.#annotation = []
    else if (name === 'p' || name === 'h') {
      this.#inParagraph++
      ;(this.#annotation ?? this.#paragraphs).push('')
    } else if (name === 's') this.text(' '.repeat(Math.min(100, countOf(attributes['text:c']))))
    else if (name === 'tab') this.text('\t')
    else if (name === 'line-break') this.text('\n')
    else if (name === 'a' && attributes['xlink:href']) this.#notes.add(this.#row + 1, this.#column + 1, `link: ${attributes['xlink:href']}`)
  }

  #closeAnnotation(): void {
    const text = this.#annotation?.join('\n').trim()
    this.#annotation = undefined
    if (text) this.#notes.add(this.#row + 1, this.#column + 1, text)
  }

  #closeCell(attributes: Attributes): void {
    this.#cell = undefined
    this.#annotation = undefined
    const copies = countOf(attributes['table:number-columns-repeated'])
    const text = odsValue(attributes) ?? this.#paragraphs.join('\n')
    if (text !== '') this.#setCells(attributes, text, copies)
    this.#column += copies
  }

  #setCells(attributes: Attributes, text: string, copies: number): void {
    const made = Math.min(copies, Math.max(1, maxTableColumns - this.#column))
    for (let copy = 1; copy <= made; copy++) this.#builder?.set(this.#column + copy, text)
    if (made < copies) this.#notes.cellsNotMade += copies - made
    const currency = attributes['office:value-type'] === 'currency' ? attributes['office:currency'] : undefined
    if (currency) this.#notes.addCurrency(this.#column + 1, currency)
    const spanned = countOf(attributes['table:number-rows-spanned'])
    if (spanned > 1) this.#merges.reach(this.#column + 1, this.#row + spanned, text)
  }

  #closeRow(): void {
    const row = this.#builder?.build()
    this.#builder = undefined
    const made = row ? Math.min(this.#rowCopies, maxRowCopies) : 0
    for (let copy = 0; copy < made; copy++) this.#rows.push(this.#merges.fill({ ...row!, row: this.#row + 1 + copy }))
    if (row && made < this.#rowCopies) this.#notes.rowsNotMade += this.#rowCopies - made
    this.#row += this.#rowCopies
  }
}

function countOf(text: string | undefined): number {
  const count = Number(text ?? 1)
  return Number.isInteger(count) && count > 0 ? Math.min(count, 16_777_216) : 1
}
