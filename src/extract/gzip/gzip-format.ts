import { hasMagic } from '../archive/magic.ts'
import type { Format } from '../contract.ts'

/** One file compressed by gzip (RFC 1952). */
export const gzipFormat: Format = {
  id: 'gzip',
  label: 'gzip file',
  mediaTypes: ['application/gzip', 'application/x-gzip'],
  extensions: ['.gz', '.tgz', '.gzip', '.svgz', '.emz'],
  sniff: (head, name) => (hasMagic(head, [0x1f, 0x8b]) ? 0.9 : /\.(t?gz|gzip)$/u.test(name) ? 0.3 : 0),
  load: async () => (await import('./gzip-extractor.ts')).gzipExtractor,
}
