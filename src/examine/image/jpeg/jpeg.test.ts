import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { readJpegSegments } from '../../../extract/image/jpeg-segments.ts'
import { quantisationHash, readQuantisationTables } from '../../../extract/image/quantisation-tables.ts'
import { jpegOf, steadyNoise, texture } from '../fixtures/make-page.ts'
import { stretchOf } from '../stored-size.ts'
import { weighCompression } from './compression-evidence.ts'
import { jpegChecks } from './jpeg-checks.ts'
import { readFrame } from './jpeg-frame.ts'
import { decodeLuminance } from './luminance-coefficients.ts'
import { luminanceSamples } from './luminance-samples.ts'
import { estimateQuality } from './quality-estimate.ts'
import { zigzag } from './zigzag.ts'

const maxPixels = 10_000_000
const grey = texture(3, 200, 136).greyscale()

function outcomesOf(bytes: Uint8Array): Record<string, string> {
  const stream = readJpegSegments(bytes)
  const subject = { bytes, stream, tables: readQuantisationTables(bytes, stream), compression: weighCompression(bytes, stretchOf(bytes, stream), maxPixels) }
  return Object.fromEntries(jpegChecks.flatMap((check) => check.examine(subject).map(({ outcome }) => [check.id, outcome])))
}

test('zigzag order begins and ends as figure A.6 of the standard', () => {
  assert.deepEqual(zigzag.slice(0, 10), [0, 1, 8, 16, 9, 2, 3, 10, 17, 24])
  assert.deepEqual(zigzag.toSorted((a, b) => a - b), Array.from({ length: 64 }, (_, at) => at))
})

test('coefficients decoded here give the picture that the library decodes, sequential and progressive', async () => {
  const wide = texture(5, 203, 131)
  const files = {
    sequential: await grey.clone().jpeg({ quality: 90 }).toBuffer(),
    progressive: await grey.clone().jpeg({ quality: 90, progressive: true }).toBuffer(),
    colour: await wide.clone().jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer(),
    halved: await wide.clone().jpeg({ quality: 95, chromaSubsampling: '4:2:0', progressive: true }).toBuffer(),
    packed: await wide.clone().jpeg({ quality: 80, mozjpeg: true }).toBuffer(),
  }
  for (const [name, bytes] of Object.entries(files)) {
    const coefficients = decodeLuminance(bytes, maxPixels)
    assert.ok(!('undecoded' in coefficients) && !coefficients.broken, name)
    const samples = luminanceSamples(coefficients, readQuantisationTables(bytes)[0]!.values)
    const { data, info } = await sharp(bytes).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
    let [sum, count] = [0, 0]
    for (let y = 0; y < info.height; y++) {
      for (let x = 0; x < info.width; x++, count++) {
        const at = (y * info.width + x) * info.channels
        const shown = info.channels < 3 ? data[at]! : 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!
        sum += Math.abs(shown - samples.values[y * samples.width + x]!)
      }
    }
    assert.ok(sum / count < 0.6, `${name}: ${sum / count} grey values`)
  }
})

test('damaged data are told and never thrown: cut at every place, with every marker turned', async () => {
  const bytes = await jpegOf(texture(2, 96, 80), 70)
  const random = steadyNoise(9)
  for (let n = 0; n < 400; n++) {
    const broken = n % 2 ? bytes.slice(0, Math.floor(random() * bytes.length)) : Uint8Array.from(bytes)
    for (let k = 0; k < 4 && broken.length > 0; k++) broken[Math.floor(random() * broken.length)] = Math.floor(random() * 256)
    const decoded = decodeLuminance(broken, maxPixels)
    assert.ok('undecoded' in decoded || decoded.values.length > 0)
    outcomesOf(broken)
  }
  assert.ok('undecoded' in decodeLuminance(bytes, 100))
  assert.ok('undecoded' in decodeLuminance(new Uint8Array(0), maxPixels))
})

