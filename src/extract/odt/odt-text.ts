import type { XmlAttributes, XmlHandler } from '../xml/walk-xml.ts'

/** Where a piece of an OpenDocument text belongs. */
type Stream = 'body' | 'notes' | 'comments' | 'deleted'

const mostBlanks = 1_000

/**
 * Collects the text of an OpenDocument part (OASIS ODF 1.3 part 3): a line for each paragraph and heading, a tab between
 * cells; notes, comments and text deleted under tracked changes apart. Of a presentation each page is kept apart.
 */
export class OdtText implements XmlHandler {
  readonly pages: string[] = []
  insertions = 0
  deletions = 0
  readonly #texts: Record<Stream, string[]> = { body: [], notes: [], comments: [], deleted: [] }
  #line = ''
  readonly #outer: { stream: Stream; line: string }[] = []
  #stream: Stream = 'body'
  #cellDepth = 0
  #paragraphDepth = 0
  #pageStart = 0
  #skipDepth = 0
  /** The author or date of a comment. */
  #isCredit = false

  open(name: string, attributes: XmlAttributes): void {
    if (this.#skipDepth > 0 || name === 'note-citation' || name === 'sequence-decls') this.#skipDepth++
    else if (name === 'p' || name === 'h') this.#paragraphDepth++
    else if (name === 's') this.#line += ' '.repeat(Math.min(mostBlanks, Number(attributes['c'] ?? 1) || 1))
    else if (name === 'tab') this.#line += '\t'
    else if (name === 'line-break') this.#line += '\n'
    else if (name === 'table-cell') this.#cellDepth++
    else if (name === 'note') this.#enter('notes')
    else if (name === 'annotation') this.#enter('comments')
    else if (name === 'deletion') this.#enter('deleted')
    else if (name === 'insertion') this.insertions++
    else if (name === 'page') this.#pageStart = this.#texts.body.length
    else if (name === 'creator' || name === 'date') this.#isCredit = this.#stream === 'comments'
  }

  text(piece: string): void {
    if (this.#skipDepth > 0) return
    if (this.#isCredit) this.#line += `${piece.trim()} `
    else if (this.#paragraphDepth > 0)
      this.#line += this.#line === '' || /\s$/.test(this.#line) ? piece.replace(/\s+/g, ' ').trimStart() : piece.replace(/\s+/g, ' ')
  }

  close(name: string): void {
    if (this.#skipDepth > 0) this.#skipDepth--
    else if (name === 'p' || name === 'h') this.#endParagraph()
    else if (name === 'table-cell') this.#endCell()
    else if (name === 'table-row' && this.#cellDepth === 0) this.#endLine()
    else if (name === 'note' || name === 'annotation' || name === 'deletion') this.#leave(name)
    else if (name === 'page') this.pages.push(this.#texts.body.slice(this.#pageStart).join('\n').trim())
    else if (name === 'creator' || name === 'date') this.#isCredit = false
  }

  /** The text of one stream. */
  of(stream: Stream): string {
    return this.#texts[stream]
      .map((line) => line.trimEnd())
      .join('\n')
      .replace(/\n{4,}/g, '\n\n\n')
      .replace(/^\n+/, '')
      .trimEnd()
  }

  #endParagraph(): void {
    this.#paragraphDepth = Math.max(0, this.#paragraphDepth - 1)
    if (this.#cellDepth > 0 && this.#stream === 'body') this.#line += ' '
    else this.#endLine()
  }

  #endCell(): void {
    this.#cellDepth = Math.max(0, this.#cellDepth - 1)
    this.#line = `${this.#line.replace(/ +$/, '')}\t`
  }

  #endLine(): void {
    this.#texts[this.#stream].push(this.#line)
    this.#line = ''
  }

  #enter(stream: Stream): void {
    this.#outer.push({ stream: this.#stream, line: this.#line })
    this.#stream = stream
    this.#line = ''
  }

  #leave(name: string): void {
    if (this.#line.trim() !== '') this.#endLine()
    if (name === 'deletion') this.deletions++
    const outer = this.#outer.pop()
    this.#stream = outer?.stream ?? 'body'
    this.#line = outer?.line ?? ''
  }
}
