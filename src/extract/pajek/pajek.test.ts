import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { pajekFormat } from './pajek.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const file = `% a comment\r\n*Vertices 4\r\n1 "Ada Quill" 0.1 0.5 ellipse ic Red note old\r\n2 "Halden ""Freight"\r\n3 Osier\r\n4 "Кирилл"\r\n*Arcs :2 "paid"\r\n1 2 1200 l "rent"\r\n*Edges\r\n2 3\r\n*Arcslist\r\n3 4 1\r\n*Matrix\r\n0 1 1\r\n`

checkExtractor(pajekFormat, [{ name: 'small.net', bytes: bytes(file) }])

test('vertices, arcs, edges and lists are read; a matrix is left aside and told', async () => {
  const { statements, problems, texts } = await collect(await pajekFormat.load(), inputOf(bytes(file), 'small.net'))
  const names = new Map(statements.filter(({ property }) => property === 'name').map(({ value, entityId }) => [entityId, value]))
  assert.deepEqual([...names.values()], ['Ada Quill', 'Halden', 'Osier', 'Кирилл'])
  const links = Map.groupBy(statements.filter(({ schema }) => schema === 'UnknownLink' || schema === 'Payment'), ({ entityId }) => entityId)
  assert.deepEqual([...links.values()].map((link) => link.map(({ value }) => names.get(value) ?? value)), [
    ['Ada Quill', 'Halden', 'paid', 'rent'], ['Halden', 'Osier'], ['Osier', 'Кирилл'], ['Osier', 'Ada Quill'],
  ])
  assert.deepEqual(problems.map(({ code }) => code), ['graph.left-aside', 'graph.left-aside'])
  assert.ok(texts.some(({ text }) => text === '0 1 1') && texts.some(({ text }) => text.includes('old')))
})

test('missing vertices are told; a text is no network', async () => {
  const { problems } = await collect(await pajekFormat.load(), inputOf(bytes('*Vertices 3\n1 "A"\n'), 'a.net'))
  assert.deepEqual(problems.map(({ code }) => code), ['pajek.damaged'])
  assert.equal(pajekFormat.sniff(bytes('A note on *Vertices 3'), 'a.txt'), 0)
})
