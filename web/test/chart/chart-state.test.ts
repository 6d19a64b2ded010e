import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ChartAnswer, ChartEntity } from '../../../src/app/server/api-types.ts'
import {
  addEntities, bubbleId, emptyChart, groupOn, moveOn, noteOn, removeFrom, setClosed, ungroupOn, type ChartState,
} from '../../src/chart/chart-state.ts'
import { formatChart, parseChart } from '../../src/chart/chart-text.ts'
import { addDecimals, drawChart } from '../../src/chart/draw-chart.ts'
import { room, spotsAround } from '../../src/chart/place-entities.ts'
import { placeLabels } from '../../src/chart/place-labels.ts'

const id = (letter: string) => letter.repeat(32)
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(id) as [string, string, string, string]

const entity = (name: string, more: Partial<ChartEntity> = {}): ChartEntity =>
  ({ id: name, caption: name[0]!, schema: 'Person', kind: 'Person', sources: 1, state: 'single', probability: 1, degree: 1, group: 1, ...more })
const kind = (label: string, direction: 'forth' | 'back' | 'none', links: number, amount?: string) =>
  ({ label, schema: 'Payment', direction, links, first: null, last: null, sums: amount ? [{ currency: 'EUR', amount, count: links }] : [] })

const answer: ChartAnswer = {
  entities: [entity(a), entity(b), entity(c, { state: 'machine', probability: 0.8 }), entity(d, { schema: 'Company' })],
  pairs: [
    { a, b, kinds: [kind('paid', 'forth', 3, '10.50'), kind('owns', 'back', 1)] },
    { a: b, b: c, kinds: [kind('paid', 'forth', 2, '0.25')] },
    { a, b: c, kinds: [kind('paid', 'back', 1, '1')] },
  ],
  together: [{ a, b: d, texts: 2, place: { exhibit: '1', path: 'x', locator: 'whole', where: '' } }, { a, b, texts: 9, place: { exhibit: '1', path: 'x', locator: 'whole', where: '' } }],
  isCut: false,
}
const four: ChartState = addEntities(emptyChart, { [a]: { x: 0, y: 0 }, [b]: { x: 100, y: 0 }, [c]: { x: 0, y: 100 }, [d]: { x: 200, y: 200 } })
const drawn = (chart: ChartState) => drawChart(chart, { answer, groups: undefined })

test('what stands on a chart stays when it is added again', () => {
  const again = addEntities(four, { [a]: { x: 999, y: 999 }, [id('e')]: { x: 5, y: 5 } })
  assert.deepEqual(again.spots[a], { x: 0, y: 0 })
  assert.deepEqual(again.spots[id('e')], { x: 5, y: 5 })
})

test('what is moved by hand is pinned, by a layout it is not', () => {
  assert.deepEqual(moveOn(four, { [a]: { x: 7, y: 7 } }).pinned, [a])
  const laid = moveOn(four, { [a]: { x: 7, y: 7 } }, false)
  assert.deepEqual([laid.spots[a], laid.pinned], [{ x: 7, y: 7 }, []])
})

test('a closed group stands as one, adds up its links, and takes its members along', () => {
  const grouped = groupOn(four, [a, b], 'Owners')
  const { nodes, lines } = drawn(grouped)
  const group = nodes.find(({ what }) => what === 'group')
  assert.deepEqual([group?.label, group?.count, group?.x, nodes.length], ['Owners', 2, 50, 3])
  const [line] = lines.filter(({ isTogether }) => !isTogether)
  assert.equal(lines.length, 1)
  // Two paid c, one was paid by c: the directions stay apart, the sums are exact.
  assert.equal(line?.links, 3)
  assert.equal(line?.direction, 'both')
  const moved = moveOn(grouped, { [group!.id]: { x: 60, y: 10 } })
  assert.deepEqual([moved.spots[a], moved.spots[b]], [{ x: 10, y: 10 }, { x: 110, y: 10 }])
})

test('an open group frames its members; let go, nothing has moved', () => {
  const open = setClosed(groupOn(four, [a, b], 'Owners'), 'group-1', false)
  const { nodes, frames } = drawn(open)
  assert.deepEqual(nodes.filter(({ parent }) => parent === 'group-1').map((node) => node.id).sort(), [a, b])
  assert.equal(frames.length, 1)
  assert.deepEqual(ungroupOn(open, 'group-1').spots, four.spots)
})

test('an entity is in one group at most, and a group of one is none', () => {
  const twice = groupOn(groupOn(four, [a, b], 'first'), [b, c], 'second')
  assert.deepEqual(twice.groups.map(({ name, members }) => [name, members]), [['second', [b, c]]])
  assert.deepEqual(groupOn(four, [a], 'alone').groups, [])
})

test('a closed group taken off takes its members along', () => {
  const left = removeFrom(groupOn(four, [a, b], 'Owners'), ['group-1'])
  assert.deepEqual(Object.keys(left.spots), [c, d])
  assert.deepEqual(left.groups, [])
})

const sieves = [
  { name: 'a kind of link', sieve: { hiddenLabels: ['paid'] }, lines: 1, nodes: 4 },
  { name: 'a schema', sieve: { hiddenSchemata: ['Company'] }, lines: 3, nodes: 3 },
  { name: 'few links', sieve: { leastLinks: 2 }, lines: 2, nodes: 4 },
  { name: 'nothing, and who is named together', sieve: { withTogether: true }, lines: 4, nodes: 4 },
]

