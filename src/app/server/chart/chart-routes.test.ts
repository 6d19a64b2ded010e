import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type {
  BetweenAnswer, ChartAnswer, ChartGroups, ChartMembers, ExpansionAnswer, FlowsAnswer, FtmEntity, KeptChart, KeptChartText, MapAnswer, PathsAnswer, TimelineAnswer, TrendsAnswer,
} from '../api-types.ts'
import { startTestServing, type TestServing } from '../fixtures/test-serving.ts'

let served: TestServing
let ids: readonly string[]

before(async () => {
  served = await startTestServing()
  ids = (await served.json<ChartMembers>('api/chart/members?limit=2000')).ids
})

after(() => served.close())

async function post(path: string, body: unknown): Promise<{ status: number; answer: unknown }> {
  const { status, body: text } = await served.post(`/${path}`, body)
  return { status, answer: JSON.parse(text) as unknown }
}

async function chartOf(chosen: readonly string[], more: object = {}): Promise<ChartAnswer> {
  const { status, answer } = await post('api/chart', { ids: chosen.join(','), ...more })
  assert.equal(status, 200)
  return answer as ChartAnswer
}

test('a chart tells its entities and every pair of links among them, once', async () => {
  const { entities, pairs, isCut } = await chartOf(ids)
  assert.deepEqual(entities.map(({ id }) => id), [...ids].sort())
  assert.ok(pairs.length > 0 && !isCut)
  assert.ok(pairs.every(({ a, b }) => a < b && ids.includes(a) && ids.includes(b)))
  assert.equal(new Set(pairs.map(({ a, b }) => a + b)).size, pairs.length)
  const wrote = pairs.flatMap(({ kinds }) => kinds).filter(({ label }) => label === 'wrote to')
  assert.ok(wrote.length > 0 && wrote.every(({ links, direction }) => links >= 1 && direction !== 'none'))
})

test('a chart of one entity has no pair; an unknown one is not on it; what is no id is refused', async () => {
  assert.deepEqual((await chartOf(ids.slice(0, 1))).pairs, [])
  assert.deepEqual(await chartOf(['0'.repeat(32)]), { entities: [], pairs: [], isCut: false, together: [] })
  assert.equal((await post('api/chart', { ids: "x' OR 1=1" })).status, 400)
  assert.equal((await post('api/chart', { ids: ids.join(','), more: 1 })).status, 400)
})

test('a time that nothing fits leaves the entities and no link', async () => {
  const { entities, pairs } = await chartOf(ids, { from: '2999-01-01', until: '2999-12-31' })
  assert.equal(entities.length, ids.length)
  assert.deepEqual(pairs, [])
})

test('only what one exhibit tells', async () => {
  const mail = served.numberOf('mail.eml')
  const { pairs } = await chartOf(ids, { within: mail })
  assert.ok(pairs.length > 0 && pairs.length <= (await chartOf(ids)).pairs.length)
  assert.deepEqual((await chartOf(ids, { within: '9999' })).pairs, [])
})

test('a chart leaves as FollowTheMoney with what links its entities, and the journal is told', async () => {
  const { status, answer } = await post('api/chart/ftm', { ids: ids.join(',') })
  const entities = answer as FtmEntity[]
  assert.equal(status, 200)
  assert.ok(ids.every((id) => entities.some((entity) => entity.id === id)))
  assert.ok(entities.some(({ schema, properties }) => schema === 'Email' && properties['date']?.length))
  assert.equal((await post('api/chart/exported', { format: 'chart-ftm', sha256: 'f'.repeat(64) })).status, 200)
  assert.equal((await post('api/chart/exported', { format: 'dossier', sha256: 'f'.repeat(64) })).status, 400)
})

test('who is named in the same text is told apart from links, with the text', async () => {
  const { together } = await chartOf((await served.json<{ rows: { id: string }[] }>('api/entities?schema=Person&limit=500')).rows.map(({ id }) => id), { together: 'yes' })
  assert.ok(together.length > 0)
  for (const { a, b, texts, place } of together) assert.ok(a < b && texts >= 1 && place.exhibit !== '')
})

test('an expansion is counted before it is shown, and capped', async () => {
  const { pairs } = await chartOf(ids)
  const entity = pairs[0]!.a
  const all = await served.json<ExpansionAnswer>(`api/chart/expand?entity=${entity}`)
  assert.equal(all.others, all.ids.length)
  assert.ok(all.kinds.every(({ others, links }) => others >= 1 && links >= others))
  const none = await served.json<ExpansionAnswer>(`api/chart/expand?entity=${entity}&limit=0`)
  assert.deepEqual(none.ids, [])
  assert.equal(none.others, all.others)
  const one = await served.json<ExpansionAnswer>(`api/chart/expand?entity=${entity}&limit=1`)
  assert.deepEqual(one.ids, all.ids.slice(0, 1))
})

