import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { jpegOf, texture } from '../fixtures/make-page.ts'
import { weighCompression } from '../jpeg/compression-evidence.ts'
import { meanMap, standoutOf } from './block-map.ts'
import { findCopyMove } from './copy-move.ts'
import { errorLevelMap } from './error-level.ts'
import { examinerMaps } from './examiner-map.ts'
import { jpegGhostMap } from './jpeg-ghost.ts'
import { checkOfMap, mapChecks } from './map-checks.ts'
import { controlOf, mapSubjectOf } from './map-subject.ts'
import { noiseMap } from './noise-map.ts'
import { middleOf, readPixels } from './pixels.ts'

const maxPixels = 10_000_000
const place = { left: 160, top: 120, width: 96, height: 64 }

type Box = readonly [number, number, number, number]

function isOn([left, top, right, bottom]: Box, { left: x, top: y, width, height } = place): boolean {
  return left < x + width && right > x && top < y + height && bottom > y
}

/** The picture as PNG with the patch at the place. */
function placed(picture: Uint8Array, patch: Buffer, at: { left: number; top: number } = place): Promise<Buffer> {
  return sharp(picture).composite([{ input: patch, left: at.left, top: at.top }]).png().toBuffer()
}

/** A page that was saved at 60, changed in one place, and saved at 92; the same unchanged. */
async function changedAndNot(): Promise<{ changed: Uint8Array; unchanged: Uint8Array }> {
  const old = await jpegOf(texture(21), 60)
  const patch = await sharp(await jpegOf(texture(22, 104, 72), 97)).extract({ left: 3, top: 3, width: place.width, height: place.height }).png().toBuffer()
  return { changed: await jpegOf(sharp(await placed(old, patch)), 92), unchanged: await jpegOf(sharp(old), 92) }
}

test('what was put in later lacks the trace of the earlier compression; the control has no trace at all', async () => {
  const { changed, unchanged } = await changedAndNot()
  const map = examinerMaps.find(({ id }) => id === 'earlier-compression')!
  const draw = async (bytes: Uint8Array) => {
    const compression = weighCompression(bytes, { left: 0, top: 0, width: 400, height: 320 }, maxPixels)
    assert.ok(!('undecoded' in compression))
    const subject = await mapSubjectOf(bytes, maxPixels, compression)
    return { drawn: await map.draw(subject), control: await map.draw(await controlOf(subject)) }
  }
  const [with_, without] = [await draw(changed), await draw(unchanged)]
  assert.ok(with_.drawn!.standout!.contrast < -4 && isOn(with_.drawn!.standout!.box), `${with_.drawn!.standout!.contrast}`)
  assert.ok((without.drawn!.standout?.contrast ?? 0) > -2, `${without.drawn!.standout?.contrast}`)
  assert.ok(Math.abs(with_.control?.standout?.contrast ?? 0) < 3)
})

test('a stretch that was copied is found with its displacement, and none in a picture without', async () => {
  const plain = await jpegOf(texture(23), 95)
  assert.ok((findCopyMove(await readPixels(plain, maxPixels))?.blocks ?? 0) < 20)
  const cut = await sharp(plain).extract({ left: 40, top: 30, width: 80, height: 60 }).png().toBuffer()
  const copied = await jpegOf(sharp(await placed(plain, cut, { left: 203, top: 171 })), 92)
  const found = findCopyMove(await readPixels(copied, maxPixels))
  assert.deepEqual(found?.displacement, [163, 141])
  assert.ok(found.blocks > 500)
  assert.ok(isOn(found.boxes[0], { left: 40, top: 30, width: 80, height: 60 }) && isOn(found.boxes[1], { left: 203, top: 171, width: 80, height: 60 }))
})

test('a smooth part stands out in the noise map, downwards; an even picture has nothing that stands out', async () => {
  const plain = await texture(24).png().toBuffer()
  const smooth = await sharp(plain).extract(place).blur(3).png().toBuffer()
  const pixels = await readPixels(await placed(plain, smooth), maxPixels)
  const standout = standoutOf(noiseMap(pixels), { leastSpread: 0.3 })!
  assert.ok(standout.contrast < -3 && isOn(standout.box))
  const even = await readPixels(new Uint8Array(await sharp({ create: { width: 200, height: 200, channels: 3, background: '#777' } }).png().toBuffer()), maxPixels)
  assert.ok(Math.abs(standoutOf(noiseMap(even), { leastSpread: 0.3 })!.contrast) < 1e-3)
})

test('a part that was once saved at a lower quality is a ghost at such a quality; it also changes less when saved again', async () => {
  const plain = await texture(25).png().toBuffer()
  const old = await sharp(await jpegOf(sharp(plain), 70)).extract(place).png().toBuffer()
  const pixels = await readPixels(await jpegOf(sharp(await placed(plain, old)), 97), maxPixels)
  const ghost = await jpegGhostMap(pixels, 97)
  assert.ok(ghost.quality <= 70)
  assert.ok(isOn(standoutOf(ghost, { leastSpread: 0.1 })!.box))
  const level = standoutOf(await errorLevelMap(pixels), { leastSpread: 0.3 })!
  assert.ok(level.contrast < 0 && isOn(level.box))
})

test('means by cell, windows and their direction', () => {
  const values = new Float32Array(160 * 160).map((_, at) => (at % 160 < 64 && at < 160 * 32 ? 9 : 0))
  const map = meanMap({ width: 160, height: 160, cell: 8 }, values)
  assert.deepEqual([map.wide, map.high, map.values[0], map.values[8]], [20, 20, 9, 0])
  assert.deepEqual(standoutOf(map, { isAbsolute: true })?.contrast, 9)
  assert.equal(standoutOf(map, { isAbsolute: true, direction: 'down' })?.contrast, 0)
  assert.equal(standoutOf({ ...map, wide: 5 }, {}), undefined)
})

test('a large picture is mapped in its middle, on the grid of blocks; one beyond the limit is not', async () => {
  assert.deepEqual(middleOf(600, 400), { left: 0, top: 0, width: 600, height: 400 })
  const { left, top, width, height } = middleOf(4032, 3024)
  for (const each of [left, top, width, height]) assert.equal(each % 16, 0)
  assert.ok(width * height <= 2_000_000 && Math.abs(left + width / 2 - 2016) <= 16)
  await assert.rejects(readPixels(await jpegOf(texture(1), 50), 1_000), RangeError)
})

test('each map has its check, of strength I', () => {
  assert.deepEqual(examinerMaps.map(({ id }) => checkOfMap(id)), mapChecks)
  for (const { strength } of mapChecks) assert.equal(strength, 'I')
  assert.throws(() => checkOfMap('no-such'), TypeError)
})
