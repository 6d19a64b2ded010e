import type { Format } from '../contract.ts'
import { headText } from '../json/head-text.ts'

/** Electronic business cards. */
export const vcfFormat: Format = {
  id: 'vcf',
  label: 'vCard',
  mediaTypes: ['text/vcard', 'text/x-vcard'],
  extensions: ['.vcf', '.vcard'],
  sniff(head, name) {
    if (/^\s*BEGIN:VCARD/i.test(headText(head.subarray(0, 1_024)))) return 0.9
    return /\.(vcf|vcard)$/.test(name) ? 0.3 : 0
  },
  load: async () => {
    const { documentExtractor } = await import('../document/document-extractor.ts')
    const { readVcf, vcfMediaType } = await import('./vcf-reader.ts')
    return documentExtractor({ id: 'vcf', mediaType: vcfMediaType }, readVcf)
  },
}
