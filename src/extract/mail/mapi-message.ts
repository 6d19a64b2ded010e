import { formatLocator } from '../../model/locator.ts'
import { readHeaderBlock, type HeaderField } from './header-field.ts'
import { messageOfHeader } from './header-message.ts'
import type { Correspondent, LocatedText, MailMessage, MailRole } from './mail-message.ts'
import { mapiParts, type MapiItem, type MapiPlace } from './mapi-item.ts'

/** The fields of the Internet header of an item; Outlook puts a line of its own before them. */
export function headerFieldsOf(item: MapiItem): readonly HeaderField[] {
  if (!item.headers) return []
  const bytes = Buffer.from(item.headers.replace(/^Microsoft Mail Internet Headers[^\n]*\n/u, '').replace(/^\s+/u, ''), 'utf8')
  return readHeaderBlock(bytes, 0, bytes.byteLength).fields
}

/** Where a field of an item stands. */
export function fieldLocator(place: MapiPlace, name: string): string {
  return formatLocator({ kind: 'field', name: place.fieldPrefix + name })
}

/**
 * The head of an Outlook item. Its own fields come first: they name recipients that the Internet header leaves out
 * (Bcc), and the times the server kept. What they do not tell is taken from the header.
 */
export function messageOfMapi(item: MapiItem, place: MapiPlace): MailMessage {
  const at = (name: string) => located(item, place, name)
  const header = messageOfHeader(headerFieldsOf(item), { entityId: place.entityId, part: place.partPrefix + mapiParts.header })
  const senders = sendersOf(item, place)
  // Exchange knows its own people by an X.500 name; the header then tells the address that others know them by.
  const headerTells = header.correspondents.some(({ role, address }) => role === 'from' && address)
  const internal = headerTells && !senders.some(({ address }) => address?.text.includes('@'))
  const own = [...(internal ? [] : senders), ...recipientsOf(item, place)]
  const hasOwn = (roles: readonly MailRole[]) => own.some(({ role }) => roles.includes(role))
  const alike = (role: MailRole): readonly MailRole[] => (role === 'from' || role === 'sender' ? ['from', 'sender'] : ['to', 'cc', 'bcc'])
  const fromHeader = header.correspondents.filter(({ role }) => !hasOwn(alike(role)))
  const subject = at('subject') ?? header.subject
  const date = at('clientSubmitTime') ?? header.date ?? at('messageDeliveryTime')
  const messageId = at('internetMessageId')
  const inReplyTo = at('inReplyToId')
  const topic = at('conversationTopic') ?? header.topic
  return {
    entityId: place.entityId,
    ...(subject ? { subject } : {}),
    ...(date ? { date } : {}),
    ...(topic ? { topic } : {}),
    messageIds: messageId ? [messageId] : header.messageIds,
    inReplyTo: inReplyTo ? [inReplyTo] : header.inReplyTo,
    references: header.references,
    correspondents: [...own, ...fromHeader],
    generators: header.generators,
    ips: header.ips,
  }
}

function located(item: MapiItem, place: MapiPlace, name: string): LocatedText | undefined {
  const text = item.fields.get(name)
  return text?.trim() ? { text, locator: fieldLocator(place, name) } : undefined
}

function sendersOf(item: MapiItem, place: MapiPlace): Correspondent[] {
  const sender = correspondent(item, place, { role: 'from', names: ['senderName'], addresses: ['senderSmtpAddress', 'senderEmailAddress'] })
  const onBehalf = correspondent(item, place, {
    role: 'from',
    names: ['sentRepresentingName'],
    addresses: ['sentRepresentingSmtpAddress', 'sentRepresentingEmailAddress'],
  })
  const key = (one: Correspondent | undefined) => (one?.address ?? one?.name)?.text.trim().toLowerCase()
  if (!onBehalf || key(onBehalf) === key(sender)) return sender ? [sender] : onBehalf ? [onBehalf] : []
  return [onBehalf, ...(sender ? [{ ...sender, role: 'sender' as const }] : [])]
}

function recipientsOf(item: MapiItem, place: MapiPlace): Correspondent[] {
  const found: Correspondent[] = []
  for (let index = 0; item.fields.has(`recipients/${index}/type`); index++) {
    const base = `recipients/${index}/`
    const type = item.fields.get(`${base}type`)
    const role = type === 'cc' || type === 'bcc' ? type : 'to'
    const one = correspondent(item, place, { role, names: [`${base}name`], addresses: [`${base}smtpAddress`, `${base}emailAddress`] })
    if (one) found.push(one)
  }
  return found
}

function correspondent(
  item: MapiItem,
  place: MapiPlace,
  told: { role: MailRole; names: readonly string[]; addresses: readonly string[] },
): Correspondent | undefined {
  const first = (names: readonly string[]) => names.map((name) => located(item, place, name)).find((one) => one !== undefined)
  const address = first(told.addresses)
  const name = first(told.names)
  const whole = name ?? address
  return whole && { role: told.role, whole, ...(address ? { address } : {}), ...(name ? { name } : {}) }
}
