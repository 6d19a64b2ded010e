import { visibleText } from '../../base/visible-text.ts'

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

/** Text that cannot become markup, neither in an element nor in a quoted attribute, nor work unseen (`visibleText`). */
export function escapeHtml(text: string): string {
  return visibleText(text.replace(/\r\n?/g, '\n')).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

function write(part: HtmlPart): string {
  if (part === null || part === undefined) return ''
  if (part instanceof Html) return part.text
  if (typeof part === 'string') return escapeHtml(part)
  if (typeof part === 'number') return String(part)
  return part.map(write).join('')
}
