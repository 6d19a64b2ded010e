import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crc32 } from 'node:zlib'
import { makeZip } from './fixtures/make-zip.ts'
import { readZipContainer } from './zip-container.ts'
import { officeZipLimits } from './zip-limits.ts'

const text = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString('utf8')

test('entries are read by name, folders left out', async () => {
  const container = await readZipContainer(await makeZip({ 'a.xml': '<a/>', 'dir/b.txt': 'zwölf', 'empty': '' }))
  assert.deepEqual(container.names, ['a.xml', 'dir/b.txt', 'empty'])
  assert.equal(text(await container.entry('a.xml')), '<a/>')
  assert.equal(text(await container.entry('dir/b.txt')), 'zwölf')
  assert.equal(text(await container.entry('empty')), '')
  assert.equal(await container.entry('absent'), undefined)
  assert.deepEqual(container.defects, [])
})

test('a bomb is refused by ratio, by entry size and by the sum of what was asked for', async () => {
  const bomb = await makeZip({ bomb: '0'.repeat(1_000_000) })
  const refuse = async (limits: Partial<typeof officeZipLimits>, times = 1) => {
    const container = await readZipContainer(bomb, { ...officeZipLimits, ...limits })
    for (let time = 1; time < times; time++) await container.entry('bomb')
    await assert.rejects(container.entry('bomb'), { code: 'zip.bomb' })
  }
  await refuse({ maxRatio: 10, ratioFromBytes: 1_000 })
  await refuse({ maxEntryBytes: 999_999 })
  await refuse({ maxTotalBytes: 1_500_000 }, 2)
  assert.equal((await (await readZipContainer(bomb)).entry('bomb'))?.byteLength, 1_000_000)
})

test('too many entries are refused before one is read', async () => {
  const many = await makeZip(Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`f${at}`, 'x'])))
  await assert.rejects(readZipContainer(many, { ...officeZipLimits, maxEntries: 11 }), { code: 'zip.too-many-entries' })
})

test('what is no ZIP file, is cut, or has changed bytes is a defect', async () => {
  const good = await makeZip({ 'a.xml': 'a text that is long enough to be packed, packed, packed, packed' })
  await assert.rejects(readZipContainer(Buffer.from('no zip')), { code: 'zip.damaged' })
  await assert.rejects(readZipContainer(good.subarray(0, good.length - 5)), { code: 'zip.damaged' })
  const stored = Buffer.from(await makeZip({ s: 'stored' }, { compress: false }))
  const at = stored.indexOf('stored')
  stored[at] = 'S'.charCodeAt(0)
  const container = await readZipContainer(stored)
  assert.equal(text(await container.entry('s')), 'Stored')
  assert.match(container.defects.join(), /checksum of the ZIP entry s/)
  assert.notEqual(crc32('stored'), crc32('Stored'))
})
