import assert from 'node:assert/strict'
import { test } from 'node:test'
import { controlOf, differenceOf, type Pixels } from '../src/screen/compare/difference.ts'

/** A white picture with a black square. */
function withSquare(at: number, size = 4): Pixels {
  const [width, height] = [20, 20]
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let y = at; y < at + size; y++) for (let x = at; x < at + size; x++) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3)
  return { data, width, height }
}
const counted = ({ data }: Pixels) => data.reduce((sum, value, at) => sum + (at % 4 === 0 && value === 208 && data[at + 1] === 24 ? 1 : 0), 0)
const still = { dx: 0, dy: 0, threshold: 40 }

test('a picture does not differ from itself', () => {
  assert.equal(differenceOf(withSquare(3), withSquare(3), still).share, 0)
})

test('what was changed is marked, and nothing else', () => {
  const { share, data, width } = differenceOf(withSquare(3), withSquare(12), still)
  assert.equal(share, 32 / 400)
  assert.equal(data[(4 * width + 4) * 4], 208)
  assert.notEqual(data[(0 * width + 0) * 4 + 1], 24)
})

test('a picture that was scanned aside agrees when it is moved back; what lies outside is not compared', () => {
  const moved = differenceOf(withSquare(3), withSquare(6), { dx: -3, dy: -3, threshold: 40 })
  assert.equal(moved.share, 0)
  assert.equal(counted(moved), 0)
  assert.equal(differenceOf(withSquare(3), withSquare(3), { dx: 40, dy: 0, threshold: 40 }).share, 0)
})

test('a difference below the threshold does not count', () => {
  const [grey, white] = [withSquare(3), withSquare(3)]
  for (let at = 0; at < grey.data.length; at += 4) grey.data.fill(Math.max(0, grey.data[at]! - 30), at, at + 3)
  assert.equal(differenceOf(grey, white, still).share, 0)
  assert.ok(differenceOf(grey, white, { ...still, threshold: 20 }).share > 0.9)
})

test('the control marks edges, as a slip of a pixel would', () => {
  const control = controlOf(withSquare(3), 40)
  assert.equal(counted(control), 14)
})
