import type { PrintedSheets } from '../collect-sheets.ts'
import { writeCheckSheet } from './check-sheet.ts'
import { html, type Html } from './html.ts'

const entriesShown = 40

/** The check sheets of the exhibits that a person still has to look at. */
export function writeSheets({ sheets, leftOut, settled, pictures }: PrintedSheets): Html {
  const addressOf = ({ sha256 }: { readonly sha256: string }) => pictures.get(sha256)
  return html`<p>${sheets[0]?.notice ?? 'No check found anything that a person has to look at. That does not mean that a document is genuine.'}</p>
${settled > 0 ? html`<p>In ${settled.toLocaleString('en')} more exhibits every check that fits passed; the view <code>signs</code> tells which.</p>` : undefined}
${leftOut > 0 ? html`<p>${leftOut.toLocaleString('en')} more sheets are too many to print; the workbench shows the sheet of every exhibit.</p>` : undefined}
${sheets.map((sheet) => html`<article class="sheet"><h3 id="sheet-${sheet.exhibit.number}">${sheet.exhibit.number} · ${sheet.exhibit.path}</h3>
${writeCheckSheet(sheet, { addressOf, maxEntries: entriesShown, isFolded: true })}</article>`)}`
}
