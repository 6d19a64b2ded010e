import type { HeaderField } from './header-field.ts'
import { decodeHeader, type HeaderText } from './header-text.ts'
import { readParameters, type ParameterisedValue } from './header-parameters.ts'

/** One node of a message's tree (RFC 2046): a multipart with parts, or a leaf with a body. */
export interface MimePart {
  /** `0` for the message itself, else as IMAP counts (RFC 3501, 6.4.5): `1`, `2.1`. */
  readonly path: string
  readonly fields: readonly HeaderField[]
  /** Lower case; `text/plain` where none is told. */
  readonly mediaType: string
  readonly contentType: ParameterisedValue
  readonly disposition: ParameterisedValue
  /** Content transfer encoding, lower case, empty when none is told. */
  readonly encoding: string
  readonly bodyStart: number
  readonly bodyEnd: number
  readonly parts: MimePart[]
}

const empty: HeaderText = { text: '', literal: [], broken: false }

/** The decoded text of the `index`-th field of that name (lower case), or undefined. */
export function headerOf(part: Pick<MimePart, 'fields'>, name: string, index = 0): HeaderText | undefined {
  const field = part.fields.filter((one) => one.name === name)[index]
  return field && decodeHeader(field.raw)
}

/** The nouns of a part's header that decide how its body is read. */
export function describePart(fields: readonly HeaderField[], defaultType: string) {
  const contentType = readParameters(headerOf({ fields }, 'content-type') ?? empty)
  const disposition = readParameters(headerOf({ fields }, 'content-disposition') ?? empty)
  const encoding = (headerOf({ fields }, 'content-transfer-encoding')?.text ?? '').slice(0, 200).replace(/\(.*\)/u, '').replace(/[;"].*$/u, '').trim().toLowerCase()
  const mediaType = /^[^\s/]+\/[^\s/]+$/u.test(contentType.value) ? contentType.value : contentType.value === 'text' ? 'text/plain' : defaultType
  return { contentType, disposition, encoding, mediaType }
}

/** The file name that a part gives itself, decoded, as found; undefined when it has none. */
export function fileNameOf(part: MimePart): string | undefined {
  const name = part.disposition.parameters.get('filename') ?? part.contentType.parameters.get('name')
  if (!name?.trim()) return undefined
  // Names in encoded words are against RFC 2231 and common.
  return decodeHeader(Buffer.from(name, 'utf8')).text || undefined
}
