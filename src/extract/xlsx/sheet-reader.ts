import { columnOf, rowOf } from '../spreadsheet/cell-reference.ts'
import type { NumberFormat } from '../spreadsheet/number-format.ts'
import { MergeFill } from '../spreadsheet/merge-fill.ts'
import { numberText } from '../spreadsheet/number-text.ts'
import { SheetRowBuilder, type SheetRow } from '../spreadsheet/sheet-row.ts'
import { readXmlInBlocks, type XmlHandlers } from '../xml-stream/xml-stream.ts'
import { readMergedCells } from './merged-cells.ts'
import { RichText, unescapeString } from './shared-strings.ts'
import type { SheetNotes } from './sheet-notes.ts'
import { isTrue } from './workbook.ts'

/** What cells of every sheet are read by. */
export interface CellContext {
  readonly strings: readonly string[]
  readonly formats: readonly NumberFormat[]
  readonly date1904: boolean
}

const plain: NumberFormat = { kind: 'number' }

/** The rows of a worksheet part that hold something (ECMA-376 part 1, 18.3), in blocks, read as a stream of elements. */
export async function* readSheetRows(bytes: Uint8Array, context: CellContext, notes: SheetNotes): AsyncIterable<readonly SheetRow[]> {
  notes.clear()
  const reader = new SheetReader(context, notes, new MergeFill(readMergedCells(bytes)))
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

/** Follows the elements of one worksheet part. Attributes that may be left out (`r` of rows and cells) count on. */
class SheetReader implements XmlHandlers {
  readonly #context: CellContext
  readonly #notes: SheetNotes
  readonly #merges: MergeFill
  readonly #inline = new RichText()
  #rows: SheetRow[] = []
  #row: SheetRowBuilder | undefined
  #lastRow = 0
  #column = 0
  #type = ''
  #format = plain
  #value = ''
  #inValue = false
  #inCell = false
  #formula = false

  constructor(context: CellContext, notes: SheetNotes, merges: MergeFill) {
    this.#context = context
    this.#notes = notes
    this.#merges = merges
  }

  /** The rows ended since the last call. */
  take(): SheetRow[] {
    return this.#rows.splice(0)
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#inCell) this.#openInCell(name)
    else if (name === 'c' && this.#row) this.#openCell(attributes)
    else if (name === 'row') this.#openRow(attributes)
    else if (name === 'col' && isTrue(attributes.hidden)) this.#noteHidden(attributes)
  }

  text(text: string): void {
    if (this.#inValue) this.#value += text
    else if (this.#inCell) this.#inline.add(text)
  }

  close(name: string): void {
    if (name === 'v') this.#inValue = false
    else if (name === 'c' && this.#inCell) this.#closeCell()
    else if (name === 'row') this.#closeRow()
    else if (this.#inCell) this.#inline.close(name)
  }

  #noteHidden({ min, max }: Readonly<Record<string, string>>): void {
    this.#notes.hiddenColumns += Math.max(1, Number(max) - Number(min) + 1) || 1
  }

  #openRow(attributes: Readonly<Record<string, string>>): void {
    const told = rowOf(attributes.r ?? '')
    // A row number that does not grow is a defect; two rows of one number could not be told apart.
    this.#lastRow = told !== undefined && told > this.#lastRow ? told : this.#lastRow + 1
    this.#row = new SheetRowBuilder(this.#lastRow)
    this.#column = 0
    if (isTrue(attributes.hidden)) this.#notes.hiddenRows++
  }

  #openCell(attributes: Readonly<Record<string, string>>): void {
    this.#column = columnOf(attributes.r ?? '') ?? this.#column + 1
    this.#type = attributes.t ?? 'n'
    this.#format = this.#context.formats[Number(attributes.s ?? 0)] ?? plain
    this.#value = ''
    this.#inline.clear()
    this.#inCell = true
    this.#formula = false
  }

  #openInCell(name: string): void {
    if (name === 'v') this.#inValue = true
    else if (name === 'f') this.#formula = true
    else this.#inline.open(name)
  }

  #closeCell(): void {
    this.#inCell = this.#inValue = false
    const text = this.#cellText()
    if (this.#formula && text === '' && this.#type !== 'str') this.#notes.formulasWithoutValue++
    if (text === '' || !this.#row) return
    this.#merges.see(this.#lastRow, this.#column, text)
    this.#row.set(this.#column, text)
  }

  #closeRow(): void {
    const row = this.#row?.build()
    this.#row = undefined
    if (!row) return
    this.#rows.push(this.#merges.fill(row))
  }

  #cellText(): string {
    switch (this.#type) {
      case 's':
        return this.#context.strings[Number(this.#value)] ?? ''
      case 'inlineStr':
        return this.#inline.value || unescapeString(this.#value)
      case 'str':
      case 'd':
        return unescapeString(this.#value)
      case 'b':
        return this.#value === '' ? '' : isTrue(this.#value.trim()) ? 'TRUE' : 'FALSE'
      case 'e':
        this.#notes.errorCells++
        return this.#value
      default:
        if (this.#format.currency && this.#value !== '') this.#notes.addCurrency(this.#column, this.#format.currency)
        return numberText(this.#value, this.#format, this.#context.date1904)
    }
  }
}
