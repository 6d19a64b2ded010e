import type { Format } from '../contract.ts'
import { hasMailHeader } from './mail-header-sniff.ts'

/** A message as it goes through the Internet (RFC 5322, MIME): `.eml`. */
export const emlFormat: Format = {
  id: 'eml',
  label: 'E-mail message',
  mediaTypes: ['message/rfc822', 'message/global'],
  extensions: ['.eml', '.mht', '.mhtml', '.mime', '.nws'],
  sniff(head, name) {
    const fit = hasMailHeader(head)
    const named = /\.(eml|mht|mhtml|mime|nws)$/u.test(name)
    if (fit > 0) return Math.min(0.95, named ? fit + 0.2 : fit)
    return named ? 0.3 : 0
  },
  load: async () => (await import('./eml-extractor.ts')).emlExtractor,
}
