import type { Dossier } from '../collect-dossier.ts'
import type { Cut } from '../collect-exhibits.ts'
import { html, type Html } from './html.ts'

/** What was not taken in or read, or with a doubt, and columns that were left out. */
export function writeCoverage(dossier: Dossier): Html {
  const { unread, columns } = dossier
  return html`<p>Nothing is dropped in silence. What could not be read was not searched, and no finding rests on it.</p>
${unread.total > 0 ? html`<table><thead><tr><th>Exhibit</th><th>Path</th><th>State</th><th>Reason</th></tr></thead><tbody>
${unread.rows.map((exhibit) => html`<tr><td>${exhibit.number}</td><td>${exhibit.path}</td><td>${exhibit.state}</td><td>${exhibit.reason}</td></tr>`)}</tbody></table>${writeMore(unread, 'exhibits')}` : html`<p>Every exhibit was read.</p>`}
${writeIntake(dossier)}
<h3>Problems</h3>
<table><thead><tr><th>Code</th><th>Severity</th><th class="number">Count</th><th>For example</th></tr></thead><tbody>
${dossier.problems.map((problem) => html`<tr><td><code>${problem.code}</code></td><td>${problem.severity}</td><td class="number">${problem.count}</td><td>${problem.example}</td></tr>`)}</tbody></table>
<h3>Columns that give no statement</h3>
<table><thead><tr><th>Exhibit</th><th>Path</th><th>Treatment</th><th>Columns</th></tr></thead><tbody>
${columns.rows.map((column) => html`<tr><td>${column.exhibit}</td><td>${column.path}</td><td>${column.treatment}</td><td>${column.names}</td></tr>`)}</tbody></table>${writeMore(columns, 'coverage')}`
}

function writeIntake({ intakeProblems: { rows, total } }: Dossier): Html | undefined {
  if (total === 0) return undefined
  const more = total - rows.length
  return html`<h3>Handed over and not taken in, or with a doubt</h3>
<ul>${rows.map((problem) => html`<li>${problem.message}</li>`)}</ul>
${more > 0 ? html`<p>${more} more stand in the journal, in entries <code>intake.reported</code>.</p>` : undefined}`
}

/** The list of exhibits. */
export function writeExhibits(dossier: Dossier): Html {
  return html`<table class="small"><thead><tr><th>No.</th><th>Path</th><th>SHA-256</th><th class="number">Bytes</th><th>Read</th><th class="number">Statements</th><th>Received</th></tr></thead><tbody>
${dossier.exhibits.rows.map((exhibit) => html`<tr id="exhibit-${exhibit.number}"><td class="tight">${exhibit.number}</td><td>${exhibit.path}</td><td class="tight"><code>${exhibit.sha256.slice(0, 12)}</code></td><td class="number">${exhibit.sizeBytes.toLocaleString('en')}</td><td class="tight">${exhibit.state}</td><td class="number">${exhibit.statements.toLocaleString('en')}</td><td class="tight">${exhibit.receivedAt.slice(0, 10)}, ${exhibit.authority}</td></tr>`)}</tbody></table>
${writeMore(dossier.exhibits, 'exhibits')}`
}

function writeMore({ rows, total }: Cut<unknown>, view: string): Html | undefined {
  return total > rows.length ? html`<p>${(total - rows.length).toLocaleString('en')} more stand in the view <code>${view}</code>.</p>` : undefined
}

/** Which code made which rows. */
export function writeRuns(dossier: Dossier): Html {
  return html`<p>Evidence and journal are the truth; everything else was computed by these runs, and can be computed again to the same rows.</p>
<table class="small"><thead><tr><th>Step</th><th>Code</th><th>Run</th><th class="number">Rows</th></tr></thead><tbody>
${dossier.runs.map((run) => html`<tr><td>${run.step}</td><td><code>${run.version}</code></td><td><code>${run.id}</code></td><td class="number">${run.rows.toLocaleString('en')}</td></tr>`)}</tbody></table>`
}
