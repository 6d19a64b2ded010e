import type { CheckSheet, SheetEntry, SheetPictureRow } from '../sheet/check-sheet.ts'
import { html, Html, type HtmlPart } from './html.ts'
import { style } from './style.ts'

/** Gives a picture as a `data:` address, or as the path of a file; undefined where it is not to be shown. */
export type PictureAddress = (picture: SheetPictureRow) => string | undefined

/** How a sheet is written. */
export interface SheetStyle {
  readonly addressOf: PictureAddress
  /** Most entries of each kind that are written; the rest is counted. */
  readonly maxEntries: number
  /** Fold what leaves nothing to a person: on paper it is counted alone. */
  readonly isFolded?: boolean
}

const outcomeWords: Readonly<Record<string, string>> = {
  'pass': 'pass', 'fail': 'fail', 'not-applicable': 'not applicable', 'undetermined': 'undetermined', 'known-deviation': 'known deviation',
}

/** What a strength means, for those who read it first. */
export const strengthWords: Readonly<Record<string, string>> = {
  A: 'arithmetic or cryptographic inconsistency', B: 'a rule of a standard broken', C: 'unusual, for an examiner', I: 'information',
}

/** The check sheets of a call as one page that needs nothing but itself. */
export function writeSheetPage(sheets: readonly CheckSheet[], how: SheetStyle): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Check sheet${sheets.length === 1 ? ` · ${fileName(sheets[0]!)}` : ''}</title>
<style>${style('Check sheet')}</style>
</head>
<body>
<p class="kicker">Jackdaw · check sheet${sheets.length === 1 ? '' : 's'}</p>
<h1>${sheets.length === 1 ? fileName(sheets[0]!) : `${sheets.length} documents`}</h1>
<aside><p>${sheets[0]?.notice}</p><p>${Object.entries(strengthWords).map(([letter, words], index) => html`${index > 0 ? '; ' : ''}<b>${letter}</b> ${words}`)}.</p></aside>
<main>${sheets.map((sheet) => html`<article class="sheet">${sheets.length > 1 ? html`<h2>${fileName(sheet)}</h2>` : undefined}
${writeCheckSheet(sheet, how)}</article>`)}</main>
</body>
</html>
`
  return page.text
}

/** One check sheet: what a person has to look at, each with observed beside expected, clause, crop and innocent explanations; then the rest. */
export function writeCheckSheet(sheet: CheckSheet, how: SheetStyle): Html {
  const toLook = sheet.entries.filter((entry) => entry.mustLook)
  const settled = sheet.entries.filter((entry) => !entry.mustLook && entry.outcome !== 'not-applicable')
  const unfit = sheet.entries.filter((entry) => entry.outcome === 'not-applicable')
  const shown = new Set<string>()
  const cards = cut(toLook, how).map((entry) => writeCard(entry, sheet, { how, shown }))
  const rest = sheet.pictures.filter((picture) => !shown.has(picture.name))
  return html`${writeFacts(sheet)}
${toLook.length > 0 ? html`<h3>A person still has to look at</h3>${cards}${more(toLook, how)}` : undefined}
${writeProblems(sheet)}
${writeSettled(settled, how)}
${unfit.length > 0 ? html`<details><summary>${unfit.length} checks that do not apply</summary>${writeRows(unfit, how)}</details>` : undefined}
${writeGallery(rest, how)}`
}

function writeSettled(entries: readonly SheetEntry[], how: SheetStyle): HtmlPart {
  if (entries.length === 0) return undefined
  const rows = writeRows(entries, how)
  return how.isFolded ? html`<details><summary>${entries.length} checks that leave nothing to a person</summary>${rows}</details>` : html`<h3>Checked</h3>${rows}`
}

function writeFacts({ exhibit, outcomes, mustLook, entries }: CheckSheet): Html {
  const counted = Object.entries(outcomes).sort(([left], [right]) => (left < right ? -1 : 1)).map(([outcome, count]) => `${count} ${outcomeWords[outcome] ?? outcome}`)
  return html`<p class="facts">${exhibit.number ? `Exhibit ${exhibit.number} · ` : ''}${exhibit.path} · SHA-256 <code>${exhibit.sha256}</code>, ${exhibit.sizeBytes.toLocaleString('en')} bytes</p>
