import { chipExaminer } from '../chip/chip-examiner.ts'
import { imageExaminer } from '../image/image-examiner.ts'
import { pdfExaminer } from '../pdf/pdf-examiner.ts'
import { sealExaminer } from '../seal/seal-examiner.ts'
import { barcodeExaminer } from '../barcode/barcode-examiner.ts'
import type { DocumentExaminer } from './document-examiner.ts'

/** Every examiner of documents by their bytes, in the order of the check sheet. */
export const allExaminers: readonly DocumentExaminer[] = [chipExaminer, sealExaminer, imageExaminer, pdfExaminer, barcodeExaminer]
