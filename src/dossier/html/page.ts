import type { Dossier } from '../collect-dossier.ts'
import type { DossierInput } from '../dossier-input.ts'
import { writeCover, writeCounts } from './cover.ts'
import { writeContradictions, writeFindings } from './findings.ts'
import { writeAdverse, writeSchedule } from './disclosure.ts'
import { writeEvidence } from './evidence.ts'
import { html, type Html } from './html.ts'
import { writeCoverage, writeExhibits, writeRuns } from './registers.ts'
import { writeSheets } from './sheets.ts'
import { style } from './style.ts'
import { writeHypotheses, writeWithdrawn } from './words.ts'

/** The dossier as one HTML page that needs nothing but itself: no script, no request. */
export function writePage(dossier: Dossier, input: DossierInput): string {
  const chapters = chaptersOf(dossier)
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${input.caseFile.title} · dossier</title>
<style>${style(checkpointLine(input.checkpoint))}</style>
</head>
<body>
${writeCover(input)}
<nav aria-label="Contents"><h2>Contents</h2><ol>${chapters.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ol></nav>
<main>
${writeCounts(dossier)}
${chapters.map(({ id, title, body }) => html`<section id="${id}"><h2>${title}</h2>${body}</section>`)}
</main>
</body>
</html>
`
  return page.text
}

interface Chapter {
  readonly id: string
  readonly title: string
  readonly body: Html
}

function chaptersOf(dossier: Dossier): Chapter[] {
  const byChapter = Map.groupBy(dossier.findings, (finding) => finding.chapter)
  return [
    ...[...byChapter].map(([title, findings], index) => ({ id: `chapter-${index + 1}`, title, body: writeFindings(findings, dossier) })),
    ...(dossier.words.hypotheses.length > 0 ? [{ id: 'hypotheses', title: 'Hypotheses', body: writeHypotheses(dossier.words) }] : []),
    ...(dossier.words.withdrawn.length > 0 ? [{ id: 'withdrawn', title: 'Findings withdrawn', body: writeWithdrawn(dossier.words) }] : []),
    { id: 'contradictions', title: 'Contradictions, side by side', body: writeContradictions(dossier) },
    { id: 'adverse', title: 'What speaks against it', body: writeAdverse(dossier.disclosure) },
    { id: 'sheets', title: 'Check sheets', body: writeSheets(dossier.sheets) },
    { id: 'coverage', title: 'What could not be read', body: writeCoverage(dossier) },
    { id: 'exhibits', title: 'Exhibits', body: writeExhibits(dossier) },
    { id: 'schedule', title: 'Schedule of all material', body: writeSchedule(dossier.disclosure) },
    { id: 'evidence', title: 'Evidence cited', body: writeEvidence(dossier) },
    { id: 'runs', title: 'How it was computed', body: writeRuns(dossier) },
  ]
}

/** Size and root hash of a checkpoint, in one line that fits the foot of a page. */
function checkpointLine(checkpoint: string): string {
  const [origin = '', size = '', root = ''] = checkpoint.split('\n')
  return `${origin} · entry ${size} · ${root}`
}
