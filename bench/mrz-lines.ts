/**
 * How many crops of single lines are read exactly.
 *
 *     node bench/mrz-lines.ts <folder with ground-truth.json> [--corrections <corrections.json>] [--verbose]
 *
 * `ground-truth.json` holds `{ file, text }`. Each crop is read as it is and at two other heights; the line is what two of the
 * three agree on, then what the alphabet of its places makes of it. Labels made by a recogniser have its errors: those with a
 * letter in the place of a digit of a date are counted, and `corrections.json` holds `{ file: text }` as a person read them.
 */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { readByAlphabet } from '../src/extract/mrz/alphabet.ts'
import { mrzLayouts } from '../src/extract/mrz/mrz-layout.ts'
import type { GreyPicture } from '../src/extract/ocr/grey-picture.ts'
import { LineRecogniser } from '../src/extract/ocr/recogniser.ts'
import { describeMachine } from './machine.ts'

const { values: asked, positionals } = parseArgs({ options: { corrections: { type: 'string' }, verbose: { type: 'boolean' } }, allowPositionals: true })
const folder = resolve(positionals[0] ?? '.')
const labels = JSON.parse(readFileSync(join(folder, 'ground-truth.json'), 'utf8')) as { file: string; text: string }[]
const corrections = asked.corrections ? (JSON.parse(readFileSync(resolve(asked.corrections), 'utf8')) as Record<string, string>) : {}
console.log(describeMachine())
const opened = performance.now()
const recogniser = await LineRecogniser.open()
console.log(`recogniser and model loaded in ${Math.round(performance.now() - opened)} ms`)

const counts = { once: 0, agreed: 0, alphabet: 0, corrected: 0, letterInDate: 0 }
let ms = 0
for (const { file, text } of labels) {
  const pictures = [await cropOf(file), await cropOf(file, 44), await cropOf(file, 72)]
  const start = process.cpuUsage()
  const readings = pictures.map((picture) => recogniser.readLine(picture))
  const { user, system } = process.cpuUsage(start)
  ms += (user + system) / 1000
  const agreed = readings.find((reading, at) => readings.indexOf(reading) !== at) ?? readings[0]!
  const byAlphabet = readAlone(agreed)
  const printed = corrections[file] ?? text
  if (readings[0] === text) counts.once++
  if (agreed === text) counts.agreed++
  if (byAlphabet === text) counts.alphabet++
  if (byAlphabet === printed) counts.corrected++
  if (readAlone(text) !== text) counts.letterInDate++
  if (asked.verbose && (byAlphabet !== printed || printed !== text)) console.log(`${file}: label ${text}${printed === text ? '' : `, printed ${printed}`}, read ${[...new Set([...readings, byAlphabet])].join(' ')}`)
}
const percent = (count: number) => `${count} of ${labels.length} (${((100 * count) / labels.length).toFixed(1)} %)`
console.log(`exact by the labels, each read once:             ${percent(counts.once)}`)
console.log(`exact by the labels, two of three readings:      ${percent(counts.agreed)}`)
console.log(`exact by the labels, and by alphabet:            ${percent(counts.alphabet)}; ${counts.letterInDate} labels have a character that cannot stand in its place`)
if (asked.corrections) console.log(`exact by what is printed (${Object.keys(corrections).length} labels corrected): ${percent(counts.corrected)}`)
console.log(`processor time of one reading: ${(ms / labels.length / 3).toFixed(0)} ms`)

/** A line alone, by the layout whose alphabet changes least of it. */
function readAlone(text: string): string {
  const forms = mrzLayouts.filter(({ width }) => width === text.length).flatMap((layout) =>
    Array.from({ length: layout.lines }, (_, line) => {
      const lines = Array.from({ length: layout.lines }, (_, at) => (at === line ? text : '<'.repeat(layout.width)))
      const { lines: read, changes } = readByAlphabet(layout, lines)
      return { line: read[line]!, changes: changes.length }
    }))
  return forms.sort((left, right) => left.changes - right.changes)[0]?.line ?? text
}

async function cropOf(file: string, height?: number): Promise<GreyPicture> {
  const picture = sharp(join(folder, file)).greyscale()
  const { data, info } = await (height ? picture.resize({ height }) : picture).extractChannel(0).raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, grey: data }
}
