import type { Format } from '../contract.ts'
import { decodeText } from '../encoding/decode-text.ts'

const names = /\.(?:x?html?|shtml|mht-part)$/

/** Web pages as files. */
export const htmlFormat: Format = {
  id: 'html',
  label: 'HTML page',
  mediaTypes: ['text/html', 'application/xhtml+xml'],
  extensions: ['.html', '.htm', '.xhtml'],
  sniff(head, name) {
    const start = decodeText(head.subarray(0, 4096)).text.toLowerCase()
    const opening = start.replace(/^\ufeff/, '').replace(/<!--[\s\S]*?-->|<\?xml[^>]*>/g, '').trimStart()
    if (/^(?:<!doctype\s+html|<html[\s>])/.test(opening)) return 0.9
    const byName = names.test(name)
    if (/<(?:html|head|body|title)[\s>]/.test(start) && opening.startsWith('<')) return byName ? 0.9 : 0.6
    if (/<(?:p|div|table|br|h[1-6]|ul|a|img|center|font)[\s/>]/.test(start)) return byName ? 0.6 : opening.startsWith('<') ? 0.3 : 0
    return byName ? 0.3 : 0
  },
  load: async () => (await import('./html-extractor.ts')).htmlExtractor,
}
