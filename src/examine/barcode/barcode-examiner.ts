import { isAamva } from '../../extract/barcode/parse-aamva.ts'
import { pictureKind } from '../../extract/image/picture-kind.ts'
import type { DocumentExaminer } from '../document/document-examiner.ts'
import { sealChecks } from '../seal/seal-checks.ts'
import { barcodeChecks } from './barcode-checks.ts'

const undecoded = new Set(['bmp', 'jp2', 'psd', 'ico'])

/** Examines the barcodes in pictures, and files that keep what the barcode of a card held. A seal found in a picture is examined as one. */
export const barcodeExaminer: DocumentExaminer = {
  id: 'barcode',
  checks: [...Object.values(barcodeChecks), ...Object.values(sealChecks)],
  fits(head) {
    const kind = pictureKind(head.subarray(0, 64))
    if (kind) return !undecoded.has(kind.id)
    return isAamva(Buffer.from(head.subarray(0, 64)).toString('latin1'))
  },
  load: async () => (await import('./barcode-examination.ts')).makeBarcodeExamination(),
}
