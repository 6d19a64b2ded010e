/**
 * How far prints of one picture and of different pictures lie apart: pictures of the tampered and control sets of a folder of documents, of which those
 * with one base are one picture (re-saved, resized, or changed in a small place).
 *
 *     node bench/image-reuse.ts <folder of documents>
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { areAlike, differingBits, parsePrint, type Print } from '../src/examine/image/reuse/picture-print-pair.ts'
import { readGreyPlane } from '../src/extract/image/grey-plane.ts'
import { picturePrint, regionPrint } from '../src/extract/image/picture-print.ts'
import { findRegions } from '../src/extract/image/picture-regions.ts'
import { describeMachine } from './machine.ts'

interface Printed { readonly base: string; readonly whole: Print; readonly regions: readonly Print[] }

const folder = process.argv[2] ?? '.'
const printed: Printed[] = []
console.log(describeMachine())
const start = performance.now()
for (const part of ['image-tamper', 'mrz-images']) {
  for (const name of readdirSync(join(folder, part)).sort()) {
    const plane = await readGreyPlane(readFileSync(join(folder, part, name)), 100_000_000)
    const whole = plane && parsePrint(picturePrint(plane) ?? '')
    if (!plane || !whole) continue
    const regions = findRegions(plane).flatMap((box) => parsePrint(regionPrint(plane, box) ?? '') ?? [])
    printed.push({ base: name.replace(/^pe_/, '').split(/__|\./)[0]!, whole, regions })
  }
}
const elapsedMs = (performance.now() - start) / printed.length
const pairs = printed.flatMap((left, n) => printed.slice(n + 1).map((right) => ({ left, right, isSame: left.base === right.base })))
for (const isSame of [true, false]) {
  const group = pairs.filter((pair) => pair.isSame === isSame)
  const spans = (['coarse', 'fine'] as const).map((part) => group.map(({ left, right }) => differingBits(left.whole[part], right.whole[part])).sort((a, b) => a - b))
  console.log(`${isSame ? 'one picture' : 'different pictures'}: ${group.length} pairs, ${group.filter(({ left, right }) => areAlike(left.whole, right.whole)).length} told as alike; `
    + `differing bits coarse ${spans[0]![0]} to ${spans[0]!.at(-1)} of 64, fine ${spans[1]![0]} to ${spans[1]!.at(-1)} of 1,024`)
  const regions = group.flatMap(({ left, right }) => left.regions.flatMap((a) => right.regions.map((b) => areAlike(a, b))))
  console.log(`  regions: ${regions.length} pairs, ${regions.filter(Boolean).length} told as alike`)
}
console.log(`${printed.length} pictures, ${elapsedMs.toFixed(0)} ms each to read, find regions and print`)
