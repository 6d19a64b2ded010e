import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { makeCompoundFile } from '../ole/fixtures/make-compound-file.ts'
import { makeSummary } from '../ole/fixtures/make-summary.ts'
import { pptExtractor } from './ppt-extractor.ts'
import { pptFormat } from './ppt-format.ts'

function record(type: number, content: Buffer, options: { isContainer?: boolean; instance?: number } = {}): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt16LE((options.isContainer ? 0xf : 0) | ((options.instance ?? 0) << 4), 0)
  head.writeUInt16LE(type, 2)
  head.writeUInt32LE(content.length, 4)
  return Buffer.concat([head, content])
}
const container = (type: number, parts: readonly Buffer[], instance = 0) => record(type, Buffer.concat(parts), { isContainer: true, instance })
const wide = (text: string) => record(4000, Buffer.from(text, 'utf16le'))
const narrow = (text: string) => record(4008, Buffer.from(text, 'latin1'))
const persist = record(1011, Buffer.alloc(20))

const stream = Buffer.concat([
  container(1000, [container(4080, [persist, wide('Port \u041f'), narrow('first\rsecond'), persist, narrow('Costs')])]),
  container(1006, [container(0xf00d, [narrow('in a shape')])]),
  container(1008, [container(0xf00d, [narrow('say it slowly')])]),
])
const deck = makeCompoundFile({ 'PowerPoint Document': stream, '\u0005SummaryInformation': makeSummary({ 4: 'Ilse Brandt' }) })

checkExtractor(pptFormat, [{ name: 'deck.ppt', bytes: deck }])

test('outline of the slides, then shapes and notes', async () => {
  const read = await collect(pptExtractor, inputOf(deck, 'deck.ppt'))
  assert.deepEqual(read.texts.map((segment) => segment.text), ['Port \u041f\nfirst\nsecond', 'Costs', 'in a shape', 'say it slowly'])
  assert.equal(read.facts?.pages, 2)
  assert.equal(read.statements.find((draft) => draft.property === 'author')?.value, 'Ilse Brandt')
})

test('an encrypted presentation is unread', async () => {
  const read = await collect(pptExtractor, inputOf(makeCompoundFile({ 'PowerPoint Document': stream, 'EncryptedSummary': Buffer.alloc(4) }), 'a.ppt'))
  assert.equal(read.facts?.unread, 'encrypted')
})
