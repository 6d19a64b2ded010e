import { formatLocator, type CharRange } from '../../model/locator.ts'
import { readMailboxes } from './mailbox.ts'
import type { Correspondent, LocatedText, MailMessage, MailRole } from './mail-message.ts'
import type { HeaderField } from './header-field.ts'
import { decodeHeader, type HeaderText } from './header-text.ts'

/** A header field, decoded, and where it stands. */
interface ReadField {
  readonly header: HeaderText
  readonly part: string
  readonly name: string
  readonly index: number
}

/** What is to be known of a header beside its fields. */
export interface HeaderContext {
  readonly entityId: string
  /** The part whose header it is: `0` for the message itself. */
  readonly part: string
  /** Character set of raw bytes above ASCII. */
  readonly charset?: string | undefined
}

const roleNames: readonly (readonly [name: string, role: MailRole])[] = [
  ['from', 'from'],
  ['sender', 'sender'],
  ['to', 'to'],
  ['apparently-to', 'to'],
  ['cc', 'cc'],
  ['bcc', 'bcc'],
]
const generatorNames = ['user-agent', 'x-mailer', 'x-newsreader']
const originNames = ['x-originating-ip', 'x-originatingip', 'x-sender-ip', 'x-client-ip', 'x-source-ip', 'x-real-ip']
/** Fields of one name beyond this many are not looked at one by one; their text is kept. */
const maxFieldsOfAName = 100

/** Reads a header block as a message. */
export function messageOfHeader(fields: readonly HeaderField[], context: HeaderContext): MailMessage {
  const read = (name: string) => fieldsNamed(fields, name, context)
  const first = (name: string) => read(name).map(wholeOf).find((one) => one.text !== '')
  const subject = first('subject')
  const date = first('date')
  const topic = first('thread-topic')
  return {
    entityId: context.entityId,
    ...(subject ? { subject } : {}),
    ...(date ? { date } : {}),
    ...(topic ? { topic } : {}),
    messageIds: read('message-id').slice(0, 1).flatMap(messageIdsOf),
    inReplyTo: read('in-reply-to').flatMap(idsOf),
    references: read('references').flatMap(idsOf),
    correspondents: roleNames.flatMap(([name, role]) => read(name).flatMap((field) => correspondentsOf(field, role))),
    generators: generatorNames.flatMap((name) => read(name).map(wholeOf)).filter((one) => one.text !== ''),
    ips: [...originNames.flatMap((name) => read(name).flatMap(ipsOf)), ...read('received').flatMap(bracketedIpsOf)],
  }
}

function fieldsNamed(fields: readonly HeaderField[], name: string, context: HeaderContext): ReadField[] {
  return fields
    .filter((field) => field.name === name)
    .slice(0, maxFieldsOfAName)
    .map((field, index) => ({ header: decodeHeader(field.raw, context.charset), part: context.part, name, index }))
}

function locate({ part, name, index }: ReadField, chars?: CharRange): string {
  return formatLocator({ kind: 'part', part, header: name, index, ...(chars ? { chars } : {}) })
}

function wholeOf(field: ReadField): LocatedText {
  return { text: field.header.text, locator: locate(field) }
}

function stretch(field: ReadField, chars: CharRange): LocatedText {
  return { text: field.header.text.slice(...chars), locator: locate(field, chars) }
}

function messageIdsOf(field: ReadField): LocatedText[] {
  const ids = idsOf(field)
  return ids.length > 0 ? ids.slice(0, 1) : [wholeOf(field)].filter((one) => one.text !== '')
}

/** Ids in angle brackets; some programs write words about them beside, or leave the brackets out. */
function idsOf(field: ReadField): LocatedText[] {
  const { text } = field.header
  const bracketed = [...text.matchAll(/<[^<>]{1,998}>/gu)]
  const found = bracketed.length > 0 || !text.includes('@') ? bracketed : [...text.matchAll(/[^\s<>()",;]{1,300}@[^\s<>()",;]{1,300}/gu)]
  return found.map((match) => stretch(field, [match.index, match.index + match[0].length]))
}

function correspondentsOf(field: ReadField, role: MailRole): Correspondent[] {
  return readMailboxes(field.header).map(({ whole, address, name }) => ({
    role,
    whole: stretch(field, whole),
    ...(address ? { address: stretch(field, address) } : {}),
    ...(name ? { name: stretch(field, name) } : {}),
  }))
}

function ipsOf(field: ReadField): LocatedText[] {
  const found = field.header.text.matchAll(/(?:\d{1,3}\.){3}\d{1,3}|[0-9a-f:]{0,40}:[0-9a-f:.]{1,40}/giu)
  return [...found].map((match) => stretch(field, [match.index, match.index + match[0].length]))
}

/** In a Received field, addresses stand in square brackets (RFC 5321, 4.4): those the server saw, and those that a client called itself by. */
function bracketedIpsOf(field: ReadField): LocatedText[] {
  const found = field.header.text.matchAll(/\[(?:IPv6:)?((?:\d{1,3}\.){3}\d{1,3}|[0-9a-f:]{0,40}:[0-9a-f:.]{1,40})\]/giu)
  return [...found].map((match) => {
    const start = match.index + match[0].lastIndexOf(match[1]!)
    return stretch(field, [start, start + match[1]!.length])
  })
}
