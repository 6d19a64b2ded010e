/**
 * How many crops of single lines the recogniser reads exactly.
 *
 *     node bench/mrz-lines.ts <folder with ground-truth.json> [--verbose]
 *
 * `ground-truth.json` holds `{ file, text }`. Each crop is read as it is and at two other heights; the line is what two of the
 * three agree on. Labels that no zone can have (a length that no format has, a letter in a date or in the place of a digit)
 * are counted apart as well, for a reader that reads what is printed must miss them.
 */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import type { GreyPicture } from '../src/extract/ocr/grey-picture.ts'
import { LineRecogniser } from '../src/extract/ocr/recogniser.ts'
import { describeMachine } from './machine.ts'

const { values: asked, positionals } = parseArgs({ options: { verbose: { type: 'boolean' } }, allowPositionals: true })
const folder = resolve(positionals[0] ?? '.')
const labels = JSON.parse(readFileSync(join(folder, 'ground-truth.json'), 'utf8')) as { file: string; text: string }[]
console.log(describeMachine())
const opened = performance.now()
const recogniser = await LineRecogniser.open()
console.log(`recogniser and model loaded in ${Math.round(performance.now() - opened)} ms`)

const counts = { once: 0, agreed: 0, impossible: 0, agreedOnImpossible: 0 }
let ms = 0
for (const { file, text } of labels) {
  const pictures = [await cropOf(file), await cropOf(file, 44), await cropOf(file, 72)]
  const start = performance.now()
  const readings = pictures.map((picture) => recogniser.readLine(picture))
  ms += performance.now() - start
  const agreed = readings.find((reading, at) => readings.indexOf(reading) !== at) ?? readings[0]!
  if (readings[0] === text) counts.once++
  if (agreed === text) counts.agreed++
  const isImpossible = !isPossible(text)
  if (isImpossible) counts.impossible++
  if (isImpossible && agreed === text) counts.agreedOnImpossible++
  if (asked.verbose && agreed !== text) console.log(`${file}: ${isImpossible ? 'impossible label' : 'label'} ${text}, read ${readings.join(' ')}`)
}
const percent = (count: number, of: number) => `${count} of ${of} (${((100 * count) / of).toFixed(1)} %)`
console.log(`exact, each read once:                        ${percent(counts.once, labels.length)}`)
console.log(`exact, two of three readings:                 ${percent(counts.agreed, labels.length)}`)
console.log(`the same, without ${counts.impossible} labels that cannot be: ${percent(counts.agreed - counts.agreedOnImpossible, labels.length - counts.impossible)}`)
console.log(`time of one reading: ${(ms / labels.length / 3).toFixed(0)} ms`)

async function cropOf(file: string, height?: number): Promise<GreyPicture> {
  const picture = sharp(join(folder, file)).greyscale()
  const { data, info } = await (height ? picture.resize({ height }) : picture).extractChannel(0).raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, grey: data }
}

/** Crops may be cut short at the right, so that a length below that of a format is let pass. */
function isPossible(text: string): boolean {
  const isShort = [30, 36, 44].includes(text.length) || (text.length < 44 && text.endsWith('<'))
  const dates = /^.{9}[0-9<][A-Z<]{3}[0-9<]{7}[MF<][0-9<]{7}/
  const looksLikeLowerLine = /^[A-Z0-9<]{9,10}[0-9O<][A-Z<]{3}[0-9A-Z]{7}[MF<]/.test(text)
  const isSmallLower = /^[0-9]{6}[0-9][MF<][0-9]{6}/.test(text)
  if (isSmallLower) return /^[0-9]{7}[MF<][0-9<]{6}[0-9<][A-Z<]{3}|^[0-9]{7}[MF<][0-9<]{7}/.test(text) && text.length <= 30
  return isShort && text.length !== 31 && text.length !== 37 && (!looksLikeLowerLine || dates.test(text))
}
