import assert from 'node:assert/strict'
import { test } from 'node:test'
import { collect, inputOf } from '../collect.ts'
import { defaultLimits } from '../limits.ts'
import { pstExtractor } from './pst-extractor.ts'
import { pstFormat } from './pst-format.ts'
import { quietly } from './quietly.ts'

/** The beginning of a Unicode data file ([MS-PST] 2.2.2.6) and nothing after it. */
function headerOnly(length: number): Uint8Array {
  const bytes = Buffer.alloc(length)
  bytes.write('!BDN')
  bytes.write('SM', 8)
  if (length > 12) bytes.writeUInt16LE(23, 10)
  return new Uint8Array(bytes)
}

test('a data file is known by its magic number, or weakly by its name', () => {
  assert.deepEqual([pstFormat.sniff(headerOnly(600), 'a.bin'), pstFormat.sniff(new Uint8Array(8), 'a.ost'), pstFormat.sniff(new Uint8Array(8), 'a')], [1, 0.3, 0])
})

for (const length of [12, 64, 600, 5_000]) {
  test(`a data file cut to ${length} bytes gives a problem that says what to do`, async () => {
    const input = inputOf(headerOnly(length), 'box.pst')
    const { facts, problems } = await collect(pstExtractor, input)
    assert.ok(facts?.unread)
    assert.deepEqual(problems.map(({ code }) => code), ['pst.damaged'])
    assert.deepEqual(await pstExtractor.locate(input, ['field=5%2Fsubject', 'whole']), [undefined, undefined])
  })
}

test('a data file larger than memory allows is left unread with the way out', async () => {
  const limits = { ...defaultLimits, maxBytesInMemory: 100 }
  const { facts, problems } = await collect(pstExtractor, inputOf(headerOnly(600), 'box.pst', { limits }))
  assert.match(facts?.unread ?? '', /Export its folders/)
  assert.deepEqual(problems.map(({ code }) => code), ['limit.bytes'])
})

test('the console is silent while the library works, and speaks again after it throws', () => {
  const { error } = console
  assert.throws(() => quietly(() => {
    console.error('never seen')
    throw new Error('x')
  }))
  assert.equal(console.error, error)
})
