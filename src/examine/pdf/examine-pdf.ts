import { messageOf } from '../../base/failure.ts'
import { damageWords } from '../../extract/document/damage-words.ts'
import { defaultLimits } from '../../extract/limits.ts'
import { isPasswordMissing, openPdf } from '../../extract/pdf/open-pdf.ts'
import type { DocumentInput, ExaminationSink } from '../document/document-examiner.ts'
import { compareRevisions } from './change/compare-revisions.ts'
import { contentKinds, type DocumentChange } from './change/document-change.ts'
import { examineSignedChanges } from './change/examine-changes.ts'
import { examineContent } from './content/examine-content.ts'
import { examineMetadata } from './metadata/examine-metadata.ts'
import { pdfChecks } from './pdf-checks.ts'
import { drawRevisions } from './revision/draw-revisions.ts'
import { examineRevisions } from './revision/examine-revisions.ts'
import { examineSignatures, type RangedSignature } from './signature/examine-signatures.ts'
import { findSignatures } from './signature/pdf-signature.ts'
import { examineStructure } from './structure/examine-structure.ts'
import { PdfFile } from '../../extract/pdf/structure/pdf-file.ts'

/** Larger files are not examined: their bytes are searched as a whole. */
const mostBytes = 256 * 1024 * 1024
const comparisonLimits = { maxPages: 2_000, maxRevisions: 40 } as const

/** Examines a PDF: bytes, signatures, changes between revisions, what it says of itself, what its pages draw. Never throws on bad evidence. */
export async function examinePdf(input: DocumentInput, sink: ExaminationSink): Promise<void> {
  const most = Math.min(mostBytes, input.limits.maxBytesInMemory)
  if (input.source.sizeBytes > most) {
    sink.problem({ code: 'limit.bytes', severity: 'warning', message: `The PDF has ${input.source.sizeBytes} bytes and was not examined; at most ${most} are.` })
    return
  }
  const bytes = await input.source.all(most)
  const file = new PdfFile(bytes)
  examineStructure(file, sink)
  const signatures = findSignatures(file)
  const ranged = examineSignatures(file, signatures, { trust: input.trust, sink })
  await examineChanges(file, ranged, { input, sink })
  if (file.isEncrypted) {
    sink.problem({
      code: 'pdf.encryption-unexamined', severity: 'information',
      message: 'The PDF is encrypted: what revisions changed and what the file says of itself was not compared. Ask for an open copy to examine that.',
    })
  } else examineMetadata(file, sink)
  await examineDrawing(bytes, input, sink)
}

async function examineChanges(file: PdfFile, ranged: readonly RangedSignature[], { input, sink }: { input: DocumentInput; sink: ExaminationSink }): Promise<void> {
  if (file.isEncrypted || file.chainFault !== undefined) {
    const why = file.isEncrypted ? 'the file is encrypted' : 'its structure is damaged'
    if (ranged.length === 0) return
    const message = `What was changed after signing cannot be told: ${why}.`
    sink.observe(pdfChecks.content, { outcome: 'undetermined', observed: why, expected: 'what a reader sees is as it was signed', message })
    return
  }
  const { changes, isCut } = compareRevisions(file, 0, comparisonLimits)
  if (isCut) sink.problem({ code: 'limit.revisions', severity: 'warning', message: `The first ${comparisonLimits.maxRevisions} of ${file.revisions.length} revisions were compared. Examine the later ones apart.` })
  examineSignedChanges(ranged, changes, sink)
  examineRevisions(file, { ranged, changes }, sink)
  for (const { picture } of await drawRevisions(file, changes.filter(isDrawn), { maxPixels: input.limits.maxPixels, maxFileBytes: mostBytes })) sink.picture(picture)
}

function isDrawn({ kind, page }: DocumentChange): boolean {
  return page !== undefined && (contentKinds.has(kind) || kind === 'annotation')
}

async function examineDrawing(bytes: Uint8Array, input: DocumentInput, sink: ExaminationSink): Promise<void> {
  try {
    const { pdf, close } = await openPdf(bytes, { ...defaultLimits, maxPixels: input.limits.maxPixels, maxPages: input.limits.maxPages })
    try {
      await examineContent(pdf, { limits: input.limits, sink })
    } finally {
      await close()
    }
  } catch (cause) {
    const why = isPasswordMissing(cause) ? 'it opens only with a password' : damageWords(messageOf(cause))
    sink.problem({ code: 'pdf.content-unexamined', severity: 'warning', message: `What the pages draw was not examined: ${why}. Look at the file in its own program.` })
  }
}
