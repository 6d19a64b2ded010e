import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { silentProgress } from '../../base/progress.ts'
import { networkCatalogue } from '../../network/tables.ts'
import { openSmallCase, type SmallEntity } from '../../store/fixtures/small-case.ts'
import type { Row, Store } from '../../store/store.ts'
import { layTime } from '../lay-time.ts'
import { timelineCatalogue } from '../tables.ts'
import { layPatterns } from './lay-patterns.ts'

const told = (id: string, schema: string, values: SmallEntity['values'], exhibit = 'a'): SmallEntity => ({ id, schema, exhibit, values })
const iso = (day: number, time = '') => new Date(Date.UTC(2030, 0, 1 + day)).toISOString().slice(0, 10) + time
const entry = (number: number, date: string, account = 'acct') => told(`e-${account}-${number}`, 'AccountEntry', { account, sequenceNumber: String(number), date, amount: '1' })
const invoice = (number: string) => told(`i-${number}`, 'Invoice', { issuer: 'firm', invoiceNumber: number, date: '2030-01-01' })
const call = (id: string, date: string, exhibit: string, duration: string) => told(id, 'Call', { caller: 'n1', receiver: 'n2', date, duration }, exhibit)
const page = (number: number, of: number) => ({ locator: `page=${number}`, text: `Page ${number} of ${of}` })

let store: Store
const ask = (sql: string): Promise<Row[]> => store.all(sql)

before(async () => {
  store = await openSmallCase({
    catalogues: [networkCatalogue, timelineCatalogue],
    exhibits: [
      { id: 'a', number: '1' }, { id: 'b', number: '2' }, { id: 'c', number: '3' }, { id: 'log', number: '4' },
      { id: 'pdf', number: '5', path: 'x.pdf', texts: [page(1, 4), page(2, 4), page(4, 4)] }, { id: 'cut', number: '6', path: 'y.pdf', texts: [page(1, 3), page(2, 3)] },
      { id: 'whole', number: '7', path: 'z.pdf', texts: [page(1, 2), page(2, 2)] },
    ],
    entities: [
      told('acct', 'BankAccount', { name: 'Account 7' }), told('acct2', 'BankAccount', { name: 'Account 8' }), told('firm', 'Company', { name: 'Quill Ltd' }),
      told('n1', 'Phone', { number: '+441632960001' }), told('n2', 'Phone', { number: '+441632960002' }),
      // Rows 36 to 38 and the month of May are missing of the one account; the other has all.
      ...Array.from({ length: 50 }, (_, index) => index + 1).filter((number) => number < 36 || number > 38)
        .map((number) => entry(number, `2030-0${number <= 25 ? (number % 4) + 1 : (number % 2) + 6}-10`)),
      ...Array.from({ length: 12 }, (_, index) => entry(index + 1, `2030-${String(index + 1).padStart(2, '0')}-15`, 'acct2')),
      ...['R-2030-001', 'R-2030-002', 'R-2030-003', 'R-2030-005', 'R-2030-006', 'X-7', 'X-900', 'X-5000', 'X-70000', 'X-80001'].map(invoice),
      // The second operator's clock is 300 seconds ahead; a third tells other calls.
      ...Array.from({ length: 8 }, (_, index) => call(`one-${index}`, iso(index * 4, 'T10:00:00'), 'b', String(60 + index))),
      ...Array.from({ length: 8 }, (_, index) => call(`two-${index}`, iso(index * 4, `T10:05:${index % 2 ? '02' : '00'}`), 'c', String(60 + index))),
      // A log of every day but for two weeks in March.
      ...Array.from({ length: 120 }, (_, day) => day).filter((day) => day < 60 || day >= 74).flatMap((day) => [10, 30, 50].map((minute) =>
        told(`t-${day}-${minute}`, 'TrackPoint', { date: iso(day, `T07:${minute}:00`), latitude: '48', longitude: '11', subject: 'firm' }, 'log'))),
    ],
  })
  await layTime(store, { run: 'r', progress: silentProgress })
  await layPatterns(store, { run: 'r', progress: silentProgress, timeZone: undefined })
})
after(() => store.close())

const gaps: readonly [kind: string, series: string, subject: string, after: string | null, before: string | null, missing: number][] = [
  ['numbers', 'sequenceNumber', 'Account 7', '35', '39', 3],
  ['numbers', 'invoiceNumber R-2030-', 'Quill Ltd', 'R-2030-003', 'R-2030-005', 1],
  ['months', 'AccountEntry by month', 'Account 7', '2030-04', '2030-06', 1],
  ['days', 'position by day', 'log.csv', '2030-03-01', '2030-03-16', 14],
  ['pages', 'page of 4', 'x.pdf', '2', '4', 1],
  ['pages', 'page of 3', 'y.pdf', '2', null, 1],
]
test('every gap of a series that else runs on is found, with both ends, and no other', async () => {
  const rows = await ask('SELECT kind, series, subject, "after", "before", missing FROM gaps')
  const keyed = (row: readonly unknown[]) => row.map(String).join(' | ')
  assert.deepEqual(rows.map((row) => keyed(Object.values(row))).sort(), gaps.map(keyed).sort())
  const [open] = await ask('SELECT count(*) AS n FROM gaps WHERE after_locator IS NULL OR (before_locator IS NULL AND "before" IS NOT NULL)')
  assert.equal(open!['n'], 0)
})

test('two clocks are five minutes apart, and zones are told', async () => {
  const rows = await ask('SELECT kind, one_exhibit_id AS one, other_exhibit_id AS other, offset_seconds AS apart, pairs, share, one_zone AS zone FROM clock_offsets')
  assert.deepEqual(rows, [{ kind: 'call', one: 'b', other: 'c', apart: 301, pairs: 8, share: 1, zone: 'local' }])
})

test('events by hour, weekday and month add up, and are held against their base rates', async () => {
  const sums = await ask(`SELECT unit, sum(events)::BIGINT AS n, round(sum(expected)) AS expected FROM trends
WHERE kind = 'position' AND subject_id IS NULL GROUP BY unit ORDER BY unit`)
  assert.deepEqual(sums, [{ unit: 'hour', n: 318, expected: 318 }, { unit: 'month', n: 318, expected: 318 }, { unit: 'weekday', n: 318, expected: 318 }])
  assert.deepEqual(await ask("SELECT slot FROM trends WHERE kind = 'position' AND subject_id IS NULL AND unit = 'hour' AND events > 0"), [{ slot: 7 }])
  // A subject that is the only one has its own base rate.
  const [own] = await ask("SELECT max(abs(deviation)) AS most FROM trends WHERE kind = 'position' AND subject_id = 'firm' AND events > 0")
  assert.equal(own!['most'], 0)
})

test('a log that stops for two weeks changes its rate twice, with the first event after each', async () => {
  const rows = await ask("SELECT day, before_rate, after_rate, locator IS NOT NULL AS cited FROM rate_changes WHERE kind = 'position' AND subject_id IS NULL ORDER BY day")
  assert.deepEqual(rows, [
    { day: '2030-03-02', before_rate: 3, after_rate: 0, cited: true }, { day: '2030-03-16', before_rate: 0, after_rate: 3, cited: true },
  ])
})

test('counts of days are there to be drawn', async () => {
  assert.deepEqual(await ask("SELECT day, events FROM events_by_day WHERE kind = 'call' AND subject_id = 'n1' ORDER BY day LIMIT 1"), [{ day: '2030-01-01', events: 2 }])
})
