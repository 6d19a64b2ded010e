import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { examineBytes } from '../fixtures/examine-bytes.ts'
import { jpegOf, texture } from '../fixtures/make-page.ts'
import { withMetadata, xmpPacket, type ExifDraft } from '../fixtures/write-metadata.ts'
import { cameraTime, gpsTime } from './camera-time.ts'
import { compareThumbnail } from './compare-thumbnail.ts'
import { metadataChecks } from './metadata-checks.ts'
import { readPictureMetadata } from './picture-metadata.ts'
import { thumbnailCheck } from './thumbnail-check.ts'

const base = await jpegOf(texture(6, 120, 90), 85)
const [taken, digitised, changed, offsetTaken] = [0x9003, 0x9004, 0x0132, 0x9011]
const [software, wide, high, gpsDate, gpsClock, serial] = [0x0131, 0xa002, 0xa003, 0x1d, 0x07, 0xa431]

async function outcomesOf(draft: ExifDraft, xmp?: string, marks: readonly string[] = []): Promise<Record<string, string>> {
  const metadata = await readPictureMetadata(withMetadata(base, draft, xmp))
  const subject = { metadata, size: { width: 120, height: 90 }, marks }
  return Object.fromEntries(metadataChecks.flatMap((check) => check.examine(subject).map(({ outcome }) => [check.id.replace('image.', ''), outcome])))
}

const noon = '2024:02:03 12:00:00'

test('dates in order and out of it; blanks and zeros of a camera that lost its clock tell nothing', async () => {
  for (const [draft, outcome] of [
    [{ exif: { [taken]: noon, [digitised]: noon }, ifd0: { [changed]: '2024:02:05 09:00:00' } }, 'pass'],
    [{ exif: { [taken]: noon }, ifd0: { [changed]: '2024:02:03 11:58:00' } }, 'pass'],
    [{ exif: { [taken]: noon }, ifd0: { [changed]: '2023:02:05 09:00:00' } }, 'fail'],
    [{ exif: { [taken]: noon, [digitised]: '2024:02:01 12:00:00' } }, 'fail'],
    [{ exif: { [taken]: noon }, ifd0: { [changed]: '0000:00:00 00:00:00' } }, undefined],
    [{ exif: { [taken]: noon } }, undefined],
  ] as const) assert.equal((await outcomesOf(draft))['date-order'], outcome, JSON.stringify(draft))
})

test('the clock of the camera against the satellites: with an offset, within a zone, and beyond any', async () => {
  const gps = (hours: number, minutes: number, date = '2024:02:03') => ({ [gpsDate]: date, [gpsClock]: [hours, minutes, 0] })
  for (const [draft, outcome] of [
    [{ exif: { [taken]: noon, [offsetTaken]: '+01:00' }, gps: gps(11, 1) }, 'pass'],
    [{ exif: { [taken]: noon, [offsetTaken]: '+01:00' }, gps: gps(12, 1) }, 'fail'],
    [{ exif: { [taken]: noon }, gps: gps(6, 30) }, 'pass'],
    [{ exif: { [taken]: noon }, gps: gps(6, 37) }, 'fail'],
    [{ exif: { [taken]: noon }, gps: gps(11, 0, '2024:02:07') }, 'fail'],
    [{ gps: gps(11, 0) }, undefined],
  ] as const) assert.equal((await outcomesOf(draft))['gps-time'], outcome, JSON.stringify(draft))
})

test('Exif against XMP, and against the size of the picture', async () => {
  const exif = { ifd0: { [changed]: noon }, exif: { [serial]: '00123' } }
  assert.equal((await outcomesOf(exif, xmpPacket('xmp:ModifyDate="2024-02-03T12:00:00"')))['exif-xmp'], 'pass')
  assert.equal((await outcomesOf(exif, xmpPacket('xmp:ModifyDate="2024-02-03T10:00:00Z"')))['exif-xmp'], 'pass')
  assert.equal((await outcomesOf(exif, xmpPacket('xmp:ModifyDate="2024-03-03T12:00:00"')))['exif-xmp'], 'fail')
  assert.equal((await outcomesOf(exif))['exif-xmp'], undefined)
  assert.equal((await outcomesOf({ exif: { [wide]: 120, [high]: 90 } }))['exif-size'], 'pass')
  assert.equal((await outcomesOf({ exif: { [wide]: 90, [high]: 120 } }))['exif-size'], 'pass')
  assert.equal((await outcomesOf({ exif: { [wide]: 4000, [high]: 3000 } }))['exif-size'], 'fail')
})

