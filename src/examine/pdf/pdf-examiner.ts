import { pdfFormat } from '../../extract/pdf/pdf-format.ts'
import type { DocumentExaminer } from '../document/document-examiner.ts'
import { pdfChecks } from './pdf-checks.ts'
import { siblingChecks } from './siblings/sibling-checks.ts'

/** Portable Document Format: signatures, revisions, what is hidden, what it says of itself. */
export const pdfExaminer: DocumentExaminer = {
  id: 'pdf',
  checks: [...Object.values(pdfChecks), ...Object.values(siblingChecks)],
  fits: (head, path) => pdfFormat.sniff(head, path.toLowerCase()) > 0.5,
  load: async () => ({ examine: (await import('./examine-pdf.ts')).examinePdf }),
}
