import assert from 'node:assert/strict'
import { test } from 'node:test'
import { silentProgress } from '../base/progress.ts'
import { openSmallCase } from '../store/fixtures/small-case.ts'
import { linkCase } from './link-case.ts'
import { recogniseMentions } from './read-mentions.ts'
import { networkCatalogue, togetherCatalogue } from './tables.ts'

test('names in one document are told apart from links', async () => {
  const store = await openSmallCase({
    catalogues: [networkCatalogue, togetherCatalogue],
    exhibits: [
      { id: 'a', number: '1', texts: [{ locator: 'whole', text: 'Ada Quill met Bo Tarn. Ada Quill left.' }] }, { id: 'b', number: '2', texts: [{ locator: 'whole', text: 'Cy Voss' }] },
      { id: 'c', number: '3' },
    ],
    entities: ['Ada Quill', 'Bo Tarn', 'Cy Voss'].map((name) => ({ id: name.slice(0, 2).toLowerCase(), schema: 'Person', exhibit: 'c', values: { name } })),
  })
  await linkCase(store, { run: 'r', progress: silentProgress })
  await recogniseMentions(store, { run: 'r', progress: silentProgress })
  assert.deepEqual(await store.all('SELECT left_id, right_id, exhibit_id, left_mentions, right_mentions, entities FROM together'), [
    { left_id: 'ad', right_id: 'bo', exhibit_id: 'a', left_mentions: 2, right_mentions: 1, entities: 2 },
  ])
  assert.equal((await store.all('SELECT count(*) AS n FROM links'))[0]!['n'], 0)
  await store.close()
})