test('programs for editing are named wherever they stand, firmware is not one', async () => {
  assert.equal((await outcomesOf({ ifd0: { [software]: 'Norcam 1.2' } }))['software'], 'pass')
  assert.equal((await outcomesOf({ ifd0: { [software]: 'GIMP 2.10' } }))['software'], 'fail')
  assert.equal((await outcomesOf({}, xmpPacket('xmp:CreatorTool="Adobe Photoshop 24"')))['software'], 'fail')
  assert.equal((await outcomesOf({}, undefined, ['Photoshop image resources (APP13)']))['software'], 'fail')
  assert.equal((await outcomesOf({}))['software'], undefined)
})

test('times of cameras and satellites', () => {
  assert.equal(cameraTime('2024:02:30 10:00:00'), undefined)
  assert.equal(cameraTime('    '), undefined)
  assert.equal(cameraTime('2024:02:03 09:10:11', '+01:00')?.utcMs, Date.UTC(2024, 1, 3, 8, 10, 11))
  assert.equal(cameraTime('2024-02-03T09:10:11.5-07:00')?.utcMs, Date.UTC(2024, 1, 3, 16, 10, 11))
  assert.equal(cameraTime('2024:02:03 09:10:11')?.utcMs, undefined)
  assert.equal(gpsTime('2024:02:03', '9 10 11.5'), Date.UTC(2024, 1, 3, 9, 10, 11))
  assert.equal(gpsTime('2024:02:03', '9 10'), undefined)
})

test('a thumbnail that shows its picture, one turned, one with bars; another picture, and one in which a part was changed', async () => {
  const picture = await jpegOf(texture(7, 480, 320), 90)
  const small = () => sharp(picture).resize(160, 107, { fit: 'fill' })
  const spot = await sharp({ create: { width: 40, height: 26, channels: 3, background: '#101010' } }).png().toBuffer()
  for (const [name, thumbnail, outcome] of [
    ['its own', await small().jpeg().toBuffer(), 'pass'],
    ['turned', await sharp(await small().png().toBuffer()).rotate(90).jpeg().toBuffer(), 'pass'],
    ['with bars', await sharp(await small().png().toBuffer()).extend({ top: 7, bottom: 6, background: '#000000' }).jpeg().toBuffer(), 'pass'],
    ['lighter', await small().linear(0.8, 40).jpeg().toBuffer(), 'pass'],
    ['another', await jpegOf(texture(8, 160, 107), 80), 'fail'],
    ['changed in one place', await sharp(await small().png().toBuffer()).composite([{ input: spot, left: 100, top: 20 }]).jpeg().toBuffer(), 'fail'],
    ['no picture', Buffer.from('no picture'), 'undetermined'],
  ] as const) {
    const [told] = thumbnailCheck.examine({ comparison: await compareThumbnail(picture, thumbnail, 1e7) })
    assert.equal(told!.outcome, outcome, `${name}: ${told!.observed}`)
  }
})

test('the whole way from the file: the thumbnail is found in it, and shown beside the picture when it differs', async () => {
  const picture = await jpegOf(texture(9, 240, 160), 90)
  const other = new Uint8Array(await texture(10, 96, 64).jpeg({ quality: 60 }).toBuffer())
  const examined = await examineBytes(withMetadata(picture, { thumbnail: other }), { limits: { maxPixels: 100_000 } })
  assert.equal(examined.observations.find(({ checkId }) => checkId === 'image.thumbnail')?.outcome, 'fail')
  assert.ok(examined.pictures.some(({ name }) => name === 'thumbnail'))
})
