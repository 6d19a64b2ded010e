import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { silentProgress } from '../base/progress.ts'
import { openSmallCase, type SmallEntity } from '../store/fixtures/small-case.ts'
import type { Row, Store } from '../store/store.ts'
import { layTime } from './lay-time.ts'
import { networkCatalogue } from '../network/tables.ts'
import { timelineCatalogue } from './tables.ts'

let store: Store
let byEntity: Map<string, Row[]>
interface ExpectedEvent {
  readonly entity: string
  readonly kind: string
  readonly start: string
  readonly precision: string
  readonly zone?: string
  readonly moment: string | null
  readonly title: string
  readonly more?: object
}
const told = (id: string, schema: string, values: Record<string, string | string[]>): SmallEntity => ({ id, schema, exhibit: 'a', values })

before(async () => {
  store = await openSmallCase({
    catalogues: [networkCatalogue, timelineCatalogue],
    exhibits: [{ id: 'a', number: '1' }],
    entities: [
      told('anna', 'Person', { name: 'Anna Quill', birthDate: ['1970', '1971-03'], modifiedAt: '2031-01-01' }),
      told('van', 'Vehicle', { name: 'Van' }),
      told('tp', 'TrackPoint', { subject: 'van', date: '2030-01-06T10:28:01', latitude: '48.1', longitude: '11.5' }),
      told('far', 'TrackPoint', { date: '2030-01-06T10:28:02', latitude: '148.1', longitude: '11.5' }),
      told('job', 'Employment', { employee: 'anna', employer: 'firm', startDate: '2020', endDate: '2024-05-01', date: '2020' }),
      told('gone', 'Employment', { employee: 'anna', employer: 'firm', endDate: '2019-05-01' }),
      told('firm', 'Company', { name: 'Quill Ltd' }),
      told('mail', 'Email', { subject: 'Harbour', emitters: 'anna', date: '2030-01-06T23:30:00Z', authoredAt: '2030-01-06T23:30:00Z' }),
      told('buy', 'CardUse', { card: 'card', merchant: 'firm', date: '2030-02-01T09:15', amount: '4.5', currency: 'EUR' }),
      told('card', 'Card', { name: 'Card 9' }),
      told('photo', 'Image', { fileName: 'p.jpg', capturedAt: '2030-03-01T12:00:00+02:00', latitude: '1', longitude: '2' }),
      told('odd', 'Report', { date: 'yesterday', text: 'x' }),
      told('impossible', 'Report', { date: '2030-02-31', text: 'x' }),
    ],
  })
  assert.equal(await layTime(store, { run: 'r', progress: silentProgress }), 10)
  byEntity = Map.groupBy(await store.all('SELECT * FROM events'), (row) => String(row['entity_id']))
})
after(() => store.close())

const expected: ExpectedEvent[] = [
  { entity: 'anna', kind: 'life', start: '1970', precision: 'year', moment: '1970-01-01T00:00:00', title: 'Birth date: Anna Quill', more: { participants: '["anna"]' } },
  { entity: 'tp', kind: 'position', start: '2030-01-06T10:28:01', precision: 'second', moment: '2030-01-06T10:28:01', title: 'Van', more: { latitude: 48.1, longitude: 11.5, participants: '["van"]', locator: 'row=4&col=2' } },
  { entity: 'far', kind: 'position', start: '2030-01-06T10:28:02', precision: 'second', moment: '2030-01-06T10:28:02', title: 'Position', more: { latitude: null } },
  { entity: 'job', kind: 'relation', start: '2020', precision: 'year', moment: '2020-01-01T00:00:00', title: 'Anna Quill → Quill Ltd', more: { finish: '2024-05-01', property: 'startDate', participants: '["anna","firm"]' } },
  { entity: 'gone', kind: 'relation', start: '2019-05-01', precision: 'day', moment: '2019-05-01T00:00:00', title: 'Anna Quill → Quill Ltd', more: { finish: null, property: 'endDate' } },
  { entity: 'mail', kind: 'message', start: '2030-01-06T23:30:00Z', precision: 'second', zone: 'UTC', moment: '2030-01-06T23:30:00', title: 'Harbour', more: { property: 'date' } },
  { entity: 'buy', kind: 'card-use', start: '2030-02-01T09:15', precision: 'minute', moment: '2030-02-01T09:15:00', title: 'Card 9 → Quill Ltd: 4.5 EUR', more: { place: 'Quill Ltd' } },
  { entity: 'photo', kind: 'position', start: '2030-03-01T12:00:00+02:00', precision: 'second', zone: 'UTC', moment: '2030-03-01T10:00:00', title: 'p.jpg' },
  { entity: 'impossible', kind: 'report', start: '2030-02-31', precision: 'day', moment: null, title: 'x' },
]
for (const { entity, more, ...wanted } of expected) {
  test(`event of ${entity}`, () => {
    const row = byEntity.get(entity)![0]!
    const all = { zone: 'local', ...wanted, ...more }
    assert.deepEqual(Object.fromEntries(Object.keys(all).map((key) => [key, row[key]])), all)
  })
}

test('two birth dates of one person are two events; dates of handling and no dates are none', () => {
  assert.deepEqual(byEntity.get('anna')!.map((row) => row['start']), ['1970', '1971-03'])
  assert.equal(byEntity.get('odd'), undefined)
  assert.equal(byEntity.get('job')!.length, 1)
})
