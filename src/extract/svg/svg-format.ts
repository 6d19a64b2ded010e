import type { Format } from '../contract.ts'
import { decodeText } from '../encoding/decode-text.ts'

/** Scalable vector graphics: a picture that holds its text. */
export const svgFormat: Format = {
  id: 'svg',
  label: 'SVG picture',
  mediaTypes: ['image/svg+xml'],
  extensions: ['.svg'],
  sniff(head, name) {
    const start = decodeText(head.subarray(0, 4096)).text
    if (
      /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE svg[^>[]*(?:\[[^\]]*\])?>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:\w+:)?svg\b/.test(
        start,
      )
    )
      return 0.9
    return name.endsWith('.svg') ? 0.3 : 0
  },
  load: async () => (await import('./svg-extractor.ts')).svgExtractor,
}
