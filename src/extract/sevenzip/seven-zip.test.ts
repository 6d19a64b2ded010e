import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { makeSevenZip } from '../archive/fixtures/make-seven-zip.ts'
import { collect, inputOf } from '../collect.ts'
import { sevenZipFormat } from './seven-zip-format.ts'
import { sevenZipExtractor } from './seven-zip-extractor.ts'

const archive = makeSevenZip({ 'pier/fees.txt': 'nine', '../note.txt': 'ten', 'соль.txt': 'salt' })

checkExtractor(sevenZipFormat, [{ name: 'papers.7z', bytes: archive }])

test('the members of a 7z archive are children', async () => {
  const { children, facts, problems } = await collect(sevenZipExtractor, inputOf(archive, 'papers.7z'))
  assert.deepEqual(children.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]), [
    ['pier/fees.txt', 'nine'],
    ['note.txt', 'ten'],
    ['соль.txt', 'salt'],
  ])
  assert.deepEqual(problems.map(({ code }) => code), ['archive.unsafe-name'])
  assert.deepEqual(facts, { mediaType: 'application/x-7z-compressed' })
})

test('a first volume and a cut archive say what is missing', async () => {
  const volume = await collect(sevenZipExtractor, inputOf(archive.slice(0, 60), 'papers.7z.001'))
  assert.match(volume.facts?.unread ?? '', /volume 001/)
  const cut = await collect(sevenZipExtractor, inputOf(archive.slice(0, 60), 'papers.7z'))
  assert.match(cut.facts?.unread ?? '', new RegExp(`should have ${archive.byteLength} bytes and has 60`))
  assert.deepEqual(cut.problems.map(({ code }) => code), ['archive.split'])
})
