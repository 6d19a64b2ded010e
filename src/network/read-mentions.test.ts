import assert from 'node:assert/strict'
import { test } from 'node:test'
import { silentProgress } from '../base/progress.ts'
import { parseLocator } from '../model/locator.ts'
import { openSmallCase } from '../store/fixtures/small-case.ts'
import { recogniseMentions } from './read-mentions.ts'

const letter = 'Dear all,\nDr Brelo Osk met Isia\nVann and VELKA OSTRAND on 3 May 2014.'

test('mentions stand at their characters and name an entity only when one alone bears the name', async () => {
  const store = await openSmallCase({
    exhibits: [
      { id: 'a', number: '1', texts: [{ locator: 'whole', text: letter }, { locator: 'page=2&char=100,200', text: 'isia@tarn.example' }] },
      { id: 'b', number: '2', texts: [{ locator: 'field=comment', text: 'Isia Vann' }] },
    ],
    entities: [
      { id: 'p1', schema: 'Person', exhibit: 'b', values: { name: 'Isia Vann', email: 'isia@tarn.example' } },
      { id: 'p2', schema: 'Person', exhibit: 'b', canonical: 'p1', values: { name: 'Vann, Isia' } },
      { id: 'p3', schema: 'Person', exhibit: 'b', values: { name: 'Velka Ostrand' } },
      { id: 'p4', schema: 'Person', exhibit: 'b', values: { name: 'Velka Ostrand' } },
      { id: 'd1', schema: 'Email', exhibit: 'b', values: { name: 'Dear all', subject: 'x' } },
    ],
  })
  const counts = await recogniseMentions(store, { run: 'r', progress: silentProgress })
  const rows = await store.all('SELECT exhibit_id, locator, text, kind, normal, method, canonical_id, candidates FROM mentions ORDER BY locator')
  assert.deepEqual(rows.map((row) => Object.values(row).join('|')), [
    'a|char=13,22|Brelo Osk|person|brelo osk|rule||0',
    'a|char=27,36|Isia\nVann|person|isia vann|known|p1|1',
    'a|char=41,54|VELKA OSTRAND|person|velka ostrand|known||2',
    'a|char=58,68|3 May 2014|date|2014-05-03|rule||0',
    'a|page=2&char=100,117|isia@tarn.example|email|isia@tarn.example|known|p1|1',
  ])
  for (const row of rows.slice(0, 4)) {
    const place = parseLocator(String(row['locator']))
    assert.equal(place?.kind === 'chars' && letter.slice(place.start, place.end), row['text'])
  }
  assert.deepEqual(counts, { mentions: 5, segments: 3, patterns: 4 })
  await recogniseMentions(store, { run: 'r', progress: silentProgress })
  assert.deepEqual((await store.all('SELECT count(*) AS n, count(DISTINCT id) AS ids FROM mentions'))[0], { n: 5, ids: 5 })
  await store.close()
})
