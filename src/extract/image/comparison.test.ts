import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp, { type Sharp } from 'sharp'
import { collect, inputOf } from '../collect.ts'
import { defaultLimits } from '../limits.ts'
import { drawing } from './fixtures/make-picture.ts'
import { readGreyPlane, resample } from './grey-plane.ts'
import { imageExtractor } from './image-extractor.ts'
import { picturePrint, regionPrint } from './picture-print.ts'
import { findRegions } from './picture-regions.ts'

/** A sheet with lines of text, a ring and a block of text. */
const sheet = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="800" height="1000"><rect width="800" height="1000" fill="#faf9f5"/>
${Array.from({ length: 12 }, (_, line) => `<rect x="80" y="${80 + line * 24}" width="${400 + (line % 3) * 60}" height="9" fill="#333"/>`).join('')}
<circle cx="600" cy="760" r="80" fill="none" stroke="#203080" stroke-width="9"/><path d="M560 720 L640 800 M560 790 L650 740" stroke="#203080" stroke-width="9"/></svg>`)

async function planeOf(picture: Sharp) {
  const plane = await readGreyPlane(new Uint8Array(await picture.png().toBuffer()), 10_000_000)
  assert.ok(plane)
  return plane
}

test('a ring is a region with a tight box, lines of text are none', async () => {
  const plane = await planeOf(sharp(sheet))
  const [only, ...more] = findRegions(plane)
  assert.deepEqual(more, [])
  for (const [n, edge] of [515, 675, 685, 845].entries()) assert.ok(Math.abs(only![n as 0] - edge) <= 2, `${only}`)
  assert.deepEqual(findRegions(await planeOf(sharp({ create: { width: 500, height: 500, channels: 3, background: '#fff' } }))), [])
})

test('prints: the same for a smaller and recompressed copy but for few bits, none where there is nothing to compare', async () => {
  const plane = await planeOf(sharp(sheet))
  const copy = await planeOf(sharp(await sharp(sheet).resize(500).jpeg({ quality: 60 }).toBuffer()))
  const distance = (left: string, right: string) => [...left].reduce((sum, digit, at) => sum + (digit === right[at] ? 0 : 1), 0)
  const [print, other] = [picturePrint(plane)!, picturePrint(copy)!]
  assert.match(print, /^[0-9a-f]{16}-[0-9a-f]{256}$/)
  assert.ok(distance(print, other) < 20)
  assert.match(regionPrint(plane, findRegions(plane)[0]!)!, /^[0-9a-f]{16}-[0-9a-f]{64}$/)
  assert.equal(picturePrint(await planeOf(sharp({ create: { width: 90, height: 90, channels: 3, background: '#aaa' } }))), undefined)
})

test('resampling keeps the mean and covers cells in part', () => {
  const plane = { width: 3, height: 1, grey: Uint8Array.from([0, 90, 180]), scale: 1 }
  assert.deepEqual([...resample(plane, [0, 0, 3, 1], { wide: 2, high: 1 })], [30, 150])
  assert.deepEqual([...resample(plane, [1, 0, 2, 1], { wide: 2, high: 1 })], [90, 90])
})

test('statements for comparison: tables of a JPEG, prints, regions in pixels of the picture as shown', async () => {
  const bytes = new Uint8Array(await sharp(sheet).resize(1600).jpeg({ quality: 80 }).toBuffer())
  const { statements } = await collect(imageExtractor, inputOf(bytes, 'a.jpg'))
  const told = Map.groupBy(statements.filter(({ schema }) => schema === 'Image'), ({ property }) => property)
  assert.equal(told.get('quantisationHash')?.length, 1)
  assert.equal(told.get('picturePrint')?.[0]!.locator, 'whole')
  const box = /^page=1&box=(.+)$/.exec(told.get('regionPrint')![0]!.locator)![1]!.split(',').map(Number)
  for (const [n, edge] of [1030, 1350, 1370, 1690].entries()) assert.ok(Math.abs(box[n]! - edge) <= 6, `${box}`)
  const png = await collect(imageExtractor, inputOf(new Uint8Array(await drawing().png().toBuffer()), 'a.png'))
  assert.ok(!png.statements.some(({ property }) => property === 'quantisationHash' || property === 'regionPrint'))
  const limited = await collect(imageExtractor, { ...inputOf(bytes, 'a.jpg'), limits: { ...defaultLimits, maxPixels: 1_000 } })
  assert.ok(!limited.statements.some(({ property }) => property === 'picturePrint'))
})
