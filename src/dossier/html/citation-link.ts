import { describeLocator, parseLocator } from '../../model/locator.ts'
import type { Dossier, PrintedCitation } from '../collect-dossier.ts'
import { anchorOf, isWholeExhibit } from '../collect-excerpts.ts'
import { html, type Html } from './html.ts'

/** A citation as a link to the place inside the dossier; where the place is not printed, its words alone. */
export function citationLink(citation: PrintedCitation, { excerpts }: Pick<Dossier, 'excerpts'>): Html {
  const { exhibit, exhibitId, locator, quote } = citation
  const isWhole = isWholeExhibit(locator)
  const text = isWhole ? `exhibit ${exhibit}` : `${exhibit}: ${describePlace(locator)}`
  const isPrinted = isWhole ? excerpts.has(exhibitId) : excerpts.get(exhibitId)?.has(locator)
  return isPrinted ? html`<a class="cite" href="#${anchorOf(citation)}" title="${quote}">${text}</a>` : html`<span class="cite" title="${quote}">${text}</span>`
}

/** A locator in words; as written where it is none. */
export function describePlace(locator: string): string {
  const parsed = parseLocator(locator)
  return parsed ? describeLocator(parsed) : locator
}
