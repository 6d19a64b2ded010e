import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { anxFormat } from './anx.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const file = `<?xml version="1.0"?><Chart SchemaVersion="7.0.0.1" Rigorous="true"><StrengthCollection/><ChartItemCollection>
<ChartItem Label="paid 1,200" DateSet="true" DateTime="2024-03-01T10:00:00"><Link End1Id="1" End2Id="2"><LinkStyle Type="Payment" ArrowStyle="ArrowOnHead"/></Link></ChartItem>
<ChartItem Label="Ada Quill" Description="Clerk"><AttributeCollection><Attribute AttributeClass="birthDate" Value="1980-04-02"/><Attribute AttributeClass="Shoe size" Value="44"/></AttributeCollection>
<CardCollection><Card Summary="Seen at the depot" SourceReference="Note 7"/></CardCollection><End X="1" Y="2"><Entity EntityId="1" Identity="AQ"><Icon><IconStyle Type="Person"/></Icon></Entity></End></ChartItem>
<ChartItem><End><Entity EntityId="2" Identity="Halden Freight Ltd"><Icon><IconStyle Type="Business"/></Icon></Entity></End></ChartItem>
<ChartItem Label="Legend of the chart"><TextBlock><TextBlockStyle/></TextBlock></ChartItem></ChartItemCollection></Chart>`

checkExtractor(anxFormat, [{ name: 'chart.anx', bytes: bytes(file) }])

test('entities, links, attributes and cards of a chart are read; what is only drawn is left aside and told', async () => {
  const { statements, problems, texts } = await collect(await anxFormat.load(), inputOf(bytes(file), 'chart.anx'))
  const names = new Map(statements.filter(({ property }) => property === 'name').map(({ value, entityId }) => [entityId, value]))
  assert.deepEqual(statements.map(({ schema, property, value }) => `${schema}.${property}=${names.get(value) ?? value}`), [
    'Person.name=Ada Quill', 'Person.description=Clerk', 'Person.birthDate=1980-04-02', 'Person.summary=Seen at the depot', 'Company.name=Halden Freight Ltd',
    'Payment.payer=Ada Quill', 'Payment.beneficiary=Halden Freight Ltd', 'Payment.summary=paid 1,200', 'Payment.date=2024-03-01T10:00:00',
  ])
  assert.deepEqual(problems.map(({ code }) => code), ['graph.left-aside'])
  assert.ok(texts.some(({ text }) => text.includes('44') && text.includes('Note 7')), JSON.stringify(texts))
})
