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
${writeRows(id, excerpts)}
${[...excerpts].map(([locator, excerpt]) => excerpt.kind === 'row' ? undefined : html`<div class="excerpt" id="${anchorOf({ exhibitId: id, locator })}">
<h4>${describe(locator)}</h4>
<blockquote>${writeText(excerpt)}</blockquote>
</div>`)}
</article>`
}

function writeText(excerpt: Exclude<Excerpt, { kind: 'row' }>): Html {
  return excerpt.kind === 'text' ? html`${excerpt.before}<mark>${excerpt.quote}</mark>${excerpt.after}` : html`<mark>${excerpt.text}</mark>`
}

type RowExcerpt = Extract<Excerpt, { kind: 'row' }>

/** The cited rows of each table of an exhibit under one header, in their order; every cited place is an anchor. */
function writeRows(id: string, excerpts: ReadonlyMap<string, Excerpt>): Html {
  const rows = [...excerpts].filter((entry): entry is [string, RowExcerpt] => entry[1].kind === 'row')
  const bySheet = Map.groupBy(rows, ([, excerpt]) => excerpt.sheet ?? '')
  return html`${[...bySheet].map(([sheet, cited]) => html`${sheet ? html`<h4>Sheet ${sheet}</h4>` : undefined}
<div class="wide"><table class="row"><thead><tr><th>row</th>${cited[0]![1].columns.map((name) => html`<th>${name}</th>`)}</tr></thead>
<tbody>${[...Map.groupBy(cited, ([, excerpt]) => excerpt.row.row)].sort(([a], [b]) => a - b).map(([row, places]) => writeRow(id, row, places))}</tbody></table></div>`)}`
}

function writeRow(id: string, row: number, places: readonly (readonly [string, RowExcerpt])[]): Html {
  const cited = new Set(places.flatMap(([, excerpt]) => excerpt.row.cited))
  return html`<tr><th>${row}${places.map(([locator]) => html`<a id="${anchorOf({ exhibitId: id, locator })}"></a>`)}</th>${places[0]![1].row.cells.map(
    (cell, index) => html`<td${cited.has(index + 1) ? html` class="cited"` : undefined}>${cell}</td>`,
  )}</tr>`
}

function describe(locator: string): string {
  const parsed = parseLocator(locator)
  return parsed ? describeLocator(parsed) : locator
}
