import type { Store } from '../store/store.ts'
import { DisjointSets } from './disjoint-sets.ts'
import { normalSubject } from './normal-subject.ts'

/** Messages that answer each other or carry the same subject. */
export interface Thread {
  /** The smallest canonical id of its messages. */
  readonly id: string
  /** Subject of its first message, as written. */
  readonly subject: string
  readonly messages: readonly ThreadMessage[]
  /** Canonical ids of everyone who sent or received one, in order of id. */
  readonly participants: readonly string[]
}

/** One message of a thread; its place is that of its subject, or of its first statement. */
export interface ThreadMessage {
  readonly id: string
  readonly subject: string
  readonly date: string | undefined
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly exhibit: string
  readonly locator: string
}

/** Which threads are listed. */
export interface ThreadOptions {
  /** Only threads whose normalised subject holds this text. */
  readonly subject?: string
  /** At most so many threads; default 1000. */
  readonly limit?: number
}

interface Message extends ThreadMessage {
  readonly entityIds: readonly string[]
  readonly messageIds: readonly string[]
  readonly answers: readonly string[]
}

/**
 * The threads of mail and chat, in order of their first message. Messages belong together when one answers the other
 * (`inReplyTo`), or when their subjects are equal but for marks of answer and forward: people who use one subject by
 * chance then stand in one thread.
 */
export async function listThreads(store: Store, options: ThreadOptions = {}): Promise<Thread[]> {
  const messages = (await store.all(messagesSql)).map(toMessage)
  const sets = new DisjointSets(messages.length)
  joinByKey(messages, sets, (message) => [normalSubject(message.subject)])
  joinAnswers(messages, sets)
  const groups = new Map<number, Message[]>()
  for (const [index, message] of messages.entries()) {
    const root = sets.find(index)
    groups.set(root, [...(groups.get(root) ?? []), message])
  }
  const wanted = options.subject === undefined ? undefined : normalSubject(options.subject)
  return [...groups.values()]
    .filter((group) => wanted === undefined || group.some((message) => normalSubject(message.subject).includes(wanted)))
    .slice(0, options.limit ?? 1000)
    .map(toThread)
}

function joinByKey(messages: readonly Message[], sets: DisjointSets, keysOf: (message: Message) => readonly string[]): void {
  const first = new Map<string, number>()
  for (const [index, message] of messages.entries()) {
    for (const key of keysOf(message)) {
      if (key === '') continue
      const known = first.get(key)
      if (known === undefined) first.set(key, index)
      else sets.union(known, index)
    }
  }
}

function joinAnswers(messages: readonly Message[], sets: DisjointSets): void {
  const byId = new Map<string, number>()
  for (const [index, message] of messages.entries()) {
    for (const id of [...message.messageIds, ...message.entityIds]) byId.set(bareId(id), index)
  }
  for (const [index, message] of messages.entries()) {
    for (const id of message.answers) {
      const answered = byId.get(bareId(id))
      if (answered !== undefined) sets.union(answered, index)
    }
  }
}

/** A message id without the angle brackets of RFC 5322, section 3.6.4. */
function bareId(id: string): string {
  return id.trim().replace(/^<|>$/g, '')
}

function toThread(group: readonly Message[]): Thread {
  const participants = new Set(group.flatMap((message) => [...message.from, ...message.to]))
  return {
    id: group.map((message) => message.id).sort()[0]!,
    subject: group[0]!.subject,
    messages: group.map(({ id, subject, date, from, to, exhibit, locator }) => ({ id, subject, date, from, to, exhibit, locator })),
    participants: [...participants].sort(),
  }
}

function toMessage(row: Record<string, unknown>): Message {
  const list = (column: string) => JSON.parse(String(row[column] ?? '[]')) as string[]
  return {
    id: String(row['id']),
    subject: String(row['subject'] ?? ''),
    date: row['date'] === null ? undefined : String(row['date']),
    from: list('senders'),
    to: list('receivers'),
    exhibit: String(row['exhibit_id']),
    locator: String(row['locator']),
    entityIds: list('entity_ids'),
    messageIds: list('message_ids'),
    answers: list('answers'),
  }
}

const messagesSql = `WITH message AS (
    SELECT canonical_id AS id,
      coalesce(min(value) FILTER (property = 'subject'), min(value) FILTER (property = 'title')) AS subject,
      coalesce(min(value) FILTER (property = 'date'), min(value) FILTER (property = 'authoredAt'),
        min(value) FILTER (property = 'publishedAt')) AS date,
      to_json(list(DISTINCT entity_id ORDER BY entity_id)) AS entity_ids,
      to_json(coalesce(list(DISTINCT value ORDER BY value) FILTER (property = 'messageId'), [])) AS message_ids,
      to_json(coalesce(list(DISTINCT value ORDER BY value)
        FILTER (property IN ('inReplyTo', 'inReplyToEmail', 'inReplyToMessage')), [])) AS answers,
      to_json(coalesce(list(DISTINCT target_canonical_id ORDER BY target_canonical_id)
        FILTER (property IN ('emitters', 'sender') AND target_canonical_id IS NOT NULL), [])) AS senders,
      to_json(coalesce(list(DISTINCT target_canonical_id ORDER BY target_canonical_id)
        FILTER (property = 'recipients' AND target_canonical_id IS NOT NULL), [])) AS receivers,
      coalesce(min(statement_id) FILTER (property = 'subject'), min(statement_id)) AS statement_id
    FROM derived.entity_values WHERE schema IN ('Email', 'Message') GROUP BY canonical_id)
  SELECT m.*, s.exhibit_id, s.locator FROM message m JOIN derived.statements s ON s.id = m.statement_id
  ORDER BY m.date NULLS LAST, m.id`
