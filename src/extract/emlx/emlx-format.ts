import type { Format } from '../contract.ts'
import { hasMailHeader } from '../mail/mail-header-sniff.ts'
import { lengthLine } from './length-line.ts'

/** A message as Apple Mail keeps it: its length in bytes on a line, the message, and a property list. */
export const emlxFormat: Format = {
  id: 'emlx',
  label: 'E-mail message (Apple Mail)',
  mediaTypes: ['message/x-emlx'],
  extensions: ['.emlx'],
  sniff(head, name) {
    const line = lengthLine(head)
    if (line && hasMailHeader(head.subarray(line.messageStart)) > 0) return 0.97
    return name.endsWith('.emlx') ? 0.3 : 0
  },
  load: async () => (await import('./emlx-extractor.ts')).emlxExtractor,
}
