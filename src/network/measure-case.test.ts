import assert from 'node:assert/strict'
import { test } from 'node:test'
import { silentProgress } from '../base/progress.ts'
import { createCatalogue, openDuckStore } from '../store/duck/duck-store.ts'
import { measureCase } from './measure-case.ts'
import { linksTable, networkCatalogue } from './tables.ts'

const links = [['a', 'b'], ['b', 'a'], ['b', 'c'], ['c', 'a'], ['c', 'd'], ['d', 'e'], ['e', 'f'], ['f', 'd']] as const

async function measured(rows: readonly (readonly [string, string, string?])[]) {
  const store = await openDuckStore(':memory:')
  try {
    await createCatalogue(store, networkCatalogue)
    const appender = await store.appender(linksTable)
    rows.forEach(([source, target, schema], index) => appender.add([`l${index}`, source, target, schema ?? 'Call', schema ? 'parent' : 'caller>receiver', 'called', null, true, null, null, null, null, null, 'x', 'row=1', 's', 'r']))
    await appender.close()
    await measureCase(store, { run: 'r', progress: silentProgress })
    return await store.all<{ canonical_id: string; degree: number; links: number; betweenness: number; group_number: number; group_firmness: number }>(
      'SELECT canonical_id, degree::INTEGER AS degree, links::INTEGER AS links, round(betweenness, 3) AS betweenness, core, group_number, group_size::INTEGER AS group_size, group_firmness FROM derived.network ORDER BY 1')
  } finally {
    await store.close()
  }
}

test('two triangles and the link between them: who stands between, and in which group', async () => {
  const rows = await measured(links)
  assert.deepEqual(rows.map((row) => [row.canonical_id, row.degree, row.links, row.betweenness, row.group_number]), [
    ['a', 2, 3, 0, 1], ['b', 2, 3, 0, 1], ['c', 3, 3, 0.6, 1], ['d', 3, 3, 0.6, 2], ['e', 2, 2, 0, 2], ['f', 2, 2, 0, 2],
  ])
  assert.ok(rows.every(({ group_firmness: firmness }) => firmness > 0.5 && firmness <= 1))
})

test('the order of links decides nothing, and where a document lies is no relation', async () => {
  assert.deepEqual(await measured([...links].reverse()), await measured(links))
  assert.deepEqual(await measured([...links, ['a', 'z', 'Document']]), await measured(links))
  assert.deepEqual(await measured([]), [])
})