for (const { name, sieve, lines, nodes } of sieves) {
  test(`sieved by ${name}`, () => {
    const drawing = drawn({ ...four, sieve: { ...four.sieve, ...sieve } })
    assert.deepEqual([drawing.lines.length, drawing.nodes.length], [lines, nodes])
  })
}

test('named together is marked as such, and only where there is no link', () => {
  const together = drawn({ ...four, sieve: { ...four.sieve, withTogether: true } }).lines.filter(({ isTogether }) => isTogether)
  assert.deepEqual(together.map(({ pair }) => pair), [{ a, b: d }])
})

test('an identity that hangs on a doubtful join is drawn with its probability', () => {
  assert.deepEqual(drawn(four).nodes.map(({ doubt }) => doubt), [undefined, undefined, 0.8, undefined])
})

test('groups of the network stand as bubbles with the links between them', () => {
  const bubbles = { ...emptyChart, bubbles: { 1: { x: 0, y: 0 }, 2: { x: 9, y: 9 } } }
  const name = { id: a, caption: 'A', schema: 'Person', kind: 'Person' }
  const group = (number: number) => ({ number, size: 40, firmness: null, members: [name], schemata: [{ kind: 'Person', schema: 'Person', count: 40 }] })
  const groups = { entities: 120, pairs: 1, groups: [group(1), group(2), group(3)], rest: { groups: 0, entities: 0 }, links: [{ a: 1, b: 2, links: 5, pairs: 3 }, { a: 1, b: 3, links: 5, pairs: 3 }] }
  const { nodes, lines } = drawChart(bubbles, { answer: undefined, groups })
  assert.deepEqual(nodes.map((node) => node.id), [bubbleId(1), bubbleId(2)])
  assert.deepEqual(lines.map(({ links }) => links), [5])
})

test('a chart is the same after it was kept, and what is none is refused', () => {
  const chart = noteOn(setClosed(groupOn(moveOn(four, { [a]: { x: 1.25, y: 2 } }), [b, c], 'Ring'), 'group-1', false), { text: 'Ask Marsh', x: 3, y: 4 })
  const text = formatChart(chart)
  assert.equal(formatChart(parseChart(text)!), text)
  assert.deepEqual(parseChart(text)?.notes, [{ id: 'note-1', text: 'Ask Marsh', x: 3, y: 4 }])
  for (const wrong of ['', '{', '[]', 'null', '{"format":"other","version":1}', '{"format":"jackdaw-chart","version":99}']) assert.equal(parseChart(wrong), undefined)
  const hostile = parseChart('{"format":"jackdaw-chart","version":1,"spots":{"<b>":{"x":1,"y":2},"__proto__":{"x":1,"y":1}},"notes":[{"id":"note-1","text":5}],"groups":[7]}')
  assert.deepEqual([hostile?.spots, hostile?.notes, hostile?.groups], [{}, [], []])
})

test('new entities find room around a middle, and none on top of what stands', () => {
  const standing = [{ x: 0, y: 0 }, { x: room, y: 0 }]
  const spots = spotsAround({ x: 0, y: 0 }, 60, standing)
  assert.equal(spots.length, 60)
  const all = [...standing, ...spots]
  for (const [index, one] of all.entries()) for (const other of all.slice(index + 1)) assert.ok(Math.hypot(one.x - other.x, one.y - other.y) > room * 0.85)
  assert.deepEqual(spotsAround({ x: 0, y: 0 }, 60, standing), spots)
})

test('no label lies over another; the higher priority is written, the other shifted or left out', () => {
  const wish = (name: string, x: number, y: number, priority: number) => ({ id: name, x, y, width: 80, height: 14, away: 20, priority })
  const placed = placeLabels([wish('low', 0, 0, 1), wish('high', 5, 0, 9), ...Array.from({ length: 40 }, (_, at) => wish(`n${at}`, at * 3, at * 2, 2))])
  assert.equal(placed[0]?.id, 'high')
  assert.ok(placed.length > 3 && placed.length < 42)
  for (const [index, one] of placed.entries()) {
    for (const other of placed.slice(index + 1)) {
      assert.ok(one.left + 80 <= other.left || other.left + 80 <= one.left || one.top + 14 <= other.top || other.top + 14 <= one.top, `${one.id} over ${other.id}`)
    }
  }
  assert.equal(placeLabels([{ ...wish('chief', 0, 0, 1), isChief: true }], [{ left: -500, top: -500, right: 500, bottom: 500 }]).length, 1)
  assert.deepEqual(placeLabels([wish('covered', 0, 0, 1)], [{ left: -500, top: -500, right: 500, bottom: 500 }]), [])
})

for (const [left, right, sum] of [['0.1', '0.2', '0.3'], ['9999999999999999.99', '0.01', '10000000000000000'], ['-5', '2.5', '-2.5'], ['1.00000001', '0', '1.00000001']] as const) {
  test(`${left} and ${right} are ${sum}`, () => assert.equal(addDecimals(left, right), sum))
}
