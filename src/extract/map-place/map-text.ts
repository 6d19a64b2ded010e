import { formatLocator, parseLocator } from '../../model/locator.ts'
import { LineText } from '../content-line/line-text.ts'
import type { ExtractInput, ExtractSink } from '../contract.ts'
import type { Span } from '../document/span.ts'
import { textAtCells } from '../table/cell-text.ts'

const maxSegmentChars = 100_000

/**
 * How a map file reads to a person: its words as lines of one text (located by characters), its figures as rows of one
 * table (located by row and column: latitude, longitude, altitude, time, end). Reading a file twice gives the same text
 * and rows, so that what one reading wrote the next one finds.
 */
export class MapText {
  readonly #words = new LineText()
  readonly #wantedRows: ReadonlySet<number>
  readonly #rows = new Map<number, readonly string[]>()
  #row = 0

  /** `wantedRows` are kept for `at`; the others are only counted. */
  constructor(wantedRows: ReadonlySet<number> = new Set()) {
    this.#wantedRows = wantedRows
  }

  /** Adds a line of words; see `LineText.line`. */
  line(text: string | undefined, label = ''): Span | undefined {
    return this.#words.line(text, label)
  }

  /** Adds a row of figures: a span for each cell that holds something, and one for the row. */
  row(cells: readonly (string | undefined)[]): { readonly cells: readonly (Span | undefined)[]; readonly locator: string } {
    const row = ++this.#row
    const texts = cells.map((cell) => cell?.trim() ?? '')
    if (this.#wantedRows.has(row)) this.#rows.set(row, texts)
    return {
      cells: texts.map((text, index) => (text ? { text, locator: formatLocator({ kind: 'cell', row, columns: [index + 1] }) } : undefined)),
      locator: formatLocator({ kind: 'cell', row, columns: [] }),
    }
  }

  /** Gives the words as segments, cut where a line ends, up to the limit of text. */
  give(input: ExtractInput, sink: ExtractSink): void {
    let start = 0
    let at = 0
    let held: string[] = []
    const flush = (): void => {
      const text = held.join('\n')
      if (text) sink.text({ text, locator: formatLocator({ kind: 'chars', start, end: start + text.length }) })
      start = at
      held = []
    }
    for (const line of this.#words.lines) {
      if (at + line.length > input.limits.maxTextChars) {
        const message = `The words are longer than ${input.limits.maxTextChars} characters; what follows cannot be searched. Raise the limit of the case.`
        sink.problem({ code: 'limit.text', severity: 'warning', message })
        break
      }
      held.push(line)
      at += line.length + 1
      if (at - start > maxSegmentChars) flush()
    }
    flush()
  }

  /** The text at each locator. */
  at(locators: readonly string[]): (string | undefined)[] {
    const whole = this.#words.text
    return locators.map((spelling) => {
      const locator = parseLocator(spelling)
      if (locator?.kind === 'whole') return whole
      if (locator?.kind === 'chars') return locator.end <= whole.length ? whole.slice(locator.start, Math.max(locator.start, locator.end)) : undefined
      if (locator?.kind !== 'cell') return undefined
      const cells = this.#rows.get(locator.row)
      return cells && textAtCells(cells, locator.columns, locator.chars)
    })
  }
}

/** The rows that locators ask for, for a `MapText` that is to find them. */
export function rowsWanted(locators: readonly string[]): Set<number> {
  const rows = new Set<number>()
  for (const spelling of locators) {
    const locator = parseLocator(spelling)
    if (locator?.kind === 'cell') rows.add(locator.row)
  }
  return rows
}
