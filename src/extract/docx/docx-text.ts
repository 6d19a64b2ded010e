import type { XmlAttributes, XmlHandler } from '../xml/walk-xml.ts'

/** A change that Word tracked: who, when, what was inserted or deleted. */
export interface TrackedChange {
  readonly kind: 'inserted' | 'deleted' | 'moved'
  readonly author: string
  readonly date: string
  text: string
}

const textual = new Set(['ins', 'del', 'moveFrom', 'moveTo'])
const mostChanges = 10_000

/**
 * Collects the text of a part of a Word document (ECMA-376 part 1, section 17): a line for each paragraph, a tab between the
 * cells of a table and a line for each of its rows. Deleted text is kept apart.
 */
export class DocxText implements XmlHandler {
  readonly changes: TrackedChange[] = []
  hiddenChars = 0
  readonly #lines: string[] = []
  /** The line or row that is not ended yet. */
  #line = ''
  #cellDepth = 0
  #fallbackDepth = 0
  #isHidden = false
  #isTextOpen = false
  #open: TrackedChange | undefined

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'Fallback') this.#fallbackDepth++
    if (this.#fallbackDepth > 0) return
    if (name === 't' || name === 'delText') this.#isTextOpen = true
    else if (name === 'tab' && attributes['val'] === undefined && attributes['pos'] === undefined) this.#add('\t')
    else if (name === 'br' || name === 'cr') this.#add('\n')
    else if (name === 'noBreakHyphen') this.#add('-')
    else if (name === 'tc') this.#cellDepth++
    else if (name === 'r') this.#isHidden = false
    else if (name === 'vanish' && attributes['val'] !== '0' && attributes['val'] !== 'false') this.#isHidden = true
    else if (name === 'comment') this.#add(`${[attributes['author'], attributes['date']].filter(Boolean).join(', ')}: `)
    else if (textual.has(name)) this.#openChange(name, attributes)
  }

  text(piece: string): void {
    if (!this.#isTextOpen || this.#fallbackDepth > 0) return
    if (this.#isHidden) this.hiddenChars += piece.length
    this.#add(piece)
  }

  close(name: string): void {
    if (name === 'Fallback') this.#fallbackDepth--
    else if (this.#fallbackDepth > 0) return
    else if (name === 't' || name === 'delText') this.#isTextOpen = false
    else if (name === 'p') this.#add(this.#cellDepth > 0 ? ' ' : '\n')
    else if (name === 'tc') this.#closeCell()
    else if (name === 'tr') this.#endRow()
    else if (textual.has(name)) this.#open = undefined
  }

  /** The text collected, blanks at line ends and surplus blank lines left out. */
  toString(): string {
    return [...this.#lines, this.#line].map((line) => line.trimEnd()).join('\n').replace(/\n{4,}/g, '\n\n\n').replace(/^\n+/, '').trimEnd()
  }

  #add(text: string): void {
    if (this.#open && text !== '\n') this.#open.text += text
    if (this.#open?.kind === 'deleted') return
    if (text === '\n' && this.#cellDepth === 0) this.#endLine()
    else this.#line += text === '\n' ? ' ' : text
  }

  #closeCell(): void {
    this.#cellDepth = Math.max(0, this.#cellDepth - 1)
    this.#line = `${this.#line.replace(/ +$/, '')}\t`
  }

  #endRow(): void {
    if (this.#cellDepth > 0) this.#line += ' '
    else this.#endLine()
  }

  #endLine(): void {
    this.#lines.push(this.#line)
    this.#line = ''
  }

  /** A change inside the properties of a paragraph mark has no text of its own. */
  #openChange(name: string, attributes: XmlAttributes): void {
    const kind = name === 'ins' ? 'inserted' : name === 'del' ? 'deleted' : name === 'moveFrom' ? 'deleted' : 'moved'
    this.#open = { kind, author: attributes['author'] ?? '', date: attributes['date'] ?? '', text: '' }
    if (this.changes.length < mostChanges) this.changes.push(this.#open)
  }
}
