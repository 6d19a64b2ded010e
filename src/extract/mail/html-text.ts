import { Parser } from 'htmlparser2'

const blocks = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(' '),
)
const hiddenElements = new Set('head script style title template noscript svg object applet'.split(' '))
/** Elements nested deeper are read, but no longer told apart: a hostile page nests a million. */
const maxDepth = 2_000

/**
 * The text of an HTML body as a reader sees it: no markup, no scripts or styles, a line per block, a blank between
 * cells. What is hidden by style (`display:none`) is kept, since it was sent; the text of pictures (`alt`) is kept in
 * square brackets, the address of a link after its text where they differ. At most `maxChars` characters.
 */
export function htmlText(html: string, maxChars: number): string {
  const lines = new LineCollector(maxChars)
  const links: string[] = []
  let hidden = 0
  let depth = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth++
        if (hiddenElements.has(name) && depth < maxDepth) hidden++
        if (hidden > 0) return
        if (name === 'br' || blocks.has(name)) lines.breakLine(name)
        if (name === 'img' && attributes.alt?.trim()) lines.add(`[${attributes.alt}]`)
        if (name === 'a' && links.length < maxDepth) links.push(attributes.href ?? '')
      },
      ontext(text) {
        if (hidden === 0) lines.add(text)
      },
      onclosetag(name) {
        if (hiddenElements.has(name) && depth < maxDepth) hidden = Math.max(0, hidden - 1)
        depth--
        if (hidden > 0) return
        if (name === 'a') lines.addLink(links.pop() ?? '')
        if (blocks.has(name)) lines.breakLine(name)
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.write(html)
  parser.end()
  return lines.text()
}

/** Gathers words to lines, as a browser does with white space. */
class LineCollector {
  readonly #maxChars: number
  readonly #lines: string[] = []
  #line = ''
  #chars = 0

  constructor(maxChars: number) {
    this.#maxChars = maxChars
  }

  add(text: string): void {
    if (this.#chars >= this.#maxChars) return
    const squeezed = text.replace(/[\s\u00a0]+/gu, ' ')
    const joined = this.#line.endsWith(' ') || this.#line === '' ? squeezed.replace(/^ /u, '') : squeezed
    this.#chars += joined.length
    this.#line += joined
  }

  /** The address of a link, when its text does not say it already. */
  addLink(href: string): void {
    if (/^(?:https?|ftp|mailto|tel):/iu.test(href) && !this.#line.includes(href.replace(/^mailto:/iu, ''))) this.add(` <${href.slice(0, 2_000)}>`)
  }

  breakLine(element: string): void {
    if (element === 'td' || element === 'th') {
      if (this.#line !== '' && !this.#line.endsWith(' ')) this.#line += ' '
      return
    }
    if (this.#line.trim() !== '' || element === 'br') this.#lines.push(this.#line.trimEnd())
    this.#line = ''
  }

  text(): string {
    if (this.#line.trim() !== '') this.#lines.push(this.#line.trimEnd())
    return this.#lines.join('\n').replace(/\n{3,}/gu, '\n\n').trim().slice(0, this.#maxChars)
  }
}
