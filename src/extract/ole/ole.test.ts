import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { recogniseFormat } from '../registry.ts'
import { CompoundFile } from './compound-file.ts'
import { makeCompoundFile } from './fixtures/make-compound-file.ts'
import { makeSummary } from './fixtures/make-summary.ts'
import { oleExtractor } from './ole-extractor.ts'
import { oleFormat } from './ole-format.ts'

const summary = makeSummary({ 2: 'Plan', 4: 'Ilse Brandt' }, { 12: '2004-02-03T09:10:11Z' })
const drawing = makeCompoundFile({ 'VisioDocument': new Uint8Array(10), '\u0005SummaryInformation': summary })
const encrypted = makeCompoundFile({ EncryptionInfo: new Uint8Array(8), EncryptedPackage: new Uint8Array(6_000) })
const lockedSheet = makeCompoundFile({ Workbook: new Uint8Array([9, 8, 2, 0, 0, 0, 0x2f, 0, 2, 0, 0, 0]) })

checkExtractor(oleFormat, [
  { name: 'plan.vsd', bytes: drawing },
  { name: 'secret.docx', bytes: encrypted },
])

for (const [name, bytes, unread, code] of [
  ['plan.vsd', drawing, 'no reader', 'ole.no-reader'],
  ['secret.docx', encrypted, 'encrypted', 'office.encrypted'],
  ['a.xls', lockedSheet, 'encrypted', 'office.encrypted'],
] as const) {
  test(`${name} is unread: ${unread}`, async () => {
    const read = await collect(oleExtractor, inputOf(bytes, name))
    assert.deepEqual([read.facts?.unread, read.problems.map((problem) => problem.code), read.texts], [unread, [code], []])
  })
}

test('the summary is read though the content is not', async () => {
  const read = await collect(oleExtractor, inputOf(drawing, 'plan.vsd'))
  assert.deepEqual(
    read.statements.filter((draft) => draft.original).map((draft) => `${draft.property}=${draft.value}`),
    ['title=Plan', 'author=Ilse Brandt', 'authoredAt=2004-02-03T09:10:11Z'],
  )
})

/** What a packager keeps of a file: size, flags, label, path, flags, temporary path, the bytes (MS-OLEDS 2.3.6). */
function makeNative(name: string, content: Uint8Array): Uint8Array {
  const length = (count: number) => Buffer.from(new Uint32Array([count]).buffer)
  const text = Buffer.from(`${name}\0C:\\old\\${name}\0`, 'latin1')
  return Buffer.concat([length(0), Buffer.from([2, 0]), text, Buffer.from([0, 0, 3, 0]), length(2), Buffer.from('t\0'), length(content.length), content])
}

const message = makeCompoundFile({ '__properties_version1.0': new Uint8Array(8), 'WordDocument': new Uint8Array(8) })
const compObj = Buffer.concat([Buffer.alloc(28), Buffer.from([22, 0, 0, 0]), Buffer.from('Microsoft Graph Chart\0')])

test('the file that an object wraps is taken out, whatever streams that file has itself', async () => {
  const wrapped = makeCompoundFile({ '\u0001CompObj': compObj, '\u0001Ole10Native': makeNative('letter.msg', message) })
  assert.equal(recogniseFormat(wrapped, 'word/embeddings/oleObject1.bin')?.id, 'ole')
  const { children, problems, facts } = await collect(oleExtractor, inputOf(wrapped, 'oleObject1.bin'))
  assert.deepEqual([children.map(({ name }) => name), problems, facts?.unread], [['1-letter.msg'], [], undefined])
  assert.deepEqual(Buffer.from(children[0]!.bytes), Buffer.from(message))
  const packed = makeCompoundFile({ package: new Uint8Array(5_000) })
  assert.deepEqual((await collect(oleExtractor, inputOf(packed, 'a.bin'))).children.map(({ name }) => name), ['1-package'])
})

test('what an object is, is told by the name that its program gave it', async () => {
  const read = await collect(oleExtractor, inputOf(makeCompoundFile({ '\u0001CompObj': compObj, 'Content': new Uint8Array(8) }), 'a.bin'))
  assert.match(read.problems[0]?.message ?? '', /an object of the kind 'Microsoft Graph Chart', for which/)
})

test('streams are found by path without regard to case, and a chain that loops ends', () => {
  const content = Uint8Array.from({ length: 5_000 }, (_, at) => at % 251)
  const bytes = makeCompoundFile({ One: content, Two: new Uint8Array(1) })
  const file = new CompoundFile(bytes)
  assert.deepEqual(file.paths, ['One', 'Two'])
  assert.deepEqual([...file.stream('ONE')!.subarray(0, 5_000)], [...content])
  assert.equal(file.stream('Three'), undefined)
  assert.deepEqual(new CompoundFile(file.withNames(['oNE', 'three'])).paths, ['Two', 'oNE'])
  const looped = bytes.slice()
  new DataView(looped.buffer).setUint32(512 + 4 * 3, 2, true)
  assert.ok(new CompoundFile(looped).stream('One')!.length < 5_000)
  assert.throws(() => new CompoundFile(new Uint8Array(600)), RangeError)
})