<p>${entries.length === 0 ? 'No check fits what was read.' : `${entries.length} observations: ${counted.join(', ')}.`} ${mustLook ? html`<b>A person still has to look.</b>` : 'Nothing in it asks for a person; that does not make it genuine.'}</p>`
}

function writeCard(entry: SheetEntry, { pictures }: CheckSheet, { how, shown }: { how: SheetStyle; shown: Set<string> }): Html {
  const crops = pictures.filter(({ name }) => entry.pictures.includes(name))
  const fresh = crops.filter(({ name }) => !shown.has(name))
  for (const { name } of fresh) shown.add(name)
  return html`<section class="check">
<p><span class="outcome ${entry.outcome}">${outcomeWords[entry.outcome] ?? entry.outcome}</span> ${entry.outcome === 'fail' ? html`<span class="tag" title="${strengthWords[entry.strength]}">strength ${entry.strength}</span> ` : undefined}<b>${entry.title}</b></p>
<p>${entry.message}</p>
<table class="sides"><tr><th>Observed</th><td><code>${entry.observed}</code></td></tr><tr><th>Expected</th><td><code>${entry.expected}</code></td></tr></table>
${fresh.map((picture) => writePicture(picture, how))}
${fresh.length === 0 && crops.length > 0 ? html`<p class="facts">Shown above: ${crops.map(({ caption }) => caption).join('; ')}</p>` : undefined}
<p class="facts">${entry.clause} · ${entry.place} · <code>${entry.checkId}</code></p>
${entry.explanations.length > 0 ? html`<p class="innocent">May be innocent: ${entry.explanations.join(' ')}</p>` : undefined}
</section>`
}

function writeRows(entries: readonly SheetEntry[], how: SheetStyle): Html {
  return html`<table class="small"><thead><tr><th class="tight">Outcome</th><th>Check</th><th>Observed</th><th>Expected</th><th>Place</th></tr></thead><tbody>
${cut(entries, how).map((entry) => html`<tr><td class="tight">${outcomeWords[entry.outcome] ?? entry.outcome}</td><td>${entry.title}<br><span class="facts">${entry.clause}</span></td><td>${entry.observed}</td><td>${entry.expected}</td><td>${entry.place}</td></tr>`)}</tbody></table>${more(entries, how)}`
}

function writeProblems({ problems }: CheckSheet): HtmlPart {
  if (problems.length === 0) return undefined
  return html`<h3>Problems</h3><ul>${problems.map(({ severity, message, code }) => html`<li><b>${severity}</b>: ${message} <span class="facts"><code>${code}</code></span></li>`)}</ul>`
}

function writeGallery(pictures: readonly SheetPictureRow[], how: SheetStyle): HtmlPart {
  if (pictures.length === 0) return undefined
  return html`<h3>Pictures</h3>${pictures.map((picture) => writePicture(picture, how))}`
}

function writePicture(picture: SheetPictureRow, { addressOf }: SheetStyle): Html {
  const address = addressOf(picture)
  const caption = html`<figcaption>${picture.caption} <span class="facts">${picture.locator}</span></figcaption>`
  if (address === undefined) return html`<p class="facts">Not printed here: ${picture.caption} (${picture.locator}; SHA-256 <code>${picture.sha256.slice(0, 12)}</code>)</p>`
  return html`<figure><img src="${address}" alt="${picture.caption}">${caption}</figure>`
}

function cut(entries: readonly SheetEntry[], { maxEntries }: SheetStyle): readonly SheetEntry[] {
  return entries.slice(0, maxEntries)
}

function more(entries: readonly SheetEntry[], { maxEntries }: SheetStyle): HtmlPart {
  return entries.length > maxEntries ? html`<p>${entries.length - maxEntries} more stand in the view <code>signs</code>.</p>` : undefined
}

function fileName({ exhibit }: CheckSheet): string {
  return exhibit.path.slice(exhibit.path.lastIndexOf('/') + 1)
}
