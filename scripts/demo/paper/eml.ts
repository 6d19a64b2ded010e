/** A message of electronic mail before it is written. */
export interface Message {
  /** Left part of the message id; unique in the case. */
  readonly id: string
  readonly from: Mailbox
  readonly to: readonly Mailbox[]
  readonly cc?: readonly Mailbox[]
  /** ISO instant in UTC. */
  readonly sent: string
  readonly subject: string
  readonly body: string
  /** The message that it answers, and those before that one. */
  readonly references?: readonly string[]
  readonly attachments?: readonly { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }[]
}

/** A name and an address. */
export interface Mailbox {
  readonly name: string
  readonly address: string
}

/** A message in the form of RFC 5322 and MIME, its lines ending in CR LF. */
export function writeEml(message: Message): string {
  const headers = [
    `Message-ID: <${message.id}>`,
    `Date: ${mailDate(message.sent)}`,
    `From: ${writeMailbox(message.from)}`,
    `To: ${message.to.map(writeMailbox).join(',\r\n ')}`,
    ...(message.cc?.length ? [`Cc: ${message.cc.map(writeMailbox).join(',\r\n ')}`] : []),
    `Subject: ${encodeWords(message.subject)}`,
    ...(message.references?.length
      ? [`In-Reply-To: <${message.references.at(-1)}>`, `References: ${message.references.map((id) => `<${id}>`).join('\r\n ')}`]
      : []),
    'MIME-Version: 1.0',
    'X-Mailer: Harbourmail 4.1',
  ]
  const text = [
    'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable', '', quotedPrintable(message.body),
  ].join('\r\n')
  if (!message.attachments?.length) return [...headers, text].join('\r\n')
  const boundary = `=_part_${message.id.replace(/\W/g, '')}`
  const parts = message.attachments.map((file) => [
    `Content-Type: ${file.mediaType}; name="${file.name}"`, 'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename="${file.name}"`, '', wrapBase64(file.bytes),
  ].join('\r\n'))
  return [
    ...headers, `Content-Type: multipart/mixed; boundary="${boundary}"`, '', 'This is a message in several parts.',
    ...[text, ...parts].flatMap((part) => [`--${boundary}`, part]), `--${boundary}--`, '',
  ].join('\r\n')
}

/** Messages as one mailbox file (RFC 4155, `mboxrd`: lines that start with From are marked). */
export function writeMbox(messages: readonly Message[]): string {
  return messages.map((message) => {
    const date = new Date(message.sent).toUTCString().split(/[ ,]+/)
    const [weekday, day, month, year, time] = date
    const body = writeEml(message).replaceAll('\r\n', '\n').replace(/^(>*From )/gm, '>$1')
    return `From ${message.from.address} ${weekday} ${month} ${day} ${time} ${year}\n${body}\n\n`
  }).join('')
}

function mailDate(instant: string): string {
  return new Date(instant).toUTCString().replace('GMT', '+0000')
}

function writeMailbox(box: Mailbox): string {
  const name = /^[\x20-\x7e]*$/.test(box.name) ? (/[,.@"]/.test(box.name) ? `"${box.name}"` : box.name) : encodeWords(box.name)
  return name ? `${name} <${box.address}>` : box.address
}

/** Encoded words (RFC 2047), each at most 75 characters long. */
function encodeWords(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  const chunks: string[] = []
  for (const char of text) {
    const last = chunks.at(-1)
    if (last === undefined || Buffer.byteLength(last + char) > 42) chunks.push(char)
    else chunks[chunks.length - 1] = last + char
  }
  return chunks.map((chunk) => `=?utf-8?B?${Buffer.from(chunk).toString('base64')}?=`).join('\r\n ')
}

/** RFC 2045, clause 6.7. */
function quotedPrintable(text: string): string {
  return text.split('\n').map((line) => {
    const units = [...Buffer.from(line)].map((byte, index, all) => {
      const isSafe = byte >= 33 && byte <= 126 && byte !== 61
      const isBlank = byte === 32 && index < all.length - 1
      return isSafe || isBlank ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
    })
    let written = ''
    let width = 0
    for (const unit of units) {
      if (width + unit.length > 75) {
        written += '=\r\n'
        width = 0
      }
      written += unit
      width += unit.length
    }
    return written
  }).join('\r\n')
}

function wrapBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/(.{76})(?=.)/g, '$1\r\n')
}
