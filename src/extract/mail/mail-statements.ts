import { sourceEntityId } from '../../model/entity-id.ts'
import { parseLocator, formatLocator, withChars, type CharRange } from '../../model/locator.ts'
import { cleanValue } from '../../model/value/clean.ts'
import type { ExtractInput, ExtractSink } from '../contract.ts'
import type { Correspondent, LocatedText, MailMessage, MailRole } from './mail-message.ts'
import { readsAsPerson } from './person-name.ts'
import { threadTopic } from './thread-topic.ts'

/** Gives the statements of one message: the Email itself, and everybody it names as an entity of their own. */
export function giveMailStatements(message: MailMessage, input: ExtractInput, sink: ExtractSink): void {
  const email = new EntityWriter({ entityId: message.entityId, schema: 'Email' }, input, sink)
  if (message.subject) email.write('subject', message.subject)
  writeTopic(message, email)
  if (message.date) writeDate(message.date, email, sink)
  for (const id of message.messageIds) email.write('messageId', id, bareId(id.text))
  const repliesTo = message.inReplyTo.length > 0 ? message.inReplyTo : message.references.slice(-1)
  for (const id of repliesTo) email.write('inReplyTo', id, bareId(id.text))
  for (const id of message.references) email.write('references', id, bareId(id.text))
  for (const generator of message.generators) email.write('generator', generator)
  for (const ip of message.ips) email.write('ipMentioned', ip)
  for (const correspondent of message.correspondents) writeCorrespondent(correspondent, email, { input, sink })
}

/** Which property draws the link from the message to the one named. */
const linkOf: Readonly<Record<MailRole, 'emitters' | 'recipients'>> = {
  from: 'emitters',
  sender: 'emitters',
  to: 'recipients',
  cc: 'recipients',
  bcc: 'recipients',
}

class EntityWriter {
  readonly #entity: { readonly entityId: string; readonly schema: string }
  readonly #input: ExtractInput
  readonly #sink: ExtractSink

  constructor(entity: { readonly entityId: string; readonly schema: string }, input: ExtractInput, sink: ExtractSink) {
    this.#entity = entity
    this.#input = input
    this.#sink = sink
  }

  /** Writes a text as the value of a property; `raw` where only part of the text is the value. False when it has no clean value. */
  write(property: string, from: LocatedText, raw = from.text, type = typeOf(property)): boolean {
    const value = cleanValue(type, raw, this.#input.settings)
    if (value === undefined) return false
    this.#sink.statement({ ...this.#entity, property, value, locator: from.locator, original: from.text })
    return true
  }

  /** Writes a link to another entity, at the place that tells it. */
  link(property: string, entityId: string, locator: string): void {
    this.#sink.statement({ ...this.#entity, property, value: entityId, locator })
  }
}

/** FollowTheMoney types of the properties written here; the others are strings. */
function typeOf(property: string): string {
  switch (property) {
    case 'date':
    case 'email':
    case 'name':
      return property
    case 'ipMentioned':
      return 'ip'
    default:
      return 'string'
  }
}

function writeTopic(message: MailMessage, email: EntityWriter): void {
  if (message.topic?.text.trim()) {
    email.write('threadTopic', message.topic)
    return
  }
  const range = message.subject && threadTopic(message.subject.text)
  if (message.subject && range) email.write('threadTopic', partOf(message.subject, range))
}

/** A stretch of a located text; formats whose fields hold no ranges keep the field, and the text with it. */
function partOf(from: LocatedText, range: CharRange): LocatedText {
  if (range[0] === 0 && range[1] === from.text.length) return from
  const base = parseLocator(from.locator)
  const locator = base && withChars(base, ...range)
  return locator ? { text: from.text.slice(...range), locator: formatLocator(locator) } : from
}

function writeDate(date: LocatedText, email: EntityWriter, sink: ExtractSink): void {
  const bare = date.text.replace(/\([^()]*\)/gu, ' ').replace(/\s+/gu, ' ').trim()
  if (!email.write('date', date, bare)) {
    sink.problem({
      code: 'mail.date-unread',
      severity: 'warning',
      message: `The date '${date.text.slice(0, 80)}' of the message is none that can be read; look at the header.`,
      locator: date.locator,
    })
  } else if (!/[+-]\d{4}$|[+-]\d\d:\d\d$|[A-Z]{1,4}$/iu.test(bare)) {
    sink.problem({
      code: 'mail.date-without-zone',
      severity: 'information',
      message: `The date '${date.text.slice(0, 80)}' of the message tells no time zone; it is taken as local time. Set the time zone of the case.`,
      locator: date.locator,
    })
  }
}

function writeCorrespondent(correspondent: Correspondent, email: EntityWriter, to: { input: ExtractInput; sink: ExtractSink }): void {
  const { role, whole, address, name } = correspondent
  email.write(role, whole)
  const key = (address ?? name)?.text.trim().toLowerCase()
  if (!key) return
  const entityId = sourceEntityId(to.input.exhibit, address ? 'email' : 'name', key)
  const schema = name && readsAsPerson(name.text) ? 'Person' : 'LegalEntity'
  const entity = new EntityWriter({ entityId, schema }, to.input, to.sink)
  const saysMore = name && name.text.trim().toLowerCase() !== key
  if (address && !entity.write('email', address) && !(name && saysMore)) entity.write('name', address)
  if (name && (saysMore || !address)) entity.write('name', name)
  email.link(linkOf[role], entityId, (address ?? name ?? whole).locator)
}

/** A message id without the brackets around it and blanks in it. */
function bareId(text: string): string {
  return text.replace(/^[\s<]+|[\s>]+$/gu, '').replace(/\s+/gu, '')
}
