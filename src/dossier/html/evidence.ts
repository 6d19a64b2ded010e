import type { Dossier } from '../collect-dossier.ts'
import { anchorOf, type CitedPlace } from '../collect-excerpts.ts'
import type { PrintedExhibit } from '../collect-exhibits.ts'
import type { Excerpt } from '../excerpt.ts'
import { describePlace } from './citation-link.ts'
import { html, type Html } from './html.ts'

/** What stands at every cited place, by exhibit. */
export function writeEvidence(dossier: Dossier): Html {
  return html`${writeGaps(dossier)}${[...dossier.excerpts].map(([id, excerpts]) => writeExhibit(id, dossier.cited.get(id), excerpts))}`
}

function writeGaps({ notFound, leftOut }: Dossier): Html {
  return html`${notFound > 0 ? html`<p><b>At ${notFound} cited places nothing was found when they were read again.</b> They are named without a link. A reader of that format is at fault, or a file of evidence was changed since; verify the case.</p>` : undefined}
${leftOut > 0 ? html`<p>${leftOut} more cited places are named without a link: they are too many to print. The view <code>citations</code> has all.</p>` : undefined}`
}

function writeExhibit(id: string, exhibit: PrintedExhibit | undefined, excerpts: ReadonlyMap<string, Excerpt>): Html {
  return html`<article class="exhibit">
<h3 id="${anchorOf({ exhibitId: id, locator: 'whole' })}">${exhibit ? `${exhibit.number} · ${exhibit.path}` : id}</h3>
${exhibit ? html`<p class="facts">SHA-256 <code>${exhibit.sha256}</code>, ${exhibit.sizeBytes.toLocaleString('en')} bytes, held under ${exhibit.authority}${exhibit.number.includes('.') ? undefined : html` · <a href="../evidence/${exhibit.sha256.slice(0, 2)}/${exhibit.sha256}">the bytes</a>`}</p>` : undefined}
${writeRows(id, excerpts)}
${[...excerpts].map(([locator, excerpt]) => (excerpt.kind === 'row' ? undefined : writePassage({ exhibitId: id, locator }, excerpt)))}
</article>`
}

function writePassage(place: CitedPlace, excerpt: Exclude<Excerpt, RowExcerpt>): Html {
  return html`<div class="excerpt" id="${anchorOf(place)}">
<h4>${describePlace(place.locator)}</h4>
<blockquote>${writeText(excerpt)}</blockquote>
</div>`
}

function writeText(excerpt: Exclude<Excerpt, RowExcerpt>): Html {
  return excerpt.kind === 'text' ? html`${excerpt.before}<mark>${excerpt.quote}</mark>${excerpt.after}` : html`<mark>${excerpt.text}</mark>`
}

type RowExcerpt = Extract<Excerpt, { kind: 'row' }>

/** The cited rows of each table of an exhibit under one header, in their order; every cited place is an anchor. */
function writeRows(id: string, excerpts: ReadonlyMap<string, Excerpt>): Html {
  const rows = [...excerpts].filter((entry): entry is [string, RowExcerpt] => entry[1].kind === 'row')
  const bySheet = Map.groupBy(rows, ([, excerpt]) => excerpt.sheet ?? '')
  return html`${[...bySheet].map(([sheet, cited]) => writeSheet(id, sheet, cited))}`
}

function writeSheet(id: string, sheet: string, cited: readonly (readonly [string, RowExcerpt])[]): Html {
  const byRow = [...Map.groupBy(cited, ([, excerpt]) => excerpt.row.row)].sort(([a], [b]) => a - b)
  return html`${sheet ? html`<h4>Sheet ${sheet}</h4>` : undefined}
<div class="wide"><table class="row"><thead><tr><th>row</th>${cited[0]![1].columns.map((name) => html`<th>${name}</th>`)}</tr></thead>
<tbody>${byRow.map(([row, places]) => writeRow(id, row, places))}</tbody></table></div>`
}

function writeRow(id: string, row: number, places: readonly (readonly [string, RowExcerpt])[]): Html {
  const cited = new Set(places.flatMap(([, excerpt]) => excerpt.row.cited))
  return html`<tr><th>${row}${places.map(([locator]) => html`<a id="${anchorOf({ exhibitId: id, locator })}"></a>`)}</th>${places[0]![1].row.cells.map(
    (cell, index) => html`<td${cited.has(index + 1) ? html` class="cited"` : undefined}>${cell}</td>`,
  )}</tr>`
}
