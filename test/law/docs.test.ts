import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { writtenDocs } from '../../scripts/written-docs.ts'
import { caseCatalogue } from '../../src/app/catalogue.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

for (const [path, text] of Object.entries(writtenDocs)) {
  test(`${path} is what the code says (npm run docs)`, () => {
    assert.equal(readFileSync(join(root, path), 'utf8'), text)
  })
}

test('every view of the contract is there', () => {
  const contract =
    'exhibits statements entities entity_values matches judgements links mentions signs contradictions events accounts_rows findings citations problems runs'
  const names = new Set(caseCatalogue.views.map((view) => view.name))
  assert.deepEqual(contract.split(' ').filter((name) => !names.has(name)), [])
})

test('every column of every view has a sentence', () => {
  for (const view of caseCatalogue.views) for (const column of view.columns) assert.match(column.doc, /\.$/, `${view.name}.${column.name}`)
})
