import assert from 'node:assert/strict'
import { test } from 'node:test'
import { caseCatalogue } from '../../app/catalogue.ts'
import { openSmallCase } from '../../store/fixtures/small-case.ts'
import { runRule } from '../find-case.ts'
import { numberChangeRule } from './number-change.ts'

test('a number with the old contacts is a finding, with its rows and an innocent explanation; one by handset alone is not', async () => {
  const store = await openSmallCase({
    catalogues: [caseCatalogue], exhibits: [{ id: 'a', number: '1' }],
    entities: [
      { id: 'n1', schema: 'Phone', exhibit: 'a', values: { number: '+441632960001' } }, { id: 'n2', schema: 'Phone', exhibit: 'a', values: { number: '+441632960002' } },
      { id: 'k1', schema: 'Call', exhibit: 'a', values: { caller: 'n1', date: '2030-03-01' } }, { id: 'k2', schema: 'Call', exhibit: 'a', values: { caller: 'n2', date: '2030-03-04' } },
    ],
  })
  try {
    const ids = (await store.all("SELECT id FROM statements WHERE property = 'date' ORDER BY value")).map(({ id }) => id)
    for (const [id, shared] of [['c1', '4'], ['c2', 'NULL']]) {
      await store.run(`INSERT INTO derived.number_changes (id, kind, old, "new", handset, last_old, first_new, shared, of_old, statement_ids, explanations)
VALUES ('${id}', 'number', '+441632960001', '+441632960002', 'i1', '2030-03-01', '2030-03-04', ${shared}, 5, '${JSON.stringify(ids)}', '["A new number was taken."]')`)
    }
    const found = await runRule(store, numberChangeRule)
    assert.equal(found.length, 1)
    assert.match(found[0]!.sentence, /\+441632960002 is first used on 2030-03-04, with 4 of the 5 contacts of the old one, in the same handset.*not proof.*A new number was taken/)
    assert.deepEqual(found[0]!.citations.map(({ quote }) => quote), ['2030-03-01', '2030-03-04'])
  } finally {
    await store.close()
  }
})
