import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { explain } from '../explanations.ts'
import { examineBytes } from './fixtures/examine-bytes.ts'
import { jpegOf, steadyNoise, texture } from './fixtures/make-page.ts'
import { imageChecks } from './image-checks.ts'
import { imageExaminer } from './image-examiner.ts'

const photograph = await jpegOf(texture(31, 240, 176), 85)

test('every observation is of a check that was told, every check can be explained', async () => {
  const ids = imageChecks.map(({ id }) => id)
  assert.equal(new Set(ids).size, ids.length)
  for (const { id, explanations, clause } of imageChecks) {
    assert.match(id, /^image\.[a-z0-9-]+$/)
    assert.ok(clause)
    for (const key of explanations) assert.ok(explain(key))
  }
  for (const { checkId } of (await examineBytes(photograph)).observations) assert.ok(ids.includes(checkId), checkId)
})

test('maps are shown with their control and never judge', async () => {
  const { observations, pictures, problems } = await examineBytes(photograph)
  const maps = observations.filter(({ expected }) => expected.startsWith('control:'))
  assert.deepEqual(maps.map(({ checkId }) => checkId), ['image.error-level', 'image.noise', 'image.jpeg-ghost', 'image.copy-move'])
  for (const { outcome } of maps) assert.equal(outcome, 'undetermined')
  assert.deepEqual(pictures.map(({ name }) => name), ['error-level', 'noise', 'jpeg-ghost', 'copy-move'])
  for (const { caption, bytes } of pictures) {
    assert.match(caption, /no verdict/)
    const { width, height } = await sharp(bytes).metadata()
    assert.deepEqual([width, height], [3 * 240 + 16, 176])
  }
  assert.deepEqual(problems, [])
})

test('the same bytes give the same observations and the same pictures', async () => {
  assert.deepEqual(await examineBytes(photograph), await examineBytes(photograph))
})

test('kinds of pictures: what is examined, what is left alone, and icons without maps', async () => {
  for (const [picture, fits] of [
    [photograph, true],
    [new Uint8Array(await texture(1, 40, 40).png().toBuffer()), true],
    [new Uint8Array(await texture(1, 40, 40).webp().toBuffer()), true],
    [new Uint8Array(await texture(1, 40, 40).gif().toBuffer()), false],
    [new Uint8Array(Buffer.from('%PDF-1.7')), false],
    [new Uint8Array(0), false],
  ] as const) assert.equal(imageExaminer.fits(picture, 'a.jpg'), fits)
  const icon = await examineBytes(new Uint8Array(await texture(1, 40, 40).png().toBuffer()))
  assert.deepEqual(icon.observations.map(({ checkId, outcome }) => [checkId, outcome]), [['image.c2pa-integrity', 'not-applicable']])
})

test('limits are told, damaged pictures give problems, and nothing is thrown', async () => {
  const codes = async (bytes: Uint8Array, limits = {}) => (await examineBytes(bytes, { limits })).problems.map(({ code }) => code)
  assert.deepEqual(await codes(photograph, { maxPixels: 1_000 }), ['limit.pixels'])
  assert.deepEqual(await codes(photograph, { maxBytesInMemory: 1_000 }), ['limit.bytes'])
  assert.deepEqual(await codes(photograph.slice(0, 60)), ['image.undecoded'])
  const random = steadyNoise(5)
  const small = [await jpegOf(texture(2, 60, 50), 70), new Uint8Array(await texture(2, 60, 50).png().toBuffer()), new Uint8Array(await texture(2, 60, 50).tiff().toBuffer())]
  for (let n = 0; n < 60; n++) {
    const broken = Uint8Array.from(small[n % small.length]!)
    for (let k = 0; k < 6; k++) broken[4 + Math.floor(random() * (broken.length - 4))] = Math.floor(random() * 256)
    await examineBytes(n % 2 ? broken : broken.slice(0, Math.floor(random() * broken.length)))
  }
})
