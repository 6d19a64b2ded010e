import type { XmlAttributes, XmlHandler } from '../xml/walk-xml.ts'

/** Collects the text of a slide, its notes or its comments (ECMA-376 part 1, sections 19 and 21): a line for each paragraph, a tab between cells. */
export class SlideText implements XmlHandler {
  isHidden = false
  readonly #isFrame: boolean
  #isPlaceholder = false
  readonly #lines: string[] = []
  #line = ''
  #isTextOpen = false
  #cellDepth = 0
  #fallbackDepth = 0

  /** Of a frame (a layout, a master) only what every slide shows is text: not what its placeholders say. */
  constructor(options: { isFrame?: boolean } = {}) {
    this.#isFrame = options.isFrame ?? false
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'Fallback') this.#fallbackDepth++
    else if (this.#fallbackDepth > 0) return
    else if (name === 'sld') this.isHidden = attributes['show'] === '0' || attributes['show'] === 'false'
    else if (name === 'sp') this.#isPlaceholder = false
    else if (name === 'ph') this.#isPlaceholder = true
    else if (name === 't' || name === 'text') this.#isTextOpen = !(this.#isFrame && this.#isPlaceholder)
    else if (name === 'br') this.#line += this.#cellDepth > 0 ? ' ' : '\n'
    else if (name === 'tc') this.#cellDepth++
  }

  text(piece: string): void {
    if (this.#isTextOpen && this.#fallbackDepth === 0) this.#line += piece
  }

  close(name: string): void {
    if (name === 'Fallback') this.#fallbackDepth--
    else if (this.#fallbackDepth > 0) return
    else if (name === 't') this.#isTextOpen = false
    else if (name === 'p' || name === 'text') this.#endParagraph(name)
    else if (name === 'tc') this.#endCell()
    else if (name === 'tr') this.#endLine()
  }

  /** The text collected. */
  toString(): string {
    return this.#lines.map((line) => line.trimEnd()).filter((line) => line !== '').join('\n')
  }

  #endParagraph(name: string): void {
    if (name === 'text') this.#isTextOpen = false
    if (this.#cellDepth > 0) this.#line += ' '
    else this.#endLine()
  }

  #endCell(): void {
    this.#cellDepth = Math.max(0, this.#cellDepth - 1)
    this.#line = `${this.#line.replace(/ +$/, '')}\t`
  }

  #endLine(): void {
    this.#lines.push(this.#line)
    this.#line = ''
  }
}