test('segments end where the standard ends them', async () => {
  const bytes = await jpegOf(grey, 80)
  const { segments, end } = readJpegSegments(bytes)
  assert.equal(end, bytes.length)
  assert.ok(segments.some(({ scanEnd }) => scanEnd === bytes.length - 2))
  assert.equal(readJpegSegments(bytes.slice(0, -2)).end, undefined)
  assert.deepEqual(readJpegSegments(Uint8Array.from([1, 2, 3])), { segments: [] })
  assert.deepEqual(readFrame(bytes, segments)?.components.map(({ horizontal }) => horizontal).length, 3)
})

test('the quality that a table was written at is found, exactly for tables of the standard', async () => {
  for (const quality of [10, 49, 50, 75, 92, 100]) {
    const tables = readQuantisationTables(await jpegOf(grey, quality))
    assert.deepEqual(tables.map((table) => estimateQuality(table)).map((each) => [each.quality, each.isExact]), tables.map(() => [quality, true]))
  }
  const other = { id: 0, precisionBits: 8 as const, values: Array.from({ length: 64 }, (_, k) => 3 + k) }
  assert.equal(estimateQuality(other).isExact, false)
  assert.notEqual(quantisationHash([other]), quantisationHash([{ ...other, id: 1 }]))
  assert.equal(quantisationHash([]), undefined)
})

test('what stands behind the end is told: nothing, padding, a film, an archive', async () => {
  const bytes = await jpegOf(grey, 80)
  const trailing = (file: Uint8Array) => jpegChecks[0]!.examine({ bytes: file, stream: readJpegSegments(file), tables: [], compression: { undecoded: '-' } })[0]!.outcome
  const behind = (tail: string | Buffer) => trailing(new Uint8Array(Buffer.concat([bytes, typeof tail === 'string' ? Buffer.from(tail, 'latin1') : tail])))
  assert.equal(behind(''), 'pass')
  assert.equal(behind(Buffer.alloc(512)), 'known-deviation')
  assert.equal(behind('\0\0\0\x18ftypmp42........'), 'known-deviation')
  assert.equal(behind('PK\x03\x04 and so on'), 'fail')
  assert.equal(behind('anything at all'), 'fail')
  assert.equal(trailing(bytes.slice(0, -2)), 'undetermined')
})

test('two compressions are told from one, with the divisors of the first; what leaves no trace stays undetermined', async () => {
  const plain = texture(11, 400, 320)
  const once = await jpegOf(plain, 92)
  assert.equal(outcomesOf(once)['image.double-compression'], 'undetermined')
  const coarse = await jpegOf(plain, 60)
  const twice = await jpegOf(sharp(coarse), 92)
  assert.equal(outcomesOf(twice)['image.double-compression'], 'fail')
  const evidence = weighCompression(twice, { left: 0, top: 0, width: 400, height: 320 }, maxPixels)
  assert.ok(!('undecoded' in evidence))
  const first = readQuantisationTables(coarse)[0]!.values
  const told = evidence.modes.filter(({ gainBits }) => gainBits > 0.2)
  assert.ok(told.length >= 5)
  for (const { mode, primary } of told) assert.ok(Math.abs(primary - first[mode]!) <= 1, `${mode}: ${primary} for ${first[mode]}`)
  const fineFirst = await jpegOf(sharp(await jpegOf(plain, 98)), 60)
  assert.equal(outcomesOf(fineFirst)['image.double-compression'], 'undetermined')
  assert.equal(outcomesOf(await jpegOf(texture(1, 64, 64), 80))['image.double-compression'], 'undetermined')
})

test('tables of the standard pass, others are told', async () => {
  assert.equal(outcomesOf(await jpegOf(grey, 85))['image.quantisation'], 'pass')
  const bytes = await jpegOf(grey, 85)
  const at = readJpegSegments(bytes).segments.find(({ marker }) => marker === 0xdb)!.dataStart
  bytes[at + 5]! += 3
  assert.equal(outcomesOf(bytes)['image.quantisation'], 'fail')
})
