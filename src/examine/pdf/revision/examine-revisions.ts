import { formatLocator } from '../../../model/locator.ts'
import type { ExaminationSink } from '../../document/document-examiner.ts'
import { contentKinds, type DocumentChange } from '../change/document-change.ts'
import { pdfChecks } from '../pdf-checks.ts'
import type { RangedSignature } from '../signature/examine-signatures.ts'
import type { PdfFile } from '../../../extract/pdf/structure/pdf-file.ts'

/** Says which pages a later saving changed that no signature had covered before. */
export function examineRevisions(file: PdfFile, { ranged, changes }: { ranged: readonly RangedSignature[]; changes: readonly DocumentChange[] }, sink: ExaminationSink): void {
  const expected = 'pages as they were first written'
  const count = file.revisions.length
  const firstSigned = Math.min(...ranged.map(({ signature, range }) => range.covers ?? signature.revision), count)
  // What changed after signing is told of the signature.
  const unsigned = changes.filter(({ kind, page, revision }) => contentKinds.has(kind) && page !== undefined && revision <= firstSigned)
  for (const group of Map.groupBy(unsigned, ({ revision, page }) => `${revision} ${page}`).values()) {
    const { page, revision } = group[0]!
    const what = [...new Set(group.map((change) => change.what))].join('; ')
    const told = `revision ${revision + 1}: ${what}`
    sink.observe(pdfChecks.revisions, {
      outcome: 'fail', observed: told, expected, locator: formatLocator({ kind: 'page', page: page! }),
      message: `The file still holds page ${page} as it was before revision ${revision + 1}: ${what}.`,
    })
  }
  if (unsigned.length > 0) return
  const message = count === 1 ? 'The file was saved once; there is no earlier state in it.' : `The file was saved ${count} times; no page was changed${ranged.length > 0 ? ' before it was signed' : ''}.`
  sink.observe(pdfChecks.revisions, { outcome: 'pass', observed: `${count} ${count === 1 ? 'revision' : 'revisions'}`, expected, message })
}