test('a path tells each step with links that have places', async () => {
  const { pairs } = await chartOf(ids)
  const { a, b } = pairs[0]!
  const { paths } = await served.json<PathsAnswer>(`api/chart/paths?a=${a}&b=${b}`)
  const [direct] = paths
  assert.equal(direct?.hops.length, 1)
  assert.ok(direct!.hops[0]!.shown.length === direct!.hops[0]!.links && direct!.hops[0]!.shown.every(({ place }) => /^\d/.test(place.exhibit)))
  assert.deepEqual((await served.json<PathsAnswer>(`api/chart/paths?a=${a}&b=${b}&from=2999`)).paths, [])
  assert.equal((await served.raw(`/api/chart/paths?a=${'0'.repeat(32)}&b=${b}`)).status, 404)
})

test('what lies between two is every link either way, by kind where one is told', async () => {
  const { pairs } = await chartOf(ids)
  const { a, b, kinds } = pairs.find((pair) => pair.kinds.some(({ label }) => label === 'wrote to'))!
  const all = await served.json<BetweenAnswer>(`api/chart/between?a=${a}&b=${b}`)
  assert.equal(all.total, kinds.reduce((sum, { links }) => sum + links, 0))
  assert.ok(all.rows.every(({ source, target }) => [source, target].sort().join() === [a, b].join()))
  assert.equal((await served.json<BetweenAnswer>(`api/chart/between?a=${b}&b=${a}&label=owns+nothing`)).total, 0)
})

test('the groups hold every linked entity', async () => {
  const { groups, entities, rest } = await served.json<ChartGroups>('api/chart/groups')
  assert.equal(groups.reduce((sum, { size }) => sum + size, 0) + rest.entities, entities)
  const { total } = await served.json<ChartMembers>(`api/chart/members?group=1&limit=1`)
  assert.equal(total, groups[0]?.size)
})

test('the timeline counts every dated event once, in stretches in order', async () => {
  const { events, counts, lanes, kinds, step } = await served.json<TimelineAnswer>('api/timeline')
  assert.equal(counts.reduce((sum, [, count]) => sum + count, 0), events)
  assert.ok(step > 0 && counts.every(([bin], index) => index === 0 || bin > counts[index - 1]![0]))
  assert.equal(kinds.reduce((sum, { count }) => sum + count, 0), events)
  for (const lane of lanes) assert.equal(lane.counts.reduce((sum, [, count]) => sum + count, 0), lane.events)
  const core = await served.json<TimelineAnswer>('api/timeline?core=yes')
  assert.equal(core.events + core.outside, events)
  const empty = await served.json<TimelineAnswer>('api/timeline?from=2999')
  assert.deepEqual([empty.events, empty.counts, empty.lanes], [0, [], []])
})

test('the rhythm of what is in focus stands beside that of the case', async () => {
  const { base, rhythms } = await served.json<TrendsAnswer>('api/trends')
  assert.ok(base.events > 0)
  assert.equal(rhythms.reduce((sum, { events }) => sum + events, 0), base.events)
  assert.equal(base.hours.reduce((sum, count) => sum + count, 0), base.timed)
  assert.equal((await served.raw('/api/trends?entities=zz')).status, 400)
})

test('the map and the flows answer where there is little to show', async () => {
  const map = await served.json<MapAnswer>('api/map')
  assert.ok(map.events >= 0 && map.cells.reduce((sum, { events }) => sum + events, 0) === map.events)
  const flows = await served.json<FlowsAnswer>('api/flows')
  assert.equal(flows.total, flows.rows.length)
})

test('a chart is kept, refused when somebody else changed it, and saved under a name', async () => {
  const text = JSON.stringify({ format: 'jackdaw-chart', note: '<script>alert(1)</script>' })
  const kept = await post('api/charts/Ring%20of%20firms', { text, basedOn: '' })
  assert.equal(kept.status, 200)
  const { sha256 } = kept.answer as KeptChart
  assert.equal((await post('api/charts/Ring%20of%20firms', { text: `${text} `, basedOn: '' })).status, 409)
  assert.equal((await post('api/charts/Ring%20of%20firms', { text: `${text} `, basedOn: sha256 })).status, 200)
  const saved = await post('api/charts/Ring%20of%20firms/save', {})
  assert.ok((saved.answer as KeptChart).saved?.isSame && (saved.answer as KeptChart).saved?.by)
  assert.equal((await served.json<KeptChartText>('api/charts/Ring%20of%20firms')).text, `${text} `)
  assert.deepEqual((await served.json<KeptChart[]>('api/charts')).map(({ name }) => name), ['Ring of firms'])
})

const badNames = ['..%2Fcase', '%2e%2e', '.hidden', 'a%00b', 'x'.repeat(81), 'a%2Fb']

for (const name of badNames) {
  test(`no chart is kept as ${name.slice(0, 12)}`, async () => {
    const { status } = await post(`api/charts/${name}`, { text: '{}', basedOn: '' })
    assert.ok([400, 404].includes(status), String(status))
  })
}
