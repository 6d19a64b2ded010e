import { Parser } from 'htmlparser2'

const blocks = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(' '),
)
const hiddenElements = new Set('head script style title template noscript svg object applet'.split(' '))
/** What is nested deeper is read without looking at its elements: a hostile page nests a million, at which the parser takes minutes. */
const maxDepth = 2_000
const blockChars = 32_768

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
        if (hiddenElements.has(name)) hidden++
        if (hidden > 0) return
        if (name === 'br' || blocks.has(name)) lines.breakLine(name)
        if (name === 'img' && attributes.alt?.trim()) lines.add(`[${attributes.alt}]`)
        if (name === 'a' && links.length < maxDepth) links.push(attributes.href ?? '')
      },
      ontext(text) {
        if (hidden === 0) lines.add(text)
      },
      onclosetag(name) {
        if (hiddenElements.has(name)) hidden = Math.max(0, hidden - 1)
        depth--
        if (hidden > 0) return
        if (name === 'a') lines.addLink(links.pop() ?? '')
        if (blocks.has(name)) lines.breakLine(name)
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  let at = 0
  for (; at < html.length && depth < maxDepth && !lines.full; at += blockChars) parser.write(html.slice(at, at + blockChars))
  parser.end()
  if (at < html.length && !lines.full) lines.add(html.slice(at).replace(/<[^<>]*>/gu, ' '))
  return lines.text()
}

/** Gathers words to lines, as a browser does with white space. */
class LineCollector {
  readonly #maxChars: number
  readonly #lines: string[] = []
  /** The line in work, in pieces: a page may be one line of megabytes. */
  #pieces: string[] = []
  #lastPiece = ''
  #chars = 0

  constructor(maxChars: number) {
    this.#maxChars = maxChars
  }

  get full(): boolean {
    return this.#chars >= this.#maxChars
  }

  add(text: string): void {
    if (this.full) return
    const squeezed = text.replace(/[\s\u00a0]+/gu, ' ')
    const piece = this.#lastPiece === '' || this.#lastPiece.endsWith(' ') ? squeezed.replace(/^ /u, '') : squeezed
    if (piece === '') return
    this.#chars += piece.length
    this.#pieces.push(piece)
    this.#lastPiece = piece
  }

  /** The address of a link, when its text does not say it already. */
  addLink(href: string): void {
    if (/^(?:https?|ftp|mailto|tel):/iu.test(href) && !this.#lastPiece.includes(href.replace(/^mailto:/iu, ''))) this.add(` <${href.slice(0, 2_000)}>`)
  }

  breakLine(element: string): void {
    if (element === 'td' || element === 'th') {
      if (this.#pieces.length > 0) this.add(' ')
      return
    }
    this.#endLine(element === 'br')
  }

  text(): string {
    this.#endLine(false)
    return this.#lines.join('\n').replace(/\n{3,}/gu, '\n\n').trim().slice(0, this.#maxChars)
  }

  #endLine(keepEmpty: boolean): void {
    const line = this.#pieces.join('').trim()
    if (line !== '' || keepEmpty) this.#lines.push(line)
    this.#pieces = []
    this.#lastPiece = ''
  }
}
