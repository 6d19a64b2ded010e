import { sourceEntityId } from '../../model/entity-id.ts'
import type { Problem } from '../../model/problem.ts'
import { spanOf } from '../document/span.ts'
import { StatementWriter, type DraftEntity } from '../document/statement-writer.ts'
import { readChatLine, type ChatLine } from './chat-line.ts'
import { decideDateOrder, isoOfNumbers, type DateOrder } from './date-order.ts'
import type { ProfileInput, ProfileResult } from './profile.ts'
import { filledLines, type TextLine } from './text-line.ts'

/** A message: the line it opens with, and where its text ends in the segment. */
interface ChatMessage {
  readonly opening: ChatLine
  readonly line: TextLine
  end: number
}

const fewest = 3

/**
 * A chat export of lines with date and sender (`[12.01.25, 10:31:02] Name: text`, `12/01/2025, 10:31 - Name: text`): a
 * Message for each, with its sender, the moment and the text, lines that follow included. Of a chat between two, the
 * other is the recipient. A sender who is only a number is a UserAccount; clock times are local, as the export has them.
 */
export function readChat(input: ProfileInput): ProfileResult | undefined {
  if (!opensAsChat(filledLines(input.segments[0]!, 12))) return undefined
  const messages = input.segments.flatMap((segment) => messagesOf(filledLines(segment)))
  if (messages.length < fewest) return undefined
  const writer = new StatementWriter(input.settings)
  const order = orderOf(messages, input)
  if (order.isAssumed) writer.problems.push(assumedOrder(order, messages[0]!))
  const senders = new Map<string, Sender>()
  for (const { opening } of messages) senderOf(senders, opening, input.exhibit)
  for (const [index, message] of messages.entries()) writeMessage(writer, message, { index, order, senders, exhibit: input.exhibit })
  for (const { account, entity, first } of senders.values()) if (account) writer.state(account, 'owner', entity.id, first.sender.locator)
  return writer
}

function opensAsChat(lines: readonly TextLine[]): boolean {
  const opened = lines.filter((line) => readChatLine(line)).length
  return opened >= fewest || (opened >= 2 && opened >= lines.length / 2) || (lines.length >= 2 && opened >= 1 && lines.length < fewest)
}

function messagesOf(lines: readonly TextLine[]): ChatMessage[] {
  const messages: ChatMessage[] = []
  for (const line of lines) {
    const opening = readChatLine(line)
    const last = messages.at(-1)
    if (opening) messages.push({ opening, line, end: line.start + line.text.length })
    // A dated line without a sender is a notice of the program, not the end of a message.
    else if (last && !/^[\u200e\u200f]?\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s/.test(line.text)) last.end = line.start + line.text.length
  }
  return messages
}

function orderOf(messages: readonly ChatMessage[], input: ProfileInput): DateOrder {
  if (input.settings.dateOrder) return { order: input.settings.dateOrder, isAssumed: false }
  const first = messages[0]!.opening
  if (first.separator === '.') return { order: 'dmy', isAssumed: false }
  return decideDateOrder(
    messages.map((message) => message.opening.numbers),
    first.hasTwelveHours ? 'mdy' : 'dmy',
  )
}

function assumedOrder(order: DateOrder, message: ChatMessage): Problem {
  const read = order.order === 'dmy' ? 'day first' : 'month first'
  return {
    code: 'chat.date-order-assumed',
    severity: 'warning',
    message: `No date of the chat shows whether day or month stands first; read with the ${read}. Set the order of dates of the case if it is the other.`,
    locator: message.opening.date.locator,
  }
}

/** Who wrote: a person by name, or a number of which no name is known. */
interface Sender {
  readonly entity: DraftEntity
  readonly account?: DraftEntity
  /** Where they write first. */
  readonly first: ChatLine
}

const numberOnly = /^\u202a?\+?[\d\s().\u00a0-]{6,24}\u202c?$/

function senderOf(senders: Map<string, Sender>, opening: ChatLine, exhibit: string): Sender {
  const key = opening.sender.text
  const known = senders.get(key)
  if (known) return known
  const isNumber = numberOnly.test(key)
  const id = sourceEntityId(exhibit, 'chat-member', key)
  const sender: Sender = isNumber
    ? {
        entity: { id, schema: 'LegalEntity' },
        account: { id: sourceEntityId(exhibit, 'chat-account', key), schema: 'UserAccount' },
        first: opening,
      }
    : { entity: { id, schema: 'Person' }, first: opening }
  senders.set(key, sender)
  return sender
}

function writeMessage(
  writer: StatementWriter,
  { opening, line, end }: ChatMessage,
  place: { index: number; order: DateOrder; senders: Map<string, Sender>; exhibit: string },
): void {
  const message: DraftEntity = { id: sourceEntityId(place.exhibit, 'message', String(place.index)), schema: 'Message' }
  const sender = senderOf(place.senders, opening, place.exhibit)
  const day = isoOfNumbers(opening.numbers, place.order.order)
  if (day) writer.write(message, 'date', { span: opening.date, raw: `${day}T${opening.time}` })
  writer.write(message, 'bodyText', { span: spanOf(line.segment, opening.textStart, end) })
  writeSender(writer, sender, opening)
  writer.state(message, 'sender', sender.entity.id, opening.sender.locator)
  if (sender.account) writer.state(message, 'senderAccount', sender.account.id, opening.sender.locator)
  if (place.senders.size !== 2) return
  const [other] = [...place.senders.values()].filter((each) => each !== sender)
  if (other) writer.state(message, 'recipients', other.entity.id, opening.sender.locator)
}

/** Each line on which somebody writes says their name again: support that can be counted. */
function writeSender(writer: StatementWriter, sender: Sender, opening: ChatLine): void {
  if (!sender.account) return void writer.write(sender.entity, 'name', { span: opening.sender })
  writer.write(sender.entity, 'phone', { span: opening.sender })
  writer.write(sender.account, 'number', { span: opening.sender })
}
