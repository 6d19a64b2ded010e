import type { PrintedFinding } from '../collect-dossier.ts'
import type { PrintedWords } from '../collect-words.ts'
import { html, type Html } from './html.ts'

/** Who stands behind a finding, and what changed under it since. */
export function writeStanding({ words, stale }: PrintedFinding): Html | undefined {
  if (!words && !stale) return undefined
  const changed = stale && html`<table class="sides"><tr><th>Stale: it rested on</th><td>${stale.before}</td></tr>
<tr><th>and rests on now</th><td>${stale.after}</td></tr></table>`
  return html`${words ? html`<p class="sources">${words}</p>` : undefined}${changed}`
}

/** Hypotheses, each with the findings that were weighed for it. */
export function writeHypotheses({ hypotheses }: PrintedWords): Html {
  return html`<p>Explanations that exclude each other. A finding that sits alike with all of them tells nothing between them, however well
it fits. The one with the least against it is not thereby true.</p>
${hypotheses.map((one) => html`<h3>${one.id}: ${one.sentence}</h3><p class="sources">Written by ${one.by}</p>
<table class="small"><thead><tr><th>Finding</th><th>Sits with it</th><th class="number">Tells apart</th><th>Why</th></tr></thead><tbody>
${one.weighed.map(
    (cell) => html`<tr><td>${cell.finding}</td><td>${cell.weight}</td><td class="number">${cell.diagnosticity?.toFixed(2)}</td><td>${cell.reason}</td></tr>`,
  )}</tbody></table>`)}`
}

/** Findings that were taken back or set aside: explained, and not hidden. */
export function writeWithdrawn({ withdrawn }: PrintedWords): Html {
  return html`<table class="small"><thead><tr><th>Finding</th><th>Sentence</th><th>By</th><th>Why</th></tr></thead><tbody>
${withdrawn.map((one) => html`<tr><td>${one.id.slice(0, 12)}</td><td>${one.sentence}</td><td>${one.by}</td><td>${one.reason}</td></tr>`)}</tbody></table>`
}
