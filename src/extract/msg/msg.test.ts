import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { makeMsg } from './fixtures/make-msg.ts'
import { msgExtractor } from './msg-extractor.ts'
import { msgFormat } from './msg-format.ts'

const recipient = (name: string, address: string, type: number) => ({ properties: { '3001001F': name, '39FE001F': address, '0C150003': type } })
const message = makeMsg({
  properties: {
    '001A001F': 'IPM.Note',
    '0037001F': 'RE: Солта е платена',
    '0070001F': 'Солта е платена',
    '00390040': Date.UTC(2031, 2, 4, 7, 15, 57),
    '0C1A001F': 'Ylva Nordby',
    '5D01001F': 'Ylva.Nordby@harbour.example',
    '1035001F': '<a1.77@harbour.example>',
    '1042001F': '<a0.76@quay.example>',
    '007D001F': 'Received: from [192.0.2.17] by mx.quay.example\r\nReferences: <a0.75@quay.example>\r\n <a0.76@quay.example>\r\nX-Mailer: Rowboat 3.1\r\n',
    '1000001F': 'The fee for berth 9 was paid twice.\r\n',
    '10130102': Buffer.from('<p>The fee for <b>berth 9</b></p>'),
  },
  recipients: [recipient('Quay Office', 'office@quay.example', 1), recipient('Ana Bell', 'ana@quay.example', 3)],
  attachments: [
    { properties: { '3707001F': '../../fees.txt', '37010102': Buffer.from('nine'), '37050003': 1 } },
    { properties: { '3707001F': 'list.csv', '37010102': Buffer.from('a,b'), '37050003': 1 } },
  ],
})
const contact = makeMsg({ properties: { '001A001F': 'IPM.Contact', '3001001F': 'Ana Bell', '3A06001F': 'Ana', '3A11001F': 'Bell', '3A08001F': '+47 22 12 34 56' } })

checkExtractor(msgFormat, [{ name: 'note.msg', bytes: message }, { name: 'contact.msg', bytes: contact }])

test('an Outlook message gives the statements that the same mail would give', async () => {
  const { statements, texts, children, problems, facts } = await collect(msgExtractor, inputOf(message, 'note.msg'))
  const values = (property: string) => statements.filter((draft) => draft.property === property).map(({ value }) => value)
  assert.deepEqual(['subject', 'threadTopic', 'date', 'messageId', 'inReplyTo', 'references', 'generator', 'ipMentioned', 'email', 'name'].map(values), [
    ['RE: Солта е платена'],
    ['Солта е платена'],
    ['2031-03-04T07:15:57Z'],
    ['a1.77@harbour.example'],
    ['a0.76@quay.example'],
    ['a0.75@quay.example', 'a0.76@quay.example'],
    ['Rowboat 3.1'],
    ['192.0.2.17'],
    ['ylva.nordby@harbour.example', 'office@quay.example', 'ana@quay.example'],
    ['Ylva Nordby', 'Quay Office', 'Ana Bell'],
  ])
  assert.deepEqual([values('emitters').length, values('recipients').length, values('to'), values('bcc')], [1, 2, ['Quay Office'], ['Ana Bell']])
  assert.deepEqual(texts.slice(1), [
    { text: 'The fee for berth 9 was paid twice.\n', locator: 'part=1' },
    { text: 'The fee for berth 9', locator: 'part=2' },
  ])
  assert.deepEqual(children.map(({ name, foundName, bytes }) => [name, foundName, Buffer.from(bytes).toString()]), [
    ['fees.txt', '../../fees.txt', 'nine'],
    ['list.csv', undefined, 'a,b'],
  ])
  assert.deepEqual(problems.map(({ code }) => code), ['mail.unsafe-name'])
  assert.deepEqual(facts, { mediaType: 'application/vnd.ms-outlook' })
})

test('stretches of bodies are located in the text that was given', async () => {
  const located = await msgExtractor.locate(inputOf(message, 'note.msg'), ['part=1&char=4,7', 'part=2&char=12,19', 'field=subject', 'part=3', 'field=absent', 'part=1&char=4,9000'])
  assert.deepEqual(located, ['fee', 'berth 9', 'RE: Солта е платена', undefined, undefined, undefined])
})

test('a contact is a person of its own, not the exhibit', async () => {
  const { statements } = await collect(msgExtractor, inputOf(contact, 'contact.msg'))
  assert.deepEqual(statements.map(({ schema, property, value }) => [schema, property, value]), [
    ['Person', 'name', 'Ana Bell'], ['Person', 'firstName', 'Ana'], ['Person', 'lastName', 'Bell'], ['Person', 'phone', '+4722123456'],
  ])
})

test('a header that tells of tables larger than the file is refused at once', async () => {
  const forged = new Uint8Array(message)
  forged.set([0xff, 0xff, 0xff, 0x0f], 0x2c)
  const { facts, problems } = await collect(msgExtractor, inputOf(forged, 'note.msg'))
  assert.deepEqual(problems.map(({ code }) => code), ['msg.damaged'])
  assert.match(facts?.unread ?? '', /larger than the file/)
})
