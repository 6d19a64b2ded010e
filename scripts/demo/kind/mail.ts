import type { DemoCase } from '../demo-case.ts'
import { quoted } from '../key.ts'
import { writeEml, writeMbox, type Mailbox, type Message } from '../paper/eml.ts'
import { mailOnlyIban } from '../world/account.ts'
import { approvalText, letters, mentionOnlyName, threadSubject, type Letter } from '../world/letter.ts'
import { nameOf, nativeNameOf, persons, shortNameOf, type Person, type PersonKey } from '../world/person.ts'
import { plantedInvoices } from '../world/invoice.ts'
import { writeZip } from '../zip.ts'
import { chatter } from './mail-chatter.ts'
import { writeWordInvoice } from './invoice-docx.ts'

/** The mail of the firm: most as single messages, the procurement officer's archive as one mailbox. */
export async function writeMail(demo: DemoCase): Promise<void> {
  const archive = await juneArchive(demo)
  const thread: string[] = []
  const story = letters.map((letter, index) => {
    const id = `${letter.sent.replace(/\D/g, '').slice(0, 12)}.${index + 1}@${persons[letter.from].email.split('@')[1]}`
    const references = letter.thread ? [...thread] : []
    if (letter.thread) thread.push(id)
    return toMessage(demo, { letter, id, references, archive })
  })
  const messages = [...story, ...chatter(demo)].sort((a, b) => (a.sent + a.id < b.sent + b.id ? -1 : 1))
  const isArchived = (message: Message) =>
    [message.from, ...message.to].some((box) => box.address === persons.marek.email) && !message.attachments
  const archived = messages.filter(isArchived)
  const single = messages.filter((message) => !isArchived(message))
  single.forEach((message, index) => demo.folder.add(`mail/inbox/${String(index + 1).padStart(4, '0')}.eml`, writeEml(message)))
  demo.folder.add('mail/dussolin-archive.mbox', writeMbox(archived))
  plantFacts(demo, messages.length)
}

interface Addressed {
  readonly letter: Letter
  readonly id: string
  readonly references: readonly string[]
  readonly archive: Uint8Array
}

function toMessage({ folder }: DemoCase, { letter, id, references, archive }: Addressed): Message {
  const attachments = letter.attach?.map((path) =>
    path.startsWith('#')
      ? { name: path.slice(1), mediaType: 'application/zip', bytes: archive }
      : { name: path.split('/').at(-1) ?? path, mediaType: 'application/octet-stream', bytes: folder.get(path) })
  return {
    id, references, sent: letter.sent, subject: letter.subject, body: `${letter.text}\n`, from: mailbox(letter.from, letter.signedAs),
    to: letter.to.map((key) => mailbox(key)), cc: letter.cc?.map((key) => mailbox(key)), attachments,
  }
}

function mailbox(key: PersonKey, as?: Letter['signedAs']): Mailbox {
  const person: Person = persons[key]
  const name = as === 'native' ? nativeNameOf(person) : as === 'short' ? shortNameOf(person) : nameOf(person)
  return { name, address: person.email }
}

/** The archive that came by mail: the last invoice lies nowhere else, and one level deeper. */
async function juneArchive({ world }: DemoCase): Promise<Uint8Array> {
  const invoice = world.invoices.find(({ number }) => number === plantedInvoices.inArchiveOnly)
  if (!invoice) throw new RangeError(`The story has no invoice ${plantedInvoices.inArchiveOnly}.`)
  const inner = await writeZip([
    { name: `${invoice.number}.docx`, bytes: await writeWordInvoice(invoice, 'Marek Dussolin') },
    { name: 'readme.txt', bytes: Buffer.from('Print on the Quillmere paper.\n') },
  ])
  return writeZip([
    { name: 'june/invoices.zip', bytes: inner },
    { name: 'june/note.txt', bytes: Buffer.from('As discussed. Same amounts as last quarter.\n') },
  ])
}

function plantFacts({ key }: DemoCase, total: number): void {
  key.plant({
    id: 'thread-aurelia', kind: 'mail-thread', where: ['mail/inbox/', 'mail/dussolin-archive.mbox'],
    expect: `The thread "${threadSubject}" has nine messages, in two places.`,
    sql: `SELECT count(DISTINCT entity_id) = 9 AS found FROM statements WHERE schema = 'Email' AND property = 'subject' AND value LIKE '%${threadSubject}'`,
  })
  key.plant({
    id: 'messages', kind: 'count', where: ['mail/inbox/', 'mail/dussolin-archive.mbox'],
    expect: `The mail holds ${total} messages.`,
    sql: `SELECT count(DISTINCT entity_id) = ${total} AS found FROM statements WHERE schema = 'Email' AND property = 'subject'`,
  })
  key.plant({
    id: 'approval-sent-twice', kind: 'text-sent-twice', where: ['mail/inbox/'],
    expect: 'The same words of approval were sent on 27 February and 28 May.',
    sql: `SELECT count(*) = 1 AS found FROM (
  SELECT trim(text) AS body FROM texts WHERE text LIKE '%${approvalText.slice(9, 60)}%' GROUP BY trim(text) HAVING count(DISTINCT exhibit_id) = 2)`,
  })
  key.plant({
    id: 'mention-marwede-tolk', kind: 'mention-only', where: ['mail/dussolin-archive.mbox'],
    expect: `${mentionOnlyName} is named in the text of a message and is no entity of any table.`,
    sql: `SELECT (SELECT count(*) FROM mentions WHERE text LIKE '%Marwede-Tolk%' AND kind IN ('person', 'name')) > 0
  AND (SELECT count(*) FROM entity_values WHERE schema = 'Person' AND value LIKE '%Marwede%') = 0 AS found`,
  })
  key.plant({
    id: 'mention-iban', kind: 'mention-only', where: ['mail/dussolin-archive.mbox'],
    expect: `The account ${mailOnlyIban} stands in the body of one message and in no table.`,
    sql: `SELECT (SELECT count(*) FROM mentions WHERE kind = 'iban' AND normal = ${quoted(mailOnlyIban)}) > 0
  AND (SELECT count(*) FROM statements WHERE value = ${quoted(mailOnlyIban)}) = 0 AS found`,
  })
  key.plant({
    id: 'nested-invoice', kind: 'hidden-place', where: ['mail/inbox/'],
    expect: `Invoice ${plantedInvoices.inArchiveOnly} lies in an archive in an archive in a message.`,
    sql: `SELECT count(*) > 0 AS found FROM exhibits d JOIN exhibits z ON z.id = d.parent_id JOIN exhibits y ON y.id = z.parent_id
JOIN exhibits m ON m.id = y.parent_id WHERE d.name = '${plantedInvoices.inArchiveOnly}.docx' AND m.path LIKE '%.eml' AND d.text_chars > 0`,
  })
  key.plant({
    id: 'header-names-kallivrontis', kind: 'same-across-scripts', where: ['mail/inbox/'],
    expect: 'G. Kallivrontis and Γεώργιος Καλλιβρόντης in mail headers have one address and are one person.',
    sql: `SELECT count(DISTINCT canonical_id) = 1 AND count(DISTINCT value) = 2 AS found FROM entity_values
WHERE value IN (${quoted(shortNameOf(persons.georgios))}, ${quoted(nativeNameOf(persons.georgios))}) AND property IN ('name', 'alias', 'weakAlias')`,
  })
}
