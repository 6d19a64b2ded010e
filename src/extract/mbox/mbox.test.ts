import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import type { ByteSource } from '../contract.ts'
import { defaultLimits } from '../limits.ts'
import { memorySource } from '../memory-source.ts'
import { messageRanges, type MessageRange } from './message-ranges.ts'
import { mboxExtractor } from './mbox-extractor.ts'
import { mboxFormat } from './mbox-format.ts'

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'))
const mailbox = bytesOf(
  [
    'From ylva@harbour.example Tue Mar  4 08:15:57 2031', 'From: ylva@harbour.example', 'To: office@quay.example', 'Subject: One', '', 'Hello', '',
    'From here on a sentence, not a message.', '>From the pier', '>>From twice', '', '',
    'From ted@quay.example Wed Mar  5 10:00:00 2031', 'From: ted@quay.example', 'Subject: Two', '', 'Bye', '',
  ].join('\n'),
)

checkExtractor(mboxFormat, [{ name: 'inbox.mbox', bytes: mailbox }, { name: 'inbox', bytes: bytesOf(Buffer.from(mailbox).toString().replace(/\n/gu, '\r\n')) }])

test('every message of a mailbox is a child at its byte range, its From lines unquoted', async () => {
  const { children, problems } = await collect(mboxExtractor, inputOf(mailbox, 'inbox.mbox'))
  assert.deepEqual(children.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]), [
    ['00001.eml', 'From: ylva@harbour.example\nTo: office@quay.example\nSubject: One\n\nHello\n\nFrom here on a sentence, not a message.\nFrom the pier\n>From twice\n'],
    ['00002.eml', 'From: ted@quay.example\nSubject: Two\n\nBye\n'],
  ])
  assert.deepEqual(problems.map(({ code }) => code), ['mbox.from-unquoted'])
  const [first] = await mboxExtractor.locate(inputOf(mailbox, 'inbox.mbox'), [children[1]!.locator])
  assert.equal(first, 'From: ted@quay.example\nSubject: Two\n\nBye\n')
})

async function rangesOf(source: ByteSource): Promise<MessageRange[]> {
  const ranges: MessageRange[] = []
  for await (const range of messageRanges(source)) ranges.push(range)
  return ranges
}

test('ranges are the same however the bytes come in blocks', async () => {
  const whole = await rangesOf(memorySource(mailbox))
  for (const size of [1, 2, 7, 100]) {
    async function* stream(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < mailbox.length; at += size) yield mailbox.subarray(at, at + size)
    }
    const source = { ...memorySource(mailbox), stream }
    assert.deepEqual(await rangesOf(source), whole, `blocks of ${size}`)
  }
})

test('text without a From line is no mailbox, and limits hold', async () => {
  const none = await collect(mboxExtractor, inputOf(bytesOf('Dear all,\n\nFrom time to time.\n'), 'a.mbox'))
  assert.match(none.facts?.unread ?? '', /no mailbox/)
  const cut = await collect(mboxExtractor, inputOf(mailbox, 'a.mbox', { limits: { ...defaultLimits, maxChildren: 1 } }))
  assert.deepEqual([cut.children.length, cut.problems.map(({ code }) => code)], [1, ['limit.children', 'mbox.from-unquoted']])
})
