import assert from 'node:assert/strict'
import { test } from 'node:test'
import PostalMime from 'postal-mime'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { defaultLimits } from '../limits.ts'
import { emlFormat } from './eml-format.ts'
import { emlExtractor } from './eml-extractor.ts'
import { foreignMail, mail, mixedMail, plainMail, rawHeaderMail, sampleMails } from './fixtures/sample-mails.ts'

checkExtractor(emlFormat, sampleMails)

const read = (bytes: Uint8Array, limits = {}) => collect(emlExtractor, inputOf(bytes, 'x.eml', { limits: { ...defaultLimits, ...limits } }))
const values = (statements: readonly { schema: string; property: string; value: string }[], property: string) =>
  statements.filter((draft) => draft.property === property).map(({ value }) => value)

test('the head of a message becomes statements with the exact place of each value', async () => {
  const { statements } = await read(plainMail)
  assert.deepEqual(values(statements, 'subject'), ['Re: [berths] AW: Berth 9, paid twice'])
  assert.deepEqual(values(statements, 'threadTopic'), ['Berth 9, paid twice'])
  assert.deepEqual(values(statements, 'date'), ['2031-03-04T07:15:57Z'])
  assert.deepEqual(values(statements, 'messageId'), ['a1.77@harbour.example'])
  assert.deepEqual(values(statements, 'inReplyTo'), ['a0.76@quay.example'])
  assert.deepEqual(values(statements, 'references'), ['a0.75@quay.example', 'a0.76@quay.example'])
  assert.deepEqual(values(statements, 'generator'), ['Rowboat 3.1'])
  assert.deepEqual(values(statements, 'ipMentioned'), ['198.51.100.4', '192.0.2.17', '10.1.2.3', '2001:db8::7'])
  assert.deepEqual(values(statements, 'email'), [
    'ylva.nordby@harbour.example', 'office@quay.example', 'ted@quay.example', 'anna@quay.example', 'bo@quay.example', 'ledger@quay.example',
  ])
  assert.equal(values(statements, 'emitters').length, 1)
  assert.equal(values(statements, 'recipients').length, 5)
  const name = statements.find((draft) => draft.value === 'Nordby, Ylva')
  assert.deepEqual([name?.schema, name?.locator], ['Person', 'part=0&header=from&char=1,13'])
  assert.equal(statements.find((draft) => draft.value === 'Quay Office')?.schema, 'LegalEntity')
})

test('names in other scripts are decoded, and commas in encoded words part nobody', async () => {
  const { statements, texts } = await read(foreignMail)
  assert.deepEqual(values(statements, 'name'), ['Йорданка Вълчева', 'Müller, Jörg', '塩田 花子'])
  assert.deepEqual(values(statements, 'email'), ['y.valcheva@saltmill.example', 'jm@saltmill.example', 'hana@saltmill.example'])
  assert.deepEqual(values(statements, 'threadTopic'), ['Солта е платена'])
  assert.deepEqual(values(statements, 'date'), ['2031-03-05T04:59:00Z'])
  assert.equal(texts.at(-1)?.text, 'Соль')
})

test('raw bytes above ASCII in a header are read, not lost', async () => {
  const { statements } = await read(rawHeaderMail)
  assert.deepEqual(values(statements, 'name'), ['José Pérez'])
  assert.deepEqual(values(statements, 'subject'), ['Año nuevo'])
})

test('bodies are text apart by kind, attachments are children with safe names, sealed parts are told', async () => {
  const { texts, children, problems, facts } = await read(mixedMail)
  assert.deepEqual(texts.slice(1), [
    { text: 'The berth fee is 100 €, see the papers.', locator: 'part=1.1' },
    { text: 'The berth fee\nis 100 €', locator: 'part=1.2' },
  ])
  assert.deepEqual(children.map(({ name, foundName, locator, bytes }) => [name, foundName, locator, Buffer.from(bytes).toString()]), [
    ['etc/passwd', '../../etc/passwd', 'part=2', 'one\n'],
    ['Rechnung März 2031.txt', undefined, 'part=3', 'two'],
    ['part-4.eml', undefined, 'part=4', 'From: inner@quay.example\r\nSubject: Inner\r\n\r\nInside.'],
    ['smime.p7m', undefined, 'part=5', 'sealed'],
  ])
  assert.deepEqual(problems.map(({ code, locator }) => [code, locator]), [['mail.unsafe-name', 'part=2'], ['mail.encrypted', 'part=5']])
  assert.match(facts?.partly ?? '', /5/)
})

