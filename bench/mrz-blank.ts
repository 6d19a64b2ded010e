/**
 * What the search for zones costs in pictures that have none: all pictures below the folders, as the extractor opens them.
 *
 *     node bench/mrz-blank.ts <folder...>
 */
import { readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import sharp from 'sharp'
import { listFiles } from '../src/base/list-files.ts'
import { LineRecogniser } from '../src/extract/ocr/recogniser.ts'
import { readZones } from '../src/extract/ocr/read-zones.ts'
import { searchedPicture } from '../src/extract/ocr/searched-picture.ts'
import { describeMachine } from './machine.ts'

console.log(describeMachine())
const recogniser = await LineRecogniser.open()
const times: number[] = []
const counts = { pictures: 0, unread: 0, recognised: 0, zones: 0 }
for (const folder of process.argv.slice(2).map((path) => resolve(path))) {
  for (const path of listFiles(folder, ['.png', '.jpg', '.jpeg', '.tif', '.tiff', '.gif', '.webp']).toSorted()) await measure(folder, path)
}
times.sort((left, right) => left - right)
const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))]?.toFixed(0)
console.log(`${counts.pictures} pictures (${counts.unread} that cannot be decoded): processor time ${at(0.5)} ms in the middle, ${at(0.9)} ms for nine in ten, ${at(1)} ms at most; ` +
  `${counts.recognised} had lines of a fixed pitch that were recognised, ${counts.zones} a zone`)

async function measure(folder: string, path: string): Promise<void> {
  const bytes = readFileSync(path)
  counts.pictures++
  try {
    const { autoOrient } = await sharp(bytes).metadata()
    const start = process.cpuUsage()
    let isRecognised = false
    const zones = await readZones(searchedPicture(autoOrient, () => sharp(bytes, { failOn: 'none' }).autoOrient()), async () => {
      isRecognised = true
      return recogniser
    })
    const { user, system } = process.cpuUsage(start)
    if (isRecognised) counts.recognised++
    if (zones.length > 0) counts.zones++
    else times.push((user + system) / 1000)
    if (isRecognised) console.log(`  ${relative(folder, path)}: ${zones.length === 0 ? 'no zone after all' : zones[0]!.lines.join(' ')}`)
  } catch {
    counts.unread++
  }
}
