import type { Format } from '../contract.ts'
import { isAamva } from './parse-aamva.ts'

/** What the barcode of a North American driver licence or identity card holds, kept as a file. */
export const aamvaFormat: Format = {
  id: 'aamva',
  label: 'Barcode content of a driver licence',
  mediaTypes: ['application/x-aamva'],
  extensions: ['.aamva'],
  sniff: (head) => (isAamva(Buffer.from(head.subarray(0, 64)).toString('latin1')) ? 0.95 : 0),
  load: async () => {
    const { documentExtractor } = await import('../document/document-extractor.ts')
    const { aamvaMediaType, readAamva } = await import('./aamva-reader.ts')
    return documentExtractor({ id: 'aamva', mediaType: aamvaMediaType }, readAamva)
  },
}