/** postal-mime gives text attachments with other line breaks and one more at the end; ours are the bytes as sent. */
const loose = (bytes: Buffer) => bytes.toString('latin1').replace(/\r/gu, '').trimEnd()

test('another reader finds the same texts and attachments', async () => {
  const theirs = await PostalMime.parse(mixedMail, { forceRfc822Attachments: true })
  const ours = await read(mixedMail)
  assert.equal(theirs.text?.trim(), ours.texts.find(({ locator }) => locator === 'part=1.1')?.text)
  assert.deepEqual(
    theirs.attachments.map(({ content }) => loose(Buffer.from(content as ArrayBuffer))),
    ours.children.map(({ bytes }) => loose(Buffer.from(bytes))),
  )
})

const defects: readonly (readonly [what: string, bytes: Uint8Array, code: string])[] = [
  ['no header', mail('just a line', 'and another'), 'mail.header-missing'],
  ['a line that is no field', mail('From: a@b.example', 'To: c@d.example', 'nonsense', 'Subject: x', '', 'y'), 'mail.header-malformed'],
  ['a multipart without boundary', mail('From: a@b.example', 'Content-Type: multipart/mixed', '', 'text'), 'mail.boundary-missing'],
  ['a boundary that never comes', mail('From: a@b.example', 'Content-Type: multipart/mixed; boundary=q', '', 'text'), 'mail.boundary-missing'],
  ['no closing boundary', mail('From: a@b.example', 'Content-Type: multipart/mixed; boundary=q', '', '--q', '', 'text'), 'mail.truncated'],
  ['a broken encoded word', mail('From: a@b.example', 'Subject: =?utf-8?Q?=ff=fe?= =?utf-8?b?x', '', 'y'), 'mail.header-encoding'],
  ['a date that is none', mail('From: a@b.example', 'Date: yesterday', '', 'y'), 'mail.date-unread'],
  ['a date without zone', mail('From: a@b.example', 'Date: Tue, 4 Mar 2031 08:15:57', '', 'y'), 'mail.date-without-zone'],
  ['an unknown transfer encoding', mail('From: a@b.example', 'Content-Transfer-Encoding: rot13', '', 'y'), 'mail.body-encoding'],
  ['an unknown character set', mail('From: a@b.example', 'Content-Type: text/plain; charset=klingon', '', 'y'), 'mail.body-encoding'],
  ['inline PGP', mail('From: a@b.example', '', '-----BEGIN PGP MESSAGE-----', 'hQ', '-----END PGP MESSAGE-----'), 'mail.encrypted'],
]

for (const [what, bytes, code] of defects) {
  test(`a mail with ${what} gives a problem and goes on`, async () => {
    const { problems, texts, facts } = await read(bytes)
    assert.ok(problems.some((problem) => problem.code === code), JSON.stringify(problems))
    assert.ok(facts && texts.length > 0)
  })
}

test('ten thousand parts and a nesting of a thousand stay within the limits, and take no time', async () => {
  const many = mail('From: a@b.example', 'Content-Type: multipart/mixed; boundary=q', '', ...Array.from({ length: 10_000 }, (_, at) => `--q\r\nContent-Type: image/gif; name=${at}.gif\r\n\r\nx`), '--q--')
  const all = await read(many)
  assert.equal(all.children.length, 10_000)
  assert.deepEqual(all.problems, [])
  const cut = await read(many, { maxChildren: 50 })
  assert.equal(cut.children.length, 50)
  assert.ok(cut.problems.some(({ code }) => code === 'limit.parts'))
  assert.ok((await read(many, { maxChildBytes: 10 })).problems.some(({ code }) => code === 'limit.child-bytes'))

  let deep = 'Content-Type: text/plain\r\n\r\nbottom'
  for (let level = 0; level < 1_000; level++) deep = `Content-Type: multipart/mixed; boundary=b${level}x\r\n\r\n--b${level}x\r\n${deep}\r\n--b${level}x--`
  const nested = await read(Buffer.from(`From: a@b.example\r\n${deep}`))
  assert.ok(nested.problems.some(({ code }) => code === 'limit.depth'))
  assert.equal(nested.children.length, 1)
})

test('text longer than the limit is cut with a problem', async () => {
  const { texts, problems } = await read(mail('From: a@b.example', 'To: c@d.example', '', 'abcdefghij'), { maxTextChars: 4 })
  assert.equal(texts.at(-1)?.text, 'abcd')
  assert.ok(problems.some(({ code }) => code === 'limit.text'))
})
