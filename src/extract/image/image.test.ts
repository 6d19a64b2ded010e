import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { defaultLimits } from '../limits.ts'
import { exifDate } from './exif-fields.ts'
import { drawing, photograph } from './fixtures/make-picture.ts'
import { imageExtractor } from './image-extractor.ts'
import { imageFormat } from './image-format.ts'
import { perceptualHash } from './perceptual-hash.ts'

const photo = await photograph('+01:00')
const bytesOf = async (picture: { toBuffer(): Promise<Buffer> }) => new Uint8Array(await picture.toBuffer())

checkExtractor(imageFormat, [
  { name: 'photo.jpg', bytes: photo },
  { name: 'scan.png', bytes: await bytesOf(drawing().png()) },
  { name: 'web.webp', bytes: await bytesOf(drawing().webp()) },
  { name: 'moving.gif', bytes: await bytesOf(drawing().gif()) },
])

async function statedOf(bytes: Uint8Array, schema: string) {
  const read = await collect(imageExtractor, inputOf(bytes, 'a.jpg'))
  return Object.fromEntries(read.statements.filter((draft) => draft.schema === schema).map((draft) => [draft.property, draft.value]))
}

test('size, camera, time and place of a photograph, and the position it was taken at', async () => {
  const { perceptualHash: hash, picturePrint, quantisationHash, ...image } = await statedOf(photo, 'Image')
  assert.ok(picturePrint && quantisationHash)
  assert.match(hash ?? '', /^[0-9a-f]{16}$/)
  assert.deepEqual(image, {
    widthPixels: '240',
    heightPixels: '160',
    camera: 'Norcam N5',
    capturedAt: '2024-02-03T08:10:11Z',
    latitude: '50.5',
    longitude: '-3.25',
  })
  const { subject, ...point } = await statedOf(photo, 'TrackPoint')
  assert.match(subject ?? '', /^[0-9a-f]{32}$/)
  assert.deepEqual(point, { latitude: '50.5', longitude: '-3.25', date: '2024-02-03T08:10:11Z' })
})

test('a time without an offset has no zone, a picture without a place no position', async () => {
  assert.equal((await statedOf(await photograph(), 'Image'))['capturedAt'], '2024-02-03T09:10:11')
  assert.deepEqual(await statedOf(await bytesOf(drawing().png()), 'TrackPoint'), {})
})

test('the hash stays near for smaller and recompressed copies, and far for another picture', async () => {
  const hashOf = async (bytes: Uint8Array) => (await statedOf(bytes, 'Image'))['perceptualHash']!
  const original = await hashOf(await bytesOf(drawing().png()))
  const copies = [
    drawing().resize(120, 80).jpeg({ quality: 60 }),
    drawing().webp({ quality: 50 }),
    drawing().modulate({ brightness: 1.05 }).png(),
  ]
  for (const copy of copies) assert.ok(distance(original, await hashOf(await bytesOf(copy))) <= 6)
  assert.ok(distance(original, await hashOf(await bytesOf(drawing().flop().png()))) > 16)
})

function distance(left: string, right: string): number {
  return (BigInt(`0x${left}`) ^ BigInt(`0x${right}`)).toString(2).replaceAll('0', '').length
}

test('a picture of one tone has no hash, and the hash wants its 1,024 values', () => {
  assert.equal(perceptualHash(new Uint8Array(1_024).fill(77)), undefined)
  assert.throws(() => perceptualHash(new Uint8Array(3)), RangeError)
})

test('what cannot be decoded tells its size and why', async () => {
  const bitmap = Buffer.alloc(100)
  bitmap.write('BM')
  bitmap.writeUInt32LE(40, 14)
  bitmap.writeInt32LE(12, 18)
  bitmap.writeInt32LE(-34, 22)
  assert.ok(imageFormat.sniff(bitmap, 'a.bmp') > 0.9)
  const read = await collect(imageExtractor, inputOf(bitmap, 'a.bmp'))
  assert.deepEqual(
    read.statements.filter((draft) => draft.schema === 'Image').map((draft) => draft.value),
    ['12', '34'],
  )
  assert.deepEqual(
    read.problems.map((problem) => problem.code),
    ['image.kind-undecoded'],
  )
  const large = await collect(imageExtractor, { ...inputOf(photo, 'a.jpg'), limits: { ...defaultLimits, maxPixels: 1_000 } })
  assert.deepEqual([large.facts?.partly, large.problems[0]?.code], ['metadata only', 'limit.pixels'])
})

test('clock times of a camera', () => {
  for (const [text, offset, iso] of [
    ['2024:02:03 09:10:11', '+01:00', '2024-02-03T09:10:11+01:00'],
    ['2024:02:03 09:10:11', undefined, '2024-02-03T09:10:11'],
    ['0000:00:00 00:00:00', undefined, undefined],
    ['    ', '+01:00', undefined],
  ] as const) {
    assert.equal(exifDate(text, offset), iso)
  }
})
