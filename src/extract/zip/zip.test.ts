import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { defaultLimits } from '../limits.ts'
import { makeZip } from '../zip-container/fixtures/make-zip.ts'
import { zipExtractor } from './zip-extractor.ts'
import { zipFormat } from './zip-format.ts'

const plain = await makeZip({ 'pier/fees.txt': 'nine '.repeat(40), 'соль.txt': 'salt', 'empty.txt': '' })
const read = (bytes: Uint8Array, limits = {}) => collect(zipExtractor, inputOf(bytes, 'papers.zip', { limits: { ...defaultLimits, ...limits } }))

/** The archive with every `from` in it written over by `to`, of equal length: names that no honest packer writes. */
function forge(bytes: Uint8Array, from: string, to: string, only: 'all' | 'last' = 'all'): Uint8Array {
  const forged = Buffer.from(bytes)
  for (let at = only === 'last' ? forged.lastIndexOf(from) : forged.indexOf(from); at >= 0; at = only === 'last' ? -1 : forged.indexOf(from, at + 1)) forged.write(to, at)
  return new Uint8Array(forged)
}

checkExtractor(zipFormat, [
  { name: 'papers.zip', bytes: plain },
  { name: 'forged.zip', bytes: forge(await makeZip({ 'xxxxa.txt': 'a', 'b.txt': 'b' }), 'xxxxa.txt', '../../a.t') },
])

test('the members of a ZIP archive are children whose names keep their path', async () => {
  const { children, facts, problems } = await read(plain)
  assert.deepEqual(children.map(({ name, locator, bytes }) => [name, locator, bytes.byteLength]), [
    ['pier/fees.txt', 'member=pier%2Ffees.txt', 200],
    ['соль.txt', 'member=%D1%81%D0%BE%D0%BB%D1%8C.txt', 4],
    ['empty.txt', 'member=empty.txt', 0],
  ])
  assert.deepEqual([facts, problems], [{ mediaType: 'application/zip' }, []])
})

const forgeries: readonly (readonly [what: string, bytes: Uint8Array, code: string, names: readonly string[]])[] = [
  ['a name that leads out', forge(await makeZip({ 'xxxxxxa.txt': 'a' }), 'xxxxxxa.txt', '../../a.txt'), 'archive.unsafe-name', ['a.txt']],
  ['an absolute name', forge(await makeZip({ 'xetc/a.txt': 'a' }), 'xetc/a.txt', '/etc/a.txt'), 'archive.unsafe-name', ['etc/a.txt']],
  ['a drive in the name', forge(await makeZip({ 'xx/a.txt': 'a' }), 'xx/a.txt', 'C:\\a.txt'), 'archive.unsafe-name', ['a.txt']],
  ['a name twice', forge(await makeZip({ 'a.txt': 'one', 'b.txt': 'two' }), 'b.txt', 'a.txt'), 'archive.duplicate-name', ['a.txt', 'a (2).txt']],
  ['two names of one entry', forge(await makeZip({ 'a.txt': 'one' }), 'a.txt', 'b.txt', 'last'), 'zip.name-mismatch', ['b.txt']],
  ['a changed byte', forge(await makeZip({ 'a.txt': 'one' }, { compress: false }), 'one', 'two'), 'archive.checksum', ['a.txt']],
]

for (const [what, bytes, code, names] of forgeries) {
  test(`a ZIP archive with ${what} is read, and told`, async () => {
    const { children, problems } = await read(bytes)
    assert.deepEqual(problems.map((problem) => problem.code), [code])
    assert.deepEqual(children.map(({ name }) => name), names)
  })
}

test('links and encrypted members give no child but a problem with their name', async () => {
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from('/etc/passwd'), 'link', { mode: 0o120777, mtime: new Date(0) })
  zip.end()
  const linked = await read(new Uint8Array(await buffer(zip.outputStream)))
  assert.deepEqual(linked.children, [])
  assert.match(linked.problems[0]?.message ?? '', /'link' is a link to '\/etc\/passwd'/)

  const sealed = Buffer.from(await makeZip({ 'a.txt': 'one' }))
  const directory = sealed.indexOf('PK\x01\x02')
  sealed.writeUInt16LE(sealed.readUInt16LE(6) | 1, 6)
  sealed.writeUInt16LE(sealed.readUInt16LE(directory + 8) | 1, directory + 8)
  const { facts, problems, texts } = await read(new Uint8Array(sealed))
  assert.deepEqual([problems.map(({ code }) => code), texts.map(({ text }) => text)], [['archive.encrypted'], ['a.txt']])
  assert.match(facts?.unread ?? '', /encrypted/)
})

test('bombs are stopped by ratio, by the sum of bytes and by the number of members', async () => {
  const bomb = await makeZip({ 'bomb.bin': '0'.repeat(12_000_000), 'b.txt': 'b' })
  const byRatio = await read(bomb)
  assert.deepEqual([byRatio.problems.map(({ code }) => code), byRatio.children.map(({ name }) => name)], [['limit.ratio'], ['b.txt']])
  const bySum = await read(await makeZip({ a: 'x'.repeat(60), b: 'x'.repeat(60), c: 'x' }), { maxChildBytes: 100 })
  assert.deepEqual([bySum.problems.map(({ code }) => code), bySum.children.length], [['limit.child-bytes'], 1])
  const byCount = await read(await makeZip({ a: '', b: '', c: '' }), { maxChildren: 2 })
  assert.deepEqual([byCount.problems.map(({ code }) => code), byCount.children.length], [['limit.children'], 2])
})

test('of a cut archive the members that are whole are read', async () => {
  const { children, problems, facts } = await read(plain.slice(0, plain.byteLength - 40))
  assert.equal(children.length, 3)
  assert.deepEqual(problems.map(({ code }) => code), ['zip.no-directory'])
  assert.match(facts?.partly ?? '', /directory is missing/)
})
