import { Parser } from 'htmlparser2'
import type { DocumentField } from '../document/document-reading.ts'
import { TextBuilder } from '../xml/text-builder.ts'
import { metaField } from './html-meta.ts'

/** What a page shows, and what it says of itself: title, meta values and links. */
export interface HtmlContent {
  readonly text: string
  readonly fields: readonly DocumentField[]
}

const skipped = new Set(['script', 'style', 'template', 'noframes', 'iframe', 'object', 'svg', 'math', 'select'])
const blocks = new Set(
  `address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
  header hgroup hr legend li main menu nav ol option p pre section summary table tbody tfoot thead tr ul caption`.split(/\s+/),
)
const spaced = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'blockquote', 'ul', 'ol', 'pre', 'hr'])
const verbatim = new Set(['pre', 'textarea', 'xmp', 'plaintext'])
const mostFields = 2_000
/** The parser takes time by the depth for each element; old pages leave thousands of `font` open. */
const mostNested = 4_096

/**
 * Reads the text of a page with breaks where its blocks end (HTML Standard, section 15.3). Scripts and styles are left
 * out, parts hidden by style are kept. Nothing is loaded and nothing runs.
 */
export function readHtml(html: string): HtmlContent {
  const reader = new HtmlReader()
  for (let at = 0; at < html.length; ) at = readStretch(html, at, reader)
  return { text: reader.builder.toString(), fields: reader.fields }
}

/** Reads from `start` to the end, or to where elements are nested too deep: there all of them are taken for closed. */
function readStretch(html: string, start: number, reader: HtmlReader): number {
  let depth = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        reader.open(name, attributes)
        if (++depth > mostNested) parser.pause()
      },
      ontext: (text) => reader.text(text),
      onclosetag(name) {
        depth--
        reader.close(name)
      },
    },
    { decodeEntities: true },
  )
  parser.write(html.slice(start))
  if (depth > mostNested) {
    reader.closeAll()
    return start + parser.endIndex + 1
  }
  parser.end()
  return html.length
}

class HtmlReader {
  readonly builder = new TextBuilder()
  readonly fields: DocumentField[] = []
  #title: string | undefined
  #isTitleOpen = false
  #skipping = 0
  #verbatim = 0
  #metas = 0
  #links = 0

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (skipped.has(name)) this.#skipping++
    if (this.#skipping > 0) return
    if (name === 'title') this.#isTitleOpen = true
    if (name === 'meta') this.#add(metaField(attributes, ++this.#metas))
    if (name === 'a') this.#addLink(attributes['href'])
    if (verbatim.has(name)) this.#verbatim++
    if (name === 'img' && attributes['alt']) this.builder.flow(` ${attributes['alt']} `)
    this.#breakBefore(name)
  }

  text(text: string): void {
    if (this.#isTitleOpen) this.#title = (this.#title ?? '') + text
    else if (this.#skipping > 0) return
    else if (this.#verbatim > 0) this.builder.verbatim(text)
    else this.builder.flow(text)
  }

  close(name: string): void {
    if (name === 'title' && this.#isTitleOpen) this.#closeTitle()
    if (skipped.has(name)) this.#skipping = Math.max(0, this.#skipping - 1)
    if (verbatim.has(name)) this.#verbatim = Math.max(0, this.#verbatim - 1)
    if (this.#skipping > 0) return
    if (name === 'td' || name === 'th') this.builder.cell()
    else if (spaced.has(name)) this.builder.paragraph()
    else if (blocks.has(name)) this.builder.line()
  }

  /** Takes every element that is open for closed. */
  closeAll(): void {
    if (this.#isTitleOpen) this.#closeTitle()
    this.#skipping = 0
    this.#verbatim = 0
    this.builder.line()
  }

  #breakBefore(name: string): void {
    if (name === 'br') this.builder.verbatim('\n')
    else if (spaced.has(name)) this.builder.paragraph()
    else if (blocks.has(name)) this.builder.line()
  }

  #closeTitle(): void {
    this.#isTitleOpen = false
    const text = this.#title?.replace(/\s+/g, ' ').trim()
    if (text && !this.fields.some((field) => field.name === 'title')) this.#add({ name: 'title', text, property: 'title' })
  }

  #addLink(href: string | undefined): void {
    if (href && !href.startsWith('#')) this.#add({ name: `link.${++this.#links}`, text: href })
  }

  #add(field: DocumentField | undefined): void {
    if (field && this.fields.length < mostFields) this.fields.push(field)
  }
}
