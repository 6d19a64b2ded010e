import type { Format } from '../contract.ts'

/** A mailbox file (RFC 4155 and what programs make of it): messages after one another, each behind a `From ` line. */
export const mboxFormat: Format = {
  id: 'mbox',
  label: 'Mailbox (mbox)',
  mediaTypes: ['application/mbox'],
  extensions: ['.mbox', '.mbx', '.mbs'],
  sniff(head, name) {
    const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 4_096)).toString('latin1')
    const envelope = /^(?:\xef\xbb\xbf)?\s{0,4}From [^\r\n]{1,300}\r?\n(?:>?From [^\r\n]*\r?\n)?[!-9;-~]+[ \t]*:/u.test(text)
    if (envelope) return 0.96
    return /\.mb(ox|x|s)$/u.test(name) ? 0.3 : 0
  },
  load: async () => (await import('./mbox-extractor.ts')).mboxExtractor,
}
