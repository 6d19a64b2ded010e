import { formatLocator } from '../../model/locator.ts'
import type { Span } from '../document/span.ts'

/** A text made line by line, that knows where each piece stands in it. */
export class LineText {
  readonly #lines: string[] = []
  #length = 0

  /** Adds a line; `label` stands before the words and is no part of the span. Undefined for an empty text. */
  line(text: string | undefined, label = ''): Span | undefined {
    const words = text?.replace(/\s+/gu, ' ').trim()
    if (!words) return undefined
    const start = this.#length + label.length
    this.#lines.push(label + words)
    this.#length += label.length + words.length + 1
    return { text: words, locator: formatLocator({ kind: 'chars', start, end: start + words.length }) }
  }

  /** The lines so far. */
  get lines(): readonly string[] {
    return this.#lines
  }

  /** The whole text. */
  get text(): string {
    return this.#lines.join('\n')
  }
}
