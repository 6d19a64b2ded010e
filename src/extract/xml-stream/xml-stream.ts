import { SaxesParser } from 'saxes'
import { xmlFault } from '../xml/xml-fault.ts'
import { decodeXml } from './decode-xml.ts'

/** What is told of the elements of an XML text, in their order. Names are without prefix, attribute names as written. */
export interface XmlHandlers {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  close?(name: string): void
  text?(text: string): void
  /** Asked after each block: true ends the reading. */
  done?(): boolean
}

/** How an XML text was read. */
export interface XmlOutcome {
  /** The first thing that is wrong with it, in words with its place; what could be read after it was read. */
  readonly error?: string
  /** The text has a document type; its entities are never expanded. */
  readonly doctype: boolean
  readonly elements: number
}

/** Limits of an XML text. Beyond them the reading ends with an error. */
export interface XmlLimits {
  readonly maxDepth: number
  /** Well-formedness errors read over before the rest is given up. */
  readonly maxErrors: number
}

/** The limits of an XML text unless something else is said. */
export const defaultXmlLimits: XmlLimits = { maxDepth: 1_000, maxErrors: 100 }

/** Reads a whole XML text. Never throws on a text that is not well-formed: the outcome says so. */
export function readXml(bytes: Uint8Array, handlers: XmlHandlers, limits: XmlLimits = defaultXmlLimits): XmlOutcome {
  const blocks = readXmlInBlocks(bytes, handlers, limits)
  for (;;) {
    const step = blocks.next()
    if (step.done) return step.value
  }
}

/**
 * Reads an XML text block by block, so that what the handlers collect can be taken away in between. Entities other than
 * the five of XML are not expanded, and nothing outside the text is ever read.
 */
export function* readXmlInBlocks(
  bytes: Uint8Array,
  handlers: XmlHandlers,
  limits: XmlLimits = defaultXmlLimits,
): Generator<undefined, XmlOutcome> {
  const reader = new XmlReader(handlers, limits)
  for (const block of decodeXml(bytes)) {
    reader.write(block)
    yield undefined
    if (reader.ended || handlers.done?.()) return reader.outcome()
  }
  reader.close()
  return reader.outcome()
}

class XmlReader {
  readonly #parser = new SaxesParser<Record<never, never>>({})
  #error: string | undefined
  #errors = 0
  #depth = 0
  #elements = 0
  #doctype = false
  ended = false

  constructor(handlers: XmlHandlers, limits: XmlLimits) {
    const parser = this.#parser
    parser.on('error', (error) => this.#fail(xmlFault(error.message).words, ++this.#errors > limits.maxErrors))
    parser.on('doctype', () => (this.#doctype = true))
    parser.on('opentag', (tag) => {
      this.#elements++
      if (++this.#depth > limits.maxDepth) this.#fail(`elements are nested deeper than ${limits.maxDepth}`, true)
      if (!this.ended) handlers.open?.(localName(tag.name), tag.attributes as Record<string, string>)
    })
    parser.on('closetag', (tag) => {
      this.#depth--
      if (!this.ended) handlers.close?.(localName(tag.name))
    })
    const text = (found: string) => {
      if (!this.ended) handlers.text?.(found)
    }
    parser.on('text', text)
    parser.on('cdata', text)
  }

  write(block: string): void {
    if (!this.ended) this.#parser.write(block)
  }

  close(): void {
    if (!this.ended) this.#parser.close()
  }

  outcome(): XmlOutcome {
    return { ...(this.#error === undefined ? {} : { error: this.#error }), doctype: this.#doctype, elements: this.#elements }
  }

  #fail(message: string, end: boolean): void {
    this.#error ??= message
    if (end) this.ended = true
  }
}

/** An element name without its prefix. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
