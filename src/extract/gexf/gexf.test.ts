import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { gexfFormat } from './gexf.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const file = `<?xml version="1.0" encoding="UTF-8"?><gexf xmlns="http://gexf.net/1.2draft" xmlns:viz="http://gexf.net/1.2draft/viz" version="1.2"><graph defaultedgetype="undirected">
<attributes class="node"><attribute id="0" title="type" type="string"/><attribute id="1" title="phone" type="string"/></attributes>
<attributes class="edge"><attribute id="0" title="role" type="string"/></attributes>
<nodes><node id="1" label="Ada Quill"><attvalues><attvalue for="0" value="individual"/><attvalue for="1" value="+44 7700 900123"/></attvalues><viz:size value="4"/>
<nodes><node id="2" label="Tobias Marsh"/></nodes></node></nodes>
<edges><edge id="7" source="1" target="2" weight="3" label="knows" start="2014-01-06"><attvalues><attvalue for="0" value="driver"/></attvalues></edge></edges></graph></gexf>`

checkExtractor(gexfFormat, [{ name: 'people.gexf', bytes: bytes(file) }])

test('attributes go by their titles, nested nodes are nodes, and an edge keeps what is told of it', async () => {
  const { statements, tables, problems } = await collect(await gexfFormat.load(), inputOf(bytes(file), 'people.gexf'))
  assert.deepEqual(problems, [])
  const people = new Map(statements.filter(({ property }) => property === 'name').map(({ value, entityId }) => [value, entityId]))
  assert.deepEqual(statements.map(({ schema, property, value }) => `${schema}.${property}=${[...people].find(([, id]) => id === value)?.[0] ?? value}`), [
    // A nested node ends before the one around it.
    'LegalEntity.name=Tobias Marsh', 'Person.name=Ada Quill', 'Person.phone=+447700900123',
    'UnknownLink.subject=Ada Quill', 'UnknownLink.object=Tobias Marsh', 'UnknownLink.role=knows', 'UnknownLink.startDate=2014-01-06', 'UnknownLink.role=driver',
  ])
  assert.deepEqual(tables[1]?.columns.map(({ name, treatment }) => [name, treatment]), [['label', 'mapped'], ['weight', 'ignored'], ['start', 'mapped'], ['role', 'mapped']])
})
