import type { Dossier } from '../collect-dossier.ts'
import type { DossierInput } from '../dossier-input.ts'
import { html, type Html } from './html.ts'

/** Title, purpose, authority, and what a reader must know first. */
export function writeCover({ caseFile, authorities, asOf, checkpoint, mergeErrors }: DossierInput): Html {
  return html`<header>
<p class="kicker">Dossier</p>
<h1>${caseFile.title}</h1>
<dl>
<dt>Purpose</dt><dd>${caseFile.purpose}</dd>
<dt>Case</dt><dd><code>${caseFile.id}</code></dd>
<dt>As of</dt><dd>${asOf} (last entry of the journal that the case rests on)</dd>
<dt>Held under</dt><dd>${authorities.map((authority) => html`<div><b>${authority.id}</b> ${authority.kind}: ${authority.reference}; issued by ${authority.issuer}; scope: ${authority.scope}${authority.until ? `; until ${authority.until}` : ''}</div>`)}</dd>
<dt>To be reviewed</dt><dd>${caseFile.retentionReview}</dd>
</dl>
<aside>
<p><b>How to read this.</b> Every sentence is followed by its sources. A source opens the place in the evidence, read again from the bytes when this dossier was written: the row, the page, the message. Each exhibit is named by its SHA-256.</p>
<p><b>Findings marked <span class="tag machine">machine</span> were computed and nobody has reviewed them.</b> A match says that two records are likely one; a sign is no proof; a shared name is a lead. Nothing here rates a person.</p>
<p><b>Records are merged where they are likely one.</b> ${mergeErrors}</p>
</aside>
<details><summary>Signed checkpoint of the journal</summary><pre>${checkpoint}</pre></details>
</header>`
}

/** What there is, in numbers. */
export function writeCounts(dossier: Dossier): Html {
  return html`<section id="numbers" class="numbers" aria-label="In numbers">${Object.entries(dossier.counts).map(
    ([name, count]) => html`<div><b>${count.toLocaleString('en')}</b><span>${name}</span></div>`,
  )}</section>`
}
