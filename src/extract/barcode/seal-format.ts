import type { Format } from '../contract.ts'
import { isIdb } from './parse-idb.ts'
import { isVds, parseVds } from './parse-vds.ts'

/** What a visible digital seal or an ICAO barcode holds, kept as a file. */
export const sealFormat: Format = {
  id: 'seal',
  label: 'Visible digital seal',
  mediaTypes: ['application/x-vds'],
  extensions: ['.vds', '.idb'],
  sniff(head) {
    if (isVds(head)) return parseVds(head) ? 0.95 : 0.6
    return isIdb(Buffer.from(head.subarray(0, 64)).toString('latin1').trim()) ? 0.95 : 0
  },
  load: async () => {
    const { documentExtractor } = await import('../document/document-extractor.ts')
    const { readSeal, sealMediaType } = await import('./seal-reader.ts')
    return documentExtractor({ id: 'seal', mediaType: sealMediaType }, readSeal)
  },
}
