import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test, type TestContext } from 'node:test'
import { silentProgress } from '../../../base/progress.ts'
import { readSettings } from '../../../resolve/table/read-settings.ts'
import type { TableSettings } from '../../../resolve/table/propose-plan.ts'
import { openDuckStore } from '../../../store/duck/duck-store.ts'
import { csvOf, inventRows, type InventedRow } from './fixtures/small-tables.ts'
import { resolveTables } from './resolve-tables.ts'

function folderOf(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'jackdaw-tables-'))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function resolveRows(folder: string, tables: Readonly<Record<string, readonly InventedRow[]>>, settings: TableSettings = {}) {
  mkdirSync(folder, { recursive: true })
  const files = Object.entries(tables).map(([name, rows]) => {
    writeFileSync(join(folder, `${name}.csv`), csvOf(rows))
    return join(folder, `${name}.csv`)
  })
  const [out, clusters] = [join(folder, 'pairs.parquet'), join(folder, 'clusters.parquet')]
  const result = await resolveTables({
    files, settings, out, clusters, clusterer: 'average-link', explain: true, engine: 'duckdb', memoryLimit: '500MB', threads: 1, progress: silentProgress,
  })
  const store = await openDuckStore(':memory:')
  try {
    const pairs = await store.all<Record<string, string | number>>(`SELECT * FROM '${out}' ORDER BY source_l, id_l, source_r, id_r`)
    return { result, pairs, labels: await store.all<{ source: string; id: string; cluster_id: string }>(`SELECT * FROM '${clusters}' ORDER BY source, id`) }
  } finally {
    await store.close()
  }
}

function shuffled<T>(items: readonly T[]): T[] {
  return items.map((item, place) => ({ item, key: (place * 7919) % 104_729 })).sort((a, b) => a.key - b.key).map(({ item }) => item)
}

const rows = inventRows(150)
const personOf = new Map(rows.map(({ id, person }) => [id, person]))

const once = mkdtempSync(join(tmpdir(), 'jackdaw-tables-'))
after(() => rmSync(once, { recursive: true, force: true }))
const whole = resolveRows(once, { register: rows })

test('rows of the same persons are found without settings, and the weight is the sum of its bars', async () => {
  const { result, pairs, labels } = await whole
  const told = pairs.filter((pair) => Number(pair['match_probability']) >= 0.5)
  const right = told.filter((pair) => personOf.get(String(pair['id_l'])) === personOf.get(String(pair['id_r'])))
  const truePairs = rows.reduce((sum, row, at) => sum + rows.slice(at + 1).filter((other) => other.person === row.person).length, 0)
  assert.ok(right.length / told.length > 0.97, `precision ${right.length / told.length}`)
  assert.ok(right.length / truePairs > 0.95, `recall ${right.length / truePairs} of ${truePairs}`)
  assert.ok(Math.abs(result.prior / (truePairs / ((rows.length * (rows.length - 1)) / 2)) - 1) < 0.1, `prior ${result.prior}`)
  assert.equal(labels.length, rows.length)
  for (const pair of pairs) {
    const bars = Object.entries(pair).reduce((sum, [name, bits]) => (name.endsWith('_bits') ? sum + Number(bits) : sum), 0)
    assert.ok(Math.abs(bars - Number(pair['match_weight'])) < 1e-6)
  }
  const rare = pairs.filter((pair) => pair['surname_level'] === 'same').map((pair) => Number(pair['surname_frequency_bits']))
  assert.ok(new Set(rare).size > 1, 'the same surname is worth more where it is rare, and that stands apart')
  assert.equal(new Set(pairs.filter((pair) => pair['surname_level'] === 'same').map((pair) => Number(pair['surname_bits']))).size, 1)
})

test('the order of rows changes nothing', async (context) => {
  const [one, other] = [await whole, await resolveRows(folderOf(context), { register: shuffled(rows) })]
  assert.deepEqual(other.pairs, one.pairs)
  assert.deepEqual(other.labels, one.labels)
})

test('between sources that tell of each person once, no pair lies within one and no record has two matches', async (context) => {
  const first = new Map(rows.map((row) => [row.person, row]))
  const last = rows.filter((row) => first.get(row.person) !== row)
  const [ours, theirs] = [[...first.values()], [...new Map(last.map((row) => [row.person, row])).values()]]
  const { pairs, labels } = await resolveRows(folderOf(context), { ours, theirs }, { link: 'link' })
  assert.ok(pairs.length > 0 && pairs.every((pair) => pair['source_l'] === 'ours' && pair['source_r'] === 'theirs'))
  const told = pairs.filter((pair) => Number(pair['match_probability']) >= 0.5)
  assert.ok(told.filter((pair) => personOf.get(String(pair['id_l'])) === personOf.get(String(pair['id_r']))).length / told.length > 0.98)
  const sizes = Map.groupBy(labels, (label) => label.cluster_id)
  assert.ok([...sizes.values()].every((members) => new Set(members.map(({ source }) => source)).size === members.length))
})

test('a run that is stopped leaves no result, and the next one gives the same as if nothing had been', async (context) => {
  const folder = folderOf(context)
  const { result } = await whole
  const [stopped, path] = [new AbortController(), join(folder, 'register.csv')]
  writeFileSync(path, csvOf(rows))
  const progress = { end() {}, report: ({ step }: { step: string }) => (step === 'score' ? stopped.abort(new Error('stopped')) : undefined) }
  const options = { files: [path], settings: {}, out: join(folder, 'pairs.parquet'), clusterer: 'average-link', explain: true, engine: 'duckdb', memoryLimit: '500MB', threads: 1 } as const
  await assert.rejects(resolveTables({ ...options, progress, signal: stopped.signal }), /stopped/)
  assert.ok(!readdirSync(folder).includes('pairs.parquet'))
  assert.ok(!readdirSync(folder).some((name) => name.includes('scratch')))
  const again = await resolveTables({ ...options, progress: silentProgress })
  assert.equal(again.pairs, result.pairs)
  assert.equal(again.matches, result.matches)
  assert.ok(!readdirSync(folder).some((name) => name.includes('parts')))
  assert.equal(JSON.parse(readFileSync(join(folder, 'pairs.parquet.plan.json'), 'utf8')).version, 1)
})

test('settings that are not known, files that are not there, and tables that tell nothing are refused', async (context) => {
  const folder = folderOf(context)
  assert.throws(() => readSettings('columns: { a: nobody }'), /columns\.a/)
  assert.throws(() => readSettings('treshold: 0.5'), /treshold/)
  assert.deepEqual(readSettings('id: key\ncolumns: { a: phone }'), { idColumn: 'key', roles: { a: 'phone' } })
  const options = { settings: {}, out: join(folder, 'p.parquet'), clusterer: 'components', explain: false, engine: 'duckdb', memoryLimit: '500MB', threads: 1, progress: silentProgress } as const
  await assert.rejects(resolveTables({ ...options, files: [join(folder, 'absent.csv')] }), { code: 'usage' })
  writeFileSync(join(folder, 'empty.csv'), 'id,a\n1,x\n2,x\n')
  await assert.rejects(resolveTables({ ...options, files: [join(folder, 'empty.csv')] }), { code: 'usage' })
})
