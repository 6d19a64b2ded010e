import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { silentProgress } from '../../base/progress.ts'
import type { Case } from '../../case/case.ts'
import { collect, inputOf } from '../../extract/collect.ts'
import { recogniseFormat } from '../../extract/registry.ts'
import { openDuckStore } from '../../store/duck/duck-store.ts'
import { exportFormats } from '../../dossier/export/export-formats.ts'
import { networkLinks, networkNodes } from '../../dossier/export/network-rows.ts'
import { builtCase } from './answering/fixtures/built-case.ts'
import { DerivedFolder } from './derived-folder.ts'
import { exportCase } from './export-case.ts'

const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'jackdaw-trip-'))
let opened: Case

before(async () => {
  const evidence = join(folder, 'evidence')
  mkdirSync(evidence)
  const entity = (id: string, schema: string, properties: Record<string, string[]>) => JSON.stringify({ id, schema, properties })
  writeFileSync(join(evidence, 'ring.ftm.json'), [
    entity('a', 'Person', { name: ['Ada "Q" Quill & Söhne <x>'] }), entity('b', 'Company', { name: ['Halden Freight Ltd'] }), entity('c', 'Company', { name: ['Осье Холдинг'] }),
    entity('d', 'Company', { name: ['Namesake GmbH'], registrationNumber: ['1'] }), entity('e', 'Company', { name: ['Namesake GmbH'], registrationNumber: ['2'] }),
    entity('o', 'Ownership', { owner: ['a'], asset: ['b'], startDate: ['2019-05-01'], endDate: ['2021-02-03'], role: ['holder\tof all'] }),
    entity('p', 'Payment', { payer: ['b'], beneficiary: ['c'], amount: ['1200.50'], currency: ['EUR'], date: ['2024-03-01'] }),
    entity('f', 'Family', { person: ['a'], relative: ['d'], relationship: ['kin'] }), entity('u', 'UnknownLink', { subject: ['d'], object: ['e'] }),
  ].join('\n'))
  opened = await builtCase(join(folder, 'case'), evidence)
})

after(() => {
  opened.close()
  rmSync(folder, { recursive: true, force: true })
})

async function network(): Promise<{ labels: string[]; links: string[] }> {
  const store = await openDuckStore(new DerivedFolder(opened.layout.root).database, { readOnly: true })
  const labels = new Map<string, string>()
  const links: string[] = []
  for await (const { id, label } of networkNodes(store)) labels.set(id, label)
  for await (const { source, target } of networkLinks(store)) links.push(`${labels.get(source)} > ${labels.get(target)}`)
  await store.close()
  return { labels: [...labels.values()].sort(), links: links.sort() }
}

const write = async (format: string, name: string) => exportCase(opened, format, { actor: 'Mira Osei', out: join(folder, name), progress: silentProgress })

for (const [id, name] of [['gexf', 'a.gexf'], ['graphml', 'a.graphml'], ['pajek', 'a.net'], ['stix', 'a.stix.json'], ['anx', 'a.anx']] as const) {
  test(`what is given out as ${id} reads back to the same nodes and links, and comes out the same again`, async () => {
    const { path, sha256 } = await write(id, name)
    const bytes = new Uint8Array(readFileSync(path))
    const format = recogniseFormat(bytes.subarray(0, 65_536), name)!
    assert.equal(format.id, id)
    const { statements, problems } = await collect(await format.load(), inputOf(bytes, name))
    assert.deepEqual(problems, [])
    // Pajek tells names apart by their labels: two of one name bear the beginning of their ids; and it has no word for quotation marks.
    const plain = (label: string) => (id === 'pajek' ? label.replaceAll('"', "'") : label)
    const named = statements.filter(({ property, original }) => property === 'name' && original !== undefined)
    const names = new Map(named.map(({ entityId, original }) => [entityId, original!.replace(/ \[[0-9a-f]{8}\]$/, '')]))
    const expected = await network()
    assert.deepEqual([...names.values()].sort(), expected.labels.map(plain).sort())
    const ends = [...Map.groupBy(statements.filter(({ value }) => names.has(value)), ({ entityId }) => entityId).values()]
    assert.deepEqual(ends.map(([source, target]) => `${names.get(source!.value)} > ${names.get(target!.value)}`).sort(), expected.links.map(plain).sort())
    if (id !== 'pajek' && id !== 'stix') {
      const payment = statements.filter(({ schema }) => schema === 'Payment').map(({ property, value }) => `${property}=${value}`)
      for (const told of ['amount=1200.5', 'currency=EUR', 'date=2024-03-01']) assert.ok(payment.includes(told), `${told} in ${payment.join(' ')}`)
      assert.ok(statements.some(({ schema, property }) => schema === 'Ownership' && property === 'owner'))
    }
    assert.equal((await write(id, `again-${name}`)).sha256, sha256)
  })
}

for (const { id } of exportFormats.filter(({ content }) => 'parquet' in content)) {
  test(`${id} reads back row for row, and comes out the same again`, async () => {
    const { path, sha256 } = await write(id, `${id}.parquet`)
    const view = id.slice('parquet-'.length)
    const store = await openDuckStore(new DerivedFolder(opened.layout.root).database, { readOnly: true })
    const [row] = await store.all<{ more: number; less: number }>(`SELECT
      (SELECT count(*) FROM (SELECT * FROM ${view} EXCEPT ALL SELECT * FROM '${path}')) AS more,
      (SELECT count(*) FROM (SELECT * FROM '${path}' EXCEPT ALL SELECT * FROM ${view})) AS less`)
    await store.close()
    assert.deepEqual(row, { more: 0, less: 0 })
    assert.equal((await write(id, `${id}-again.parquet`)).sha256, sha256)
  })
}
