import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildDemo, type Kind, kinds } from '../../scripts/demo/build-demo.ts'
import { writeIdentityDocuments } from '../../scripts/demo/kind/identity-documents.ts'
import { caseCatalogue } from '../../src/app/catalogue.ts'
import { createCatalogue, openDuckStore } from '../../src/store/duck/duck-store.ts'

/** The pictures of identity documents are left out here: they take long, and the questions about them are like the others. */
const quickKinds: readonly Kind[] = kinds.filter((kind) => kind !== writeIdentityDocuments)

const { folder, key } = await buildDemo(7, quickKinds)

test('the key names files that are there', () => {
  const paths = folder.paths()
  for (const fact of key.facts) {
    for (const where of fact.where) {
      assert.ok(where.startsWith('identity/') || paths.some((path) => path.startsWith(where)), `${fact.id}: no file begins with ${where}`)
    }
  }
})

test('the key asks nothing that the views cannot answer, and an empty case has none of the facts', async () => {
  const store = await openDuckStore(':memory:')
  try {
    await createCatalogue(store, caseCatalogue)
    for (const fact of key.facts) {
      const rows = await store.all(fact.sql)
      assert.equal(rows.length, 1, fact.id)
      assert.equal(rows[0]?.found, false, fact.id)
    }
    for (const bound of key.bounds) assert.deepEqual(await store.all(bound.sql), [{ n: 0 }], bound.id)
  } finally {
    await store.close()
  }
})
