/**
 * ROC of each examiner's map over pictures that were tampered with in known places, against controls: the untouched, re-saved and resized ones of
 * the folder, and further pictures of it, untouched and re-saved at four qualities. A map's number is how far its most conspicuous window departs;
 * `over control` is by how much more than in the map of its control. No number here is a verdict; the thresholds are used nowhere in the product.
 *
 *     node bench/image-maps.ts <folder of documents>
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { weighCompression } from '../src/examine/image/jpeg/compression-evidence.ts'
import { examinerMaps, type DrawnMap } from '../src/examine/image/map/examiner-map.ts'
import { controlOf, mapSubjectOf } from '../src/examine/image/map/map-subject.ts'
import { stretchOf } from '../src/examine/image/stored-size.ts'
import { readJpegSegments } from '../src/extract/image/jpeg-segments.ts'
import { describeMachine } from './machine.ts'
import { rateAt, rocArea } from './roc.ts'

interface Mask { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
interface Listed { readonly type: string; readonly file: string; readonly expected: { readonly tampered: string | false; readonly mask: Mask | null } }
interface Scored { readonly kind: string; readonly isTampered: boolean; readonly map: string; readonly alone: number; readonly over: number; readonly isHit: boolean }

const folder = process.argv[2] ?? '.'
const maxPixels = 100_000_000
const qualities = [70, 80, 90, 95]
const scores: Scored[] = []
const times: { pixels: number; ms: number; cpuMs: number }[] = []

console.log(describeMachine())
const listed = (JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Listed[]).filter(({ type }) => type === 'image-tamper')
for (const { file, expected } of listed) {
  await score(readFileSync(join(folder, file)), { kind: /__(.+)\.jpg$/.exec(file)![1]!, mask: expected.mask ?? undefined })
}
const others = readdirSync(join(folder, 'mrz-images')).sort().filter((name) => /\.(?:jpg|png)$/.test(name))
for (const name of others) {
  const bytes = readFileSync(join(folder, 'mrz-images', name))
  await score(bytes, { kind: 'further, untouched' })
  for (const quality of qualities) await score(await sharp(bytes).flatten().jpeg({ quality }).toBuffer(), { kind: 'further, re-saved' })
}
report()

async function score(bytes: Uint8Array, { kind, mask }: { kind: string; mask?: Mask }): Promise<void> {
  const [start, cpu] = [performance.now(), process.cpuUsage()]
  const compression = weighCompression(bytes, stretchOf(bytes, readJpegSegments(bytes)), maxPixels)
  const subject = await mapSubjectOf(bytes, maxPixels, 'undecoded' in compression ? undefined : compression)
  if (Math.min(subject.pixels.width, subject.pixels.height) < 128) return
  const control = await controlOf(subject)
  for (const { id, draw } of examinerMaps) {
    const [drawn, beside] = [await draw(subject), await draw(control)]
    const alone = sizeOf(drawn)
    scores.push({ kind, isTampered: mask !== undefined, map: id, alone, over: alone - sizeOf(beside), isHit: mask !== undefined && hits(drawn, mask) })
  }
  const used = process.cpuUsage(cpu)
  times.push({ pixels: subject.pixels.width * subject.pixels.height, ms: performance.now() - start, cpuMs: (used.user + used.system) / 1000 })
}

function sizeOf(drawn: DrawnMap | undefined): number {
  return Math.abs(drawn?.standout?.contrast ?? 0)
}

function hits(drawn: DrawnMap | undefined, mask: Mask): boolean {
  return [drawn?.standout?.box, drawn?.alsoBox].some((box) => box
    && box[0] < mask.left + mask.width && box[2] > mask.left && box[1] < mask.top + mask.height && box[3] > mask.top)
}

function report(): void {
  const controls = times.length - listed.filter(({ expected }) => expected.mask).length
  console.log(`tampered: ${times.length - controls}; controls: ${controls} (${[...Map.groupBy(scores.filter(({ isTampered, map }) => !isTampered && map === 'noise'), ({ kind }) => kind)].map(([kind, group]) => `${group.length} ${kind}`).join(', ')})`)
  for (const { id } of examinerMaps) for (const by of ['alone', 'over'] as const) reportMap(id, by)
  const sorted = times.map(({ cpuMs }) => cpuMs).sort((a, b) => a - b)
  console.log(`time per picture, all maps and those of the control (median of ${times.length}, ${Math.round(times.reduce((sum, { pixels }) => sum + pixels, 0) / times.length / 1000)} thousand pixels on average): `
    + `${sorted[sorted.length >> 1]!.toFixed(0)} ms of processor, longest ${sorted.at(-1)!.toFixed(0)} ms`)
}

function reportMap(id: string, by: 'alone' | 'over'): void {
  const of = scores.filter(({ map }) => map === id)
  const [bad, good] = [of.filter(({ isTampered }) => isTampered), of.filter(({ isTampered }) => !isTampered)]
  const values = (group: readonly Scored[]) => group.map((each) => each[by])
  const area = rocArea(values(bad), values(good))
  const at = [0.01, 0.05, 0.1].map((rate) => ({ rate, ...rateAt(values(bad), values(good), rate) }))
  const threshold = at[0]!.threshold
  const kinds = [...Map.groupBy(bad, ({ kind }) => kind)].map(([kind, group]) => `${kind} ${group.filter((each) => each[by] > threshold).length}/${group.length}`)
  console.log(`${id}, ${by === 'over' ? 'over control' : 'alone'}: area ${area.toFixed(3)}; found at false positives of ${at.map(({ rate, share, threshold: limit }) => `${rate * 100} %: ${(share * 100).toFixed(0)} % (above ${limit.toFixed(2)})`).join(', ')}; `
    + `at 1 %: ${kinds.join(', ')}; window on the place in ${bad.filter(({ isHit }) => isHit).length} of ${bad.length}`)
}
