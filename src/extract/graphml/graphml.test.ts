import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { graphmlFormat } from './graphml.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const file = `<?xml version="1.0" encoding="UTF-8"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
<key id="d0" for="node" attr.name="label" attr.type="string"/><key id="d1" for="node" attr.name="kind" attr.type="string"/><key id="d2" for="node" attr.name="birthDate" attr.type="string"/>
<key id="d3" for="node" attr.name="mood" attr.type="string"/><key id="d4" for="edge" attr.name="schema" attr.type="string"/><key id="d5" for="edge" attr.name="amount" attr.type="string"/>
<key id="d6" for="edge" attr.name="date" attr.type="string"/><key id="d7" for="node" attr.name="x" attr.type="double"/><key id="d8" for="node" yfiles.type="nodegraphics"/>
<graph edgedefault="directed">
<node id="a"><data key="d0">Ada &amp; Quill</data><data key="d1">person</data><data key="d2">1980-04-02</data><data key="d3">calm</data><data key="d7">12.5</data></node>
<node id="b"><data key="d0">Halden Freight Ltd</data><data key="d1">company</data></node>
<node id="d"><data key="d1">person</data><data key="d2">long ago</data></node>
<node id="c"><data key="d8"><y:ShapeNode><y:NodeLabel>Осье Холдинг</y:NodeLabel></y:ShapeNode></data></node>
<edge id="e1" source="a" target="b"><data key="d4">Payment</data><data key="d5">1200.50</data><data key="d6">2024-03-01</data></edge>
<edge source="b" target="c" directed="false"/><edge source="b" target="z"/>
<hyperedge><endpoint node="a"/><endpoint node="b"/></hyperedge>
</graph></graphml>`

checkExtractor(graphmlFormat, [{ name: 'ring.graphml', bytes: bytes(file) }])

test('nodes are entities, edges links, and each attribute is mapped, ignored or told', async () => {
  const { statements, tables, problems, texts } = await collect(await graphmlFormat.load(), inputOf(bytes(file), 'ring.graphml'))
  const [a, b, c] = ['Ada & Quill', 'Halden Freight Ltd', 'Осье Холдинг'].map((name) => statements.find(({ value }) => value === name)!)
  assert.deepEqual([a!.schema, b!.schema, c!.schema], ['Person', 'Company', 'LegalEntity'])
  const told = statements.filter(({ schema }) => schema === 'Payment' || schema === 'UnknownLink').map(({ schema, property, value }) => `${schema}.${property}=${value}`)
  assert.deepEqual(told, [
    `Payment.payer=${a!.entityId}`, `Payment.beneficiary=${b!.entityId}`, 'Payment.amount=1200.5', 'Payment.date=2024-03-01',
    `UnknownLink.subject=${b!.entityId}`, `UnknownLink.object=${c!.entityId}`,
  ])
  assert.deepEqual(problems.map(({ code }) => code).sort(), ['graph.end-absent', 'graph.left-aside', 'graph.value-unread'])
  const treatments = Object.fromEntries(tables.flatMap(({ sheet, columns }) => columns.map(({ name, treatment }) => [`${sheet}.${name}`, treatment])))
  assert.deepEqual(treatments, {
    'nodes.label': 'mapped', 'nodes.kind': 'ignored', 'nodes.birthDate': 'mapped', 'nodes.mood': 'unmapped', 'nodes.x': 'ignored',
    'links.schema': 'ignored', 'links.amount': 'mapped', 'links.date': 'mapped',
  })
  assert.deepEqual(tables.map(({ rows, rowsUnread }) => [rows, rowsUnread]), [[4, 1], [3, 1]])
  for (const word of ['calm', 'long ago', 'a b']) assert.ok(texts.some(({ text }) => text === word), word)
})

test('other XML is not taken for it, and a cut file is told', async () => {
  assert.equal(graphmlFormat.sniff(bytes('<gpx></gpx>'), 'a.xml'), 0)
  const { problems, facts } = await collect(await graphmlFormat.load(), inputOf(bytes(file.slice(0, 1_200)), 'ring.graphml'))
  assert.ok(problems.some(({ code }) => code === 'graphml.damaged') && facts?.partly)
})
