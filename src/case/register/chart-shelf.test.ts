import assert from 'node:assert/strict'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Failure } from '../../base/failure.ts'
import { sha256 } from '../../base/hash.ts'
import { keepChart, listCharts, readChart, saveChart } from './chart-shelf.ts'
import { contentHash } from '../journal/content-hash.ts'
import { investigator, temporaryCase } from '../fixtures/temporary-case.ts'

const code = (wanted: string) => (thrown: unknown) => thrown instanceof Failure && thrown.code === wanted

test('a chart is kept whole, listed by name, and read as it was written', async (context) => {
  const { opened } = await temporaryCase(context)
  assert.deepEqual(listCharts(opened.layout), [])
  await keepChart(opened, { name: 'Übersicht 2', text: '{"a":1}', basedOn: '' })
  await keepChart(opened, { name: 'Owners', text: '{}', basedOn: '' })
  assert.deepEqual(listCharts(opened.layout).map(({ name }) => name), ['Owners', 'Übersicht 2'])
  assert.equal(readChart(opened.layout, 'Übersicht 2').text, '{"a":1}')
  assert.deepEqual(readdirSync(opened.layout.charts).sort(), ['Owners.json', 'Übersicht 2.json'])
})

test('a change that is based on an older text writes nothing', async (context) => {
  const { opened } = await temporaryCase(context)
  const first = await keepChart(opened, { name: 'Ring', text: 'one', basedOn: '' })
  await keepChart(opened, { name: 'Ring', text: 'two', basedOn: first.sha256 })
  await assert.rejects(keepChart(opened, { name: 'Ring', text: 'three', basedOn: first.sha256 }), code('chart.changed'))
  await assert.rejects(keepChart(opened, { name: 'Ring', text: 'three', basedOn: '' }), code('chart.changed'))
  assert.equal(readChart(opened.layout, 'Ring').text, 'two')
  // Told twice, as after a broken connection: the text is there already.
  assert.equal((await keepChart(opened, { name: 'Ring', text: 'two', basedOn: first.sha256 })).sha256, sha256('two'))
})

test('the journal takes a chart once as it stands, and nothing derived depends on it', async (context) => {
  const { opened } = await temporaryCase(context)
  await keepChart(opened, { name: 'Ring', text: 'one', basedOn: '' })
  const before = contentHash(opened.journal)
  saveChart(opened, 'Ring', investigator)
  saveChart(opened, 'Ring', investigator)
  const saved = [...opened.journal.entries({ verb: 'chart.saved' })]
  assert.deepEqual(saved.map(({ payload }) => payload), [{ name: 'Ring', text: 'one', sha256: sha256('one') }])
  assert.equal(contentHash(opened.journal), before)
  assert.throws(() => saveChart(opened, 'Owners', investigator), code('chart.absent'))
})

for (const name of ['', '.', '..', '..', 'a/b', 'a\\b', '.hidden', ' blank', 'x'.repeat(81), 'a\0b', 'CON:']) {
  test(`'${name.slice(0, 12)}' is no name of a chart`, async (context) => {
    const { opened } = await temporaryCase(context)
    await assert.rejects(keepChart(opened, { name, text: '{}', basedOn: '' }), code('usage'))
    assert.throws(() => readChart(opened.layout, name), code('chart.absent'))
  })
}

test('what is too large is refused, and a foreign file is not listed', async (context) => {
  const { opened } = await temporaryCase(context)
  await assert.rejects(keepChart(opened, { name: 'Large', text: 'x'.repeat((4 << 20) + 1), basedOn: '' }), code('usage'))
  await keepChart(opened, { name: 'Ring', text: 'one', basedOn: '' })
  writeFileSync(join(opened.layout.charts, '.half.tmp'), 'cut')
  assert.deepEqual(listCharts(opened.layout).map(({ name }) => name), ['Ring'])
  rmSync(opened.layout.charts, { recursive: true })
  assert.deepEqual(listCharts(opened.layout), [])
})
