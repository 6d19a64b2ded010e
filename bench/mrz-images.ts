/**
 * Zones in pictures of whole pages: how many are read as they are printed, whether a wrong reading is ever accepted, and the
 * time a page takes, in any orientation.
 *
 *     node bench/mrz-images.ts <folder> [--truth <truth.json>] [--turn 0,90,180,270,7] [--harm none,small,blurred,packed,dark] [--verbose]
 *
 * `truth.json` holds `{ "file": ["line", ...] }`, or is a manifest with entries `{ type: "mrz-images", file, expected: { mrz } }`.
 * A page without a truth is printed, to be compared by eye.
 */
import { existsSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import sharp, { type Sharp } from 'sharp'
import { listFiles } from '../src/base/list-files.ts'
import { holdsTogether, parseMrz } from '../src/extract/mrz/parse-mrz.ts'
import { LineRecogniser } from '../src/extract/ocr/recogniser.ts'
import { readZones } from '../src/extract/ocr/read-zones.ts'
import { searchedPicture } from '../src/extract/ocr/searched-picture.ts'
import { describeMachine } from './machine.ts'

const { values: asked, positionals } = parseArgs({
  options: { truth: { type: 'string' }, turn: { type: 'string', default: '0' }, harm: { type: 'string', default: 'none' }, verbose: { type: 'boolean' } }, allowPositionals: true,
})
const folder = resolve(positionals[0] ?? '.')
const truth = readTruth(asked.truth)
console.log(describeMachine())
const opened = performance.now()
const recogniser = await LineRecogniser.open()
console.log(`recogniser and model loaded in ${Math.round(performance.now() - opened)} ms`)
const harms: Readonly<Record<string, (picture: Sharp) => Sharp>> = {
  none: (picture) => picture.png(),
  small: (picture) => picture.resize({ width: 330 }).jpeg({ quality: 70 }),
  blurred: (picture) => picture.resize({ width: 700 }).blur(2).jpeg({ quality: 60 }),
  packed: (picture) => picture.resize({ width: 600 }).linear(0.5, 60).jpeg({ quality: 25 }),
  dark: (picture) => picture.resize({ width: 500 }).linear(0.35, 10).jpeg({ quality: 40 }),
}
for (const harm of asked.harm.split(',')) for (const degrees of asked.turn.split(',').map(Number)) await measure(degrees, harm)

async function measure(degrees: number, harm: string): Promise<void> {
  const counts = { pages: 0, found: 0, certain: 0, exact: 0, exactThoughOpen: 0, wrong: 0, wrongAccepted: 0, untold: 0 }
  const times: { wall: number; cpu: number }[] = []
  for (const path of listFiles(folder, ['.png', '.jpg', '.jpeg', '.tif']).toSorted()) {
    const turned = await sharp(path).autoOrient().flatten({ background: '#ffffff' }).rotate(degrees, { background: '#c8c8c8' }).png().toBuffer()
    const bytes = await (harms[harm] ?? harms['none']!)(sharp(turned)).toBuffer()
    const size = await sharp(bytes).metadata()
    const [wall, cpu] = [performance.now(), process.cpuUsage()]
    const zones = await readZones(searchedPicture(size, () => sharp(bytes)), async () => recogniser)
    const used = process.cpuUsage(cpu)
    times.push({ wall: performance.now() - wall, cpu: (used.user + used.system) / 1000 })
    counts.pages++
    const expected = truth.get(basename(path))
    const [zone] = zones
    if (zone) counts.found++
    if (zone?.isCertain) counts.certain++
    if (!expected) counts.untold++
    const isExact = expected !== undefined && zone?.lines.join('\n') === expected.join('\n')
    if (isExact && zone?.isCertain) counts.exact++
    if (zone?.isCertain && expected && !isExact) {
      counts.wrong++
      if (holdsTogether(parseMrz(zone.lines)!)) counts.wrongAccepted++
    }
    if (asked.verbose || (harm === 'none' && degrees === 0 && (!expected || !isExact))) {
      const how = !zone ? 'no zone' : !zone.isCertain ? 'open' : !expected ? 'no truth to compare' : isExact ? 'exact' : 'DIFFERS'
      console.log(`  ${basename(path)}: ${how}${zone ? `\n    ${zone.lines.join('\n    ')}` : ''}${expected && !isExact ? `\n    truth ${expected.join(' ')}` : ''}`)
    }
  }
  const middle = (pick: (time: { wall: number; cpu: number }) => number) => times.map(pick).sort((left, right) => left - right)
  const [walls, cpus] = [middle(({ wall }) => wall), middle(({ cpu }) => cpu)]
  const told = counts.pages - counts.untold
  console.log(`harm ${harm}, turned by ${degrees}: ${counts.pages} pages, ${counts.found} zones found, ${counts.certain} certain; ${counts.exact} of ${told} with a truth exact, ` +
    `${counts.wrong} certain and not the truth, ${counts.wrongAccepted} of them accepted by all digits; ` +
    `time ${walls[walls.length >> 1]!.toFixed(0)} ms in the middle, ${walls.at(-1)!.toFixed(0)} ms at most (processor ${cpus[cpus.length >> 1]!.toFixed(0)} and ${cpus.at(-1)!.toFixed(0)} ms)`)
}

function readTruth(path: string | undefined): Map<string, readonly string[]> {
  if (!path || !existsSync(path)) return new Map()
  const told = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string[]> | { type: string; file: string; expected: { mrz?: string[] | null } }[]
  if (!Array.isArray(told)) return new Map(Object.entries(told))
  return new Map(told.flatMap(({ type, file, expected }) => (type === 'mrz-images' && expected.mrz ? [[basename(join('/', file)), expected.mrz] as const] : [])))
}
