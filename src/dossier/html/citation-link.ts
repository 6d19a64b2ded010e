import { describeLocator, parseLocator } from '../../model/locator.ts'
import type { PrintedCitation } from '../collect-dossier.ts'
import { anchorOf } from '../collect-excerpts.ts'
import { html, type Html } from './html.ts'

/** A citation as a link to the place inside the dossier. */
export function citationLink(citation: PrintedCitation): Html {
  const parsed = parseLocator(citation.locator)
  const place = parsed ? describeLocator(parsed) : citation.locator
  const text = parsed?.kind === 'whole' ? `exhibit ${citation.exhibit}` : `${citation.exhibit}: ${place}`
  return html`<a class="cite" href="#${anchorOf(citation)}" title="${citation.quote}">${text}</a>`
}
