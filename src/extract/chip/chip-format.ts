import type { Format } from '../contract.ts'
import { elementOfName } from './chip-element.ts'
import { looksLikeChipFile } from './chip-file.ts'

/** Files read from the chip of a travel document: EF.COM, EF.SOD, DG1 to DG16. */
export const chipFormat: Format = {
  id: 'chip',
  label: 'File of a travel document\u2019s chip',
  mediaTypes: ['application/x-emrtd'],
  extensions: ['.ef'],
  sniff(head, name) {
    if (!looksLikeChipFile(head)) return 0
    return elementOfName(name) ? 0.95 : 0.85
  },
  load: async () => {
    const { documentExtractor } = await import('../document/document-extractor.ts')
    const { chipMediaType, readChip } = await import('./chip-reader.ts')
    return documentExtractor({ id: 'chip', mediaType: chipMediaType }, readChip)
  },
}
