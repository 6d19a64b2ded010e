/** Builds the visible text of a document: lines and cells without surplus blanks, at most one blank line in a row. */
export class TextBuilder {
  readonly #pieces: string[] = []
  #length = 0
  #lineEnds = 2
  #isBlank = false

  /** Adds running text; white space in it counts as one blank. */
  flow(text: string): void {
    if (text === '') return
    const squeezed = text.replace(/[ \t\r\n\f\u00a0]+/g, ' ')
    const lead = squeezed.startsWith(' ')
    const body = squeezed.trim()
    if (lead) this.#isBlank = true
    if (body === '') return
    this.#put(body)
    this.#isBlank = squeezed.length > 1 && squeezed.endsWith(' ')
  }

  /** Adds text as it is, white space too. */
  verbatim(text: string): void {
    if (text === '') return
    this.#pieces.push(text)
    this.#length += text.length
    const ends = /\n*$/.exec(text)![0].length
    this.#lineEnds = ends === text.length ? Math.min(2, this.#lineEnds + ends) : ends
    this.#isBlank = false
  }

  /** Ends the line, unless it is ended. */
  line(): void {
    if (this.#lineEnds === 0) this.#raw('\n', 1)
  }

  /** Ends the line and leaves one blank, unless that is so. */
  paragraph(): void {
    while (this.#lineEnds < 2) this.#raw('\n', this.#lineEnds + 1)
  }

  /** Sets the next cell of a row apart. */
  cell(): void {
    this.#raw('\t', 0)
  }

  get length(): number {
    return this.#length
  }

  /** What was built, without white space at its ends. */
  toString(): string {
    return this.#pieces.join('').replace(/[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n').trim()
  }

  #put(body: string): void {
    if (this.#isBlank && this.#lineEnds === 0) this.#pieces.push(' ')
    this.#pieces.push(body)
    this.#length += body.length + 1
    this.#lineEnds = 0
    this.#isBlank = false
  }

  #raw(text: string, lineEnds: number): void {
    this.#pieces.push(text)
    this.#length += text.length
    this.#lineEnds = lineEnds
    this.#isBlank = false
  }
}
