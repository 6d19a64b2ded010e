/** A piece of HTML that is safe to put into a page. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** What can stand in a template: text is escaped, `Html` is not, lists are joined, `undefined` and `null` give nothing. */
export type HtmlPart = Html | string | number | null | undefined | readonly HtmlPart[]

/** Makes HTML of a template: whatever is put in is escaped, so that evidence cannot become markup. */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  let text = strings[0]!
  parts.forEach((part, index) => {
    text += write(part) + strings[index + 1]!
  })
  return new Html(text)
}

/** Text that cannot become markup, neither in an element nor in a quoted attribute. Control characters are shown as pictures. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
    // Directional overrides could make a cited line read as something else.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, (character) => String.fromCodePoint(0x2400 + character.charCodeAt(0)))
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '\u2426')
}

function write(part: HtmlPart): string {
  if (part === null || part === undefined) return ''
  if (part instanceof Html) return part.text
  if (typeof part === 'string') return escapeHtml(part)
  if (typeof part === 'number') return String(part)
  return part.map(write).join('')
}
