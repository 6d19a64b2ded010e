import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findStays, metresBetween, type Position } from './find-stays.ts'
import { gatherPlaces } from './gather-places.ts'
import { nightSeconds } from './night.ts'

const north = (metres: number) => 48 + metres / 111_195
const at = (minute: number, metres: number): Position => ({ seconds: minute * 60, latitude: north(metres), longitude: 11 })
const limits = { radius: 200, least: 300 }

const cases: readonly [name: string, positions: readonly Position[], stays: readonly (readonly [from: number, to: number])[]][] = [
  ['on the move', Array.from({ length: 20 }, (_, minute) => at(minute, minute * 900)), []],
  ['standing, with positions', Array.from({ length: 10 }, (_, minute) => at(minute, (minute % 3) * 20)), [[0, 9]]],
  ['parked without a position for hours', [at(0, 0), at(1, 900), at(2, 1800), at(300, 1850), at(301, 2800)], [[2, 3]]],
  ['a light of two minutes', [at(0, 0), at(1, 900), at(2, 905), at(3, 910), at(4, 2000)], []],
  ['two stays', [at(0, 0), at(10, 10), at(11, 900), at(12, 5000), at(40, 5100)], [[0, 1], [3, 4]]],
  ['never the same place, though slow', Array.from({ length: 12 }, (_, index) => at(index * 10, index * 250)), []],
  ['nothing', [], []],
  ['one position', [at(0, 0)], []],
]
for (const [name, positions, wanted] of cases) {
  test(`stays: ${name}`, () => assert.deepEqual(findStays(positions, limits).map(({ from, to }) => [from, to]), wanted))
}

test('a stay tells how long nothing was seen in it, and how wide it is', () => {
  const [stay] = findStays([at(0, 0), at(2, 100), at(60, 50)], limits)
  assert.deepEqual([stay!.unseen, Math.round(stay!.radius)], [58 * 60, 50])
})

test('distances are those of the sphere, over the date line too', () => {
  assert.ok(Math.abs(metresBetween({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 1 }) - 111_195) < 1)
  assert.ok(Math.abs(metresBetween({ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 }) - 111_195) < 1)
  assert.ok(Math.abs(metresBetween({ latitude: 90, longitude: 0 }, { latitude: -90, longitude: 0 }) - 20_015_115) < 10)
})

test('points near each other are one place, directly or over others; the same however they lie in cells', () => {
  for (const latitude of [0, 36, 60]) {
    const point = (metres: number) => ({ latitude: latitude + metres / 111_195, longitude: 24.9 + metres / 111_195 / Math.cos((latitude * Math.PI) / 180) })
    assert.deepEqual([...gatherPlaces([0, 1000, 30, 1030, 60, 3000].map(point), 60)], [0, 1, 0, 1, 0, 2])
  }
})

test('night is from ten to six', () => {
  const hour = (hours: number) => hours * 3600
  for (const [from, to, hours] of [[8, 20, 0], [20, 23, 1], [20, 30, 8], [0, 24, 8], [-1, 7, 7], [3, 5, 2], [23, 24 + 23, 7 + 1 + 0], [21, 21, 0]] as const) {
    assert.equal(nightSeconds(hour(from), hour(to)), hour(hours), `${from} to ${to}`)
  }
})
