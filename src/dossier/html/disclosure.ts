import type { PrintedDisclosure } from '../collect-beside.ts'
import type { Cut } from '../collect-exhibits.ts'
import { html, type Html } from './html.ts'

/** Everything that speaks against what the dossier says. Nobody chose what is on the list; what explains an item stands beside it. */
export function writeAdverse({ adverse, secondLooks }: PrintedDisclosure): Html {
  const looks = secondLooks.count > 0 ? html`<p>Second looks by persons who were not told what the first one said: ${secondLooks.count}, of them alike ${secondLooks.alike}.</p>` : undefined
  if (adverse.total === 0) return html`<p>Nothing was found that speaks against a finding or a hypothesis.</p>${looks}`
  return html`<p>This list is computed, and nobody chose what is on it. An explanation takes nothing away.</p>${looks}
<table class="small"><thead><tr><th>Kind</th><th>Against</th><th>What</th><th>Place</th><th>Explanation</th></tr></thead><tbody>
${adverse.rows.map((row) => html`<tr><td>${row.kind}</td><td>${row.sentence}</td><td>${row.against}${row.quote ? html` <q>${row.quote}</q>` : undefined}</td><td>${row.place}</td><td>${row.isStale ? html`<b>Stale: the item changed since.</b> ` : undefined}${row.explanation}${row.by ? ` (${row.by})` : undefined}</td></tr>`)}</tbody></table>
${writeMore(adverse, 'adverse')}`
}

/** The schedule of all material, used and unused. */
export function writeSchedule({ material }: PrintedDisclosure): Html {
  return html`<table class="small"><thead><tr><th>No.</th><th>Path</th><th>Used</th><th>Reason</th><th>Source graded</th></tr></thead><tbody>
${material.rows.map((row) => html`<tr><td class="tight">${row.number}</td><td>${row.path}</td><td class="tight">${row.used ? `findings ${row.findings}` : 'unused'}${row.sensitive ? html` <b>sensitive</b>` : undefined}</td><td>${row.reason}${row.by ? ` (${row.by})` : undefined}</td><td>${row.grades}</td></tr>`)}</tbody></table>
${writeMore(material, 'disclosure')}`
}

function writeMore({ rows, total }: Cut<unknown>, view: string): Html | undefined {
  return total > rows.length ? html`<p>${(total - rows.length).toLocaleString('en')} more stand in the view <code>${view}</code>.</p>` : undefined
}
