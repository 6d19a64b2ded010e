import type { PSTMessage, PSTRecipient } from 'pst-extractor'
import type { MapiItem } from '../mail/mapi-item.ts'
import { orElse } from './pst-items.ts'

/** More recipients than this are not read one by one; the header of the message still names them. */
const maxRecipients = 10_000

/** An item of an Outlook data file as texts. What the library cannot read is left out; it never throws. */
export function mapiItemOf(message: PSTMessage): MapiItem {
  const headers = orElse(() => message.transportMessageHeaders, '')
  const plainBody = orElse(() => message.body, '')
  const htmlBody = orElse(() => message.bodyHTML, '')
  return {
    messageClass: orElse(() => message.messageClass, ''),
    fields: fieldsOf(message),
    ...(headers ? { headers } : {}),
    ...(plainBody ? { plainBody } : {}),
    ...(htmlBody ? { htmlBody } : {}),
  }
}

function fieldsOf(message: PSTMessage): Map<string, string> {
  const fields = new Map<string, string>()
  const put = (name: string, read: () => string | Date | null | undefined) => {
    const value = orElse<string | Date | null | undefined>(read, undefined)
    const text = value instanceof Date ? instantOf(value) : value
    if (typeof text === 'string' && text !== '') fields.set(name, text.replace(/\0+$/u, ''))
  }
  put('subject', () => message.subject)
  put('conversationTopic', () => message.conversationTopic)
  put('senderName', () => message.senderName)
  put('senderEmailAddress', () => message.senderEmailAddress)
  put('sentRepresentingName', () => message.sentRepresentingName)
  put('sentRepresentingEmailAddress', () => message.sentRepresentingEmailAddress)
  put('clientSubmitTime', () => message.clientSubmitTime)
  put('messageDeliveryTime', () => message.messageDeliveryTime)
  put('internetMessageId', () => message.internetMessageId)
  put('inReplyToId', () => message.inReplyToId)
  putRecipients(message, fields, put)
  putContact(message, put)
  return fields
}

function instantOf(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString()
}

type Put = (name: string, read: () => string | Date | null | undefined) => void

function putRecipients(message: PSTMessage, fields: Map<string, string>, put: Put): void {
  const count = Math.min(orElse(() => message.numberOfRecipients, 0), maxRecipients)
  let index = 0
  for (let number = 0; number < count; number++) {
    const recipient = orElse<PSTRecipient | null>(() => message.getRecipient(number), null)
    if (!recipient) continue
    fields.set(`recipients/${index}/type`, ['to', 'to', 'cc', 'bcc'][orElse(() => recipient.recipientType, 1)] ?? 'to')
    put(`recipients/${index}/name`, () => recipient.displayName)
    put(`recipients/${index}/smtpAddress`, () => recipient.smtpAddress)
    put(`recipients/${index}/emailAddress`, () => recipient.emailAddress)
    index++
  }
}

/** Fields of contacts and appointments, which the library gives on classes of their own. */
function putContact(message: PSTMessage, put: Put): void {
  const item = message as unknown as Readonly<Record<string, unknown>>
  const text = (property: string) => () => {
    const value = item[property]
    return typeof value === 'string' || value instanceof Date ? value : undefined
  }
  for (const [ours, theirs] of contactProperties) put(ours, text(theirs))
}

const contactProperties: readonly (readonly [ours: string, theirs: string])[] = [
  ['name', 'displayName'],
  ['givenName', 'givenName'],
  ['middleName', 'middleName'],
  ['surname', 'surname'],
  ['displayNamePrefix', 'displayNamePrefix'],
  ['title', 'title'],
  ['email1EmailAddress', 'email1EmailAddress'],
  ['email2EmailAddress', 'email2EmailAddress'],
  ['email3EmailAddress', 'email3EmailAddress'],
  ['businessTelephoneNumber', 'businessTelephoneNumber'],
  ['homeTelephoneNumber', 'homeTelephoneNumber'],
  ['mobileTelephoneNumber', 'mobileTelephoneNumber'],
  ['companyName', 'companyName'],
  ['workAddress', 'workAddress'],
  ['homeAddress', 'homeAddress'],
  ['location', 'location'],
  ['apptStartWhole', 'startTime'],
  ['apptEndWhole', 'endTime'],
]
