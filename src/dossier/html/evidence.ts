import { describeLocator, parseLocator } from '../../model/locator.ts'
import type { Dossier, PrintedExhibit } from '../collect-dossier.ts'
import { anchorOf } from '../collect-excerpts.ts'
import type { Excerpt } from '../excerpt.ts'
import { html, type Html } from './html.ts'

/** What stands at every cited place, by exhibit. */
export function writeEvidence(dossier: Dossier): Html {
  const known = new Map(dossier.exhibits.map((exhibit) => [exhibit.id, exhibit]))
  return html`${[...dossier.excerpts].map(([id, excerpts]) => writeExhibit(id, known.get(id), excerpts))}`
}

function writeExhibit(id: string, exhibit: PrintedExhibit | undefined, excerpts: ReadonlyMap<string, Excerpt>): Html {
  return html`<article class="exhibit">
<h3 id="at-${id.slice(0, 12)}-whole">${exhibit ? `${exhibit.number} · ${exhibit.path}` : id}</h3>
${exhibit ? html`<p class="facts">SHA-256 <code>${exhibit.sha256}</code>, ${exhibit.sizeBytes.toLocaleString('en')} bytes, held under ${exhibit.authority}${exhibit.number.includes('.') ? undefined : html` · <a href="../evidence/${exhibit.sha256.slice(0, 2)}/${exhibit.sha256}">the bytes</a>`}</p>` : undefined}
${[...excerpts].map(([locator, excerpt]) => html`<div class="excerpt" id="${anchorOf({ exhibitId: id, locator })}">
<h4>${describe(locator)}</h4>
${writeExcerpt(excerpt)}
</div>`)}
</article>`
}

function writeExcerpt(excerpt: Excerpt): Html {
  switch (excerpt.kind) {
    case 'row':
      return html`<div class="wide"><table class="row"><thead><tr><th>row</th>${excerpt.columns.map((name) => html`<th>${name}</th>`)}</tr></thead>
<tbody>${excerpt.rows.map(({ row, cells, cited }) => html`<tr><th>${row}</th>${cells.map((cell, index) => html`<td${cited.includes(index + 1) ? html` class="cited"` : undefined}>${cell}</td>`)}</tr>`)}</tbody></table></div>`
    case 'text':
      return html`<blockquote>${excerpt.before}<mark>${excerpt.quote}</mark>${excerpt.after}</blockquote>`
    case 'value':
      return html`<blockquote><mark>${excerpt.text}</mark></blockquote>`
  }
}

function describe(locator: string): string {
  const parsed = parseLocator(locator)
  return parsed ? describeLocator(parsed) : locator
}
