import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { makeRar } from '../archive/fixtures/make-rar.ts'
import { collect, inputOf } from '../collect.ts'
import { rarFormat } from './rar-format.ts'
import { rarExtractor } from './rar-extractor.ts'

const archive = makeRar([{ name: 'pier/fees.txt', text: 'nine' }, { name: 'sealed.txt', text: '................', encrypted: 'dated' }])

checkExtractor(rarFormat, [{ name: 'papers.rar', bytes: archive }])

test('the members of a RAR archive are children, encrypted ones are told by name and found by search', async () => {
  const { children, facts, problems, texts } = await collect(rarExtractor, inputOf(archive, 'papers.rar'))
  assert.deepEqual(children.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]), [['pier/fees.txt', 'nine']])
  assert.deepEqual(problems.map(({ code, locator }) => [code, locator]), [['archive.encrypted', 'member=sealed.txt']])
  assert.deepEqual(texts, [{ text: 'sealed.txt', locator: 'member=sealed.txt' }])
  assert.match(facts?.partly ?? '', /1 of 2 members were read, 1 are encrypted/)
  assert.deepEqual(await rarExtractor.locate(inputOf(archive, 'papers.rar'), ['member=sealed.txt', 'member=absent']), ['sealed.txt', undefined])
})

test('an encrypted member that the library passes over in silence is told nevertheless', async () => {
  const sealed = makeRar([{ name: 'a.txt', text: 'one' }, { name: 'sealed.txt', text: '................', encrypted: 'undated' }])
  const { children, facts, problems } = await collect(rarExtractor, inputOf(sealed, 'papers.rar'))
  assert.deepEqual([children.length, problems.map(({ code }) => code)], [1, ['archive.encrypted']])
  assert.match(facts?.partly ?? '', /encrypted/)
})

test('a volume of several says so when nothing of it can be read', async () => {
  const volume = makeRar([{ name: 'a.txt', text: 'x'.repeat(64) }], { volume: true })
  const { facts } = await collect(rarExtractor, inputOf(volume.slice(0, 70), 'papers.rar'))
  assert.match(facts?.unread ?? '', /one volume of a RAR archive/)
})
