import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { silentProgress } from '../../base/progress.ts'
import { linkCase } from '../../network/link-case.ts'
import { networkCatalogue } from '../../network/tables.ts'
import { openSmallCase, type SmallEntity } from '../../store/fixtures/small-case.ts'
import type { Row, Store } from '../../store/store.ts'
import { timelineCatalogue } from '../tables.ts'
import { layContacts } from './lay-contacts.ts'

const day = (index: number, time = 'T10:00:00Z') => new Date(Date.UTC(2030, 0, 1 + index)).toISOString().slice(0, 10) + time
let count = 0
const call = (caller: string, receiver: string, date: string, more: Record<string, string> = {}, exhibit = 'a'): SmallEntity => ({
  id: `call-${String(count++).padStart(4, '0')}`, schema: 'Call', exhibit, values: { caller, receiver, date, ...more },
})
const every = (step: number, from: number, to: number, make: (at: number) => SmallEntity) =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_, index) => make(from + index * step))
const names = ['n1', 'n2', 'n3', 'n4', 'p1', 'p2', 'p3', 'p4', 'q1', 'q2', 'x1', 'x2', 'x3', 'x4', 'x5', 'x6', 'x7', 'x8']

let store: Store
const ask = (sql: string): Promise<Row[]> => store.all(sql)

before(async () => {
  store = await openSmallCase({
    catalogues: [networkCatalogue, timelineCatalogue],
    exhibits: [{ id: 'a', number: '1' }, { id: 'b', number: '2' }],
    entities: [
      ...names.map((id): SmallEntity => ({ id, schema: 'Phone', exhibit: 'a', values: { number: id } })),
      { id: 'ada', schema: 'Person', exhibit: 'a', values: { name: 'Ada Quill' } }, { id: 'tob', schema: 'Person', exhibit: 'a', values: { name: 'Tobias Marsh' } },
      { id: 'mail', schema: 'Email', exhibit: 'a', values: { emitters: 'ada', recipients: ['tob', 'ada'], date: day(3) } },
      // n1 ends on day 59, n2 goes on with the same four contacts in the same handset; n3 moves to another handset.
      ...every(2, 0, 60, (at) => call('n1', `p${(at / 2) % 4 + 1}`, day(at), { callerImei: 'i1', duration: '60', callType: 'voice' })),
      ...every(2, 62, 120, (at) => call('n2', `p${(at / 2) % 4 + 1}`, day(at), { callerImei: 'i1' })),
      ...every(3, 0, 120, (at) => call('n3', 'x1', day(at), { callerImei: at < 60 ? 'i3' : 'i4' })),
      // q1 and q2 talk every day but for days 50 to 79.
      ...every(1, 0, 120, (at) => call(at % 2 ? 'q1' : 'q2', at % 2 ? 'q2' : 'q1', day(at))).filter((_, at) => at < 50 || at >= 80),
      ...every(7, 0, 120, (at) => call(`x${at % 4 + 2}`, `x${at % 3 + 6}`, day(at))),
      // The other operator tells a call of q1 again, and one of its own.
      call('q2', 'q1', day(0), {}, 'b'), call('n4', 'x2', day(5), {}, 'b'),
      // Two texts of one second in one exhibit are two.
      call('n4', 'x8', day(6), { callType: 'SMS' }), call('n4', 'x8', day(6), { callType: 'SMS' }),
      // Thirty calls in three days of a pair that talks once in ten.
      ...every(10, 0, 120, (at) => call('x7', 'x8', day(at))), ...every(1, 0, 30, (at) => call('x7', 'x8', day(95 + (at % 3), `T${10 + Math.floor(at / 3)}:05:00Z`))),
    ],
  })
  await linkCase(store, { run: 'r', progress: silentProgress })
  await layContacts(store, { run: 'r', progress: silentProgress })
})
after(() => store.close())

test('contacts are counted by pair and channel, with both directions and the places of the first and last', async () => {
  const [row] = await ask("SELECT * FROM contacts WHERE one_id = 'q1'")
  const told = { other_id: 'q2', channel: 'call', contacts: 90, forth: 45, back: 45, reciprocity: 1, days: 90, first: day(0), last: day(119) }
  const silence = { longest_silence_days: 31, silent_from: day(49), silent_until: day(80) }
  for (const [column, value] of Object.entries({ ...told, ...silence })) assert.equal(row![column], value, column)
  assert.match(String(row!['first_locator']), /^row=\d+/)
  assert.equal(String(row!['first_statement_id']).length, 64)
  assert.deepEqual(await ask("SELECT channel, contacts FROM contacts WHERE one_id = 'n4' ORDER BY 1"), [{ channel: 'call', contacts: 1 }, { channel: 'text', contacts: 2 }])
  assert.deepEqual(await ask("SELECT one, other, contacts, reciprocity AS both FROM contacts WHERE channel = 'mail'"), [
    { one: 'Ada Quill', other: 'Tobias Marsh', contacts: 1, both: 0 },
  ])
  assert.deepEqual(await ask("SELECT duration_seconds AS s, contacts FROM contacts WHERE one_id = 'n1' AND other_id = 'p1'"), [{ s: 480, contacts: 8 }])
})

test('only the silence that is far longer than usual is one, and the source was not silent', async () => {
  const rows = await ask('SELECT one_id, other_id, silent_days, usual_days, source_contacts, chance FROM silences')
  assert.equal(rows.length, 1)
  assert.deepEqual([rows[0]!['one_id'], rows[0]!['other_id'], rows[0]!['silent_days'], rows[0]!['usual_days']], ['q1', 'q2', 31, 1])
  assert.ok(Number(rows[0]!['source_contacts']) > 20 && Number(rows[0]!['chance']) < 1e-6)
})

test('a new number with the old contacts and handset is one change; a new handset another; nothing else is', async () => {
  const rows = await ask('SELECT kind, old, "new", handset, shared, of_old, of_new, days_between, statement_ids, explanations FROM number_changes ORDER BY kind')
  assert.deepEqual(rows.map(({ kind, old, new: fresh, handset, shared }) => [kind, old, fresh, handset, shared]), [
    ['handset', 'i3', 'i4', null, null], ['number', 'n1', 'n2', 'i1', 4],
  ])
  const number = rows[1]!
  assert.deepEqual([number['of_old'], number['of_new'], number['days_between']], [4, 4, 4])
  // The last use of the old, the first of the new, and both first contacts with each of the four.
  assert.ok((JSON.parse(String(number['statement_ids'])) as string[]).length >= 8)
  assert.ok((JSON.parse(String(number['explanations'])) as string[]).length >= 2)
})

test('the busy days of a pair are a burst', async () => {
  const rows = await ask('SELECT one_id, first_day, last_day, contacts FROM bursts WHERE other_id IS NOT NULL')
  assert.deepEqual(rows, [{ one_id: 'x7', first_day: day(95, ''), last_day: day(97, ''), contacts: 30 }])
})

test('contacts between groups add up to all contacts of grouped parties', async () => {
  for (const [index, id] of [...names, 'ada', 'tob'].entries()) {
    await store.run(`INSERT INTO derived.network (canonical_id, group_number, group_size) VALUES ('${id}', ${index % 3}, 7)`)
  }
  const [groups] = await ask('SELECT sum(contacts)::BIGINT AS n, round(sum(expected)) AS expected FROM group_contacts')
  const [all] = await ask('SELECT sum(contacts)::BIGINT AS n FROM contacts')
  assert.equal(groups!['n'], all!['n'])
  assert.ok(Number(groups!['expected']) > 0.8 * Number(all!['n']) && Number(groups!['expected']) <= Number(all!['n']))
})
