/** Fields that tell a mail from any other text with colons; at least one of the first is in every message. */
const telling = new Set(['from', 'to', 'cc', 'subject', 'date', 'message-id', 'received', 'return-path', 'mime-version', 'delivered-to', 'content-type', 'reply-to', 'sender', 'dkim-signature', 'x-mailer', 'in-reply-to', 'references'])

/**
 * How well bytes look like the header block of a mail: 0 not at all, 0.75 when two different telling fields stand in
 * it, 0.85 from three on. Looks at no more than the first hundred lines.
 */
export function hasMailHeader(head: Uint8Array): number {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 16_384)).toString('latin1')
  const text = start.replace(/^(?:\xef\xbb\xbf)?(?:\s*\r?\n)?(?:>?From [^\r\n]*\r?\n)?/u, '')
  const found = new Set<string>()
  for (const line of text.split(/\r\n|\n|\r/u).slice(0, 100)) {
    if (line === '') break
    if (/^[ \t]/u.test(line)) continue
    const field = /^([!-9;-~]{1,60})[ \t]*:/u.exec(line)
    // One broken line is forgiven in a header, but not at its start.
    if (!field && found.size === 0) return 0
    const name = field?.[1]?.toLowerCase()
    if (name && telling.has(name)) found.add(name)
  }
  return found.size >= 3 ? 0.85 : found.size === 2 ? 0.75 : 0
}
