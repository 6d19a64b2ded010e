import type { Format } from '../contract.ts'

/** Portable Document Format. */
export const pdfFormat: Format = {
  id: 'pdf',
  label: 'PDF',
  mediaTypes: ['application/pdf'],
  extensions: ['.pdf'],
  sniff(head, name) {
    // Readers accept the header anywhere in the first 1,024 bytes (ISO 32000-2, annex I.2).
    const start = Buffer.from(head.subarray(0, 1100)).toString('latin1')
    const at = start.search(/%PDF-\d|%!PS-Adobe-\d\.\d PDF-/)
    if (at === 0) return 0.95
    if (at > 0) return 0.8
    return name.endsWith('.pdf') ? 0.3 : 0
  },
  load: async () => (await import('./pdf-extractor.ts')).pdfExtractor,
}
