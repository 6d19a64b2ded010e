/**
 * The worked examples of ICAO Doc 9303 against the parser and the checks: each zone's format and outcomes, each digit.
 *
 *     node bench/mrz-examples.ts <worked-examples.json>
 *
 * The file holds entries `{ fmt, lines | in, cd?, src, valid? }`: whole zones, single lower lines, fields with their digit.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { checksOfZone } from '../src/examine/mrz/mrz-checks.ts'
import { mrzSubject } from '../src/examine/mrz/mrz-subject.ts'
import { examineSubject, type Sign } from '../src/examine/sign.ts'
import { checkDigit } from '../src/extract/mrz/check-digit.ts'
import { parseMrz } from '../src/extract/mrz/parse-mrz.ts'

interface Example {
  readonly fmt: string
  readonly src: string
  readonly lines?: readonly string[]
  readonly in?: string
  readonly cd?: string
  readonly valid?: boolean
}

const examples = JSON.parse(readFileSync(resolve(process.argv[2] ?? 'worked-examples.json'), 'utf8')) as Example[]
console.log(`Node ${process.versions.node}; ${examples.length} examples`)
let met = 0
for (const example of examples) {
  const [isMet, told] = tryExample(example)
  if (isMet) met++
  console.log(`${isMet ? 'met   ' : 'MISSED'} ${example.fmt.padEnd(9)} ${example.src.slice(0, 60)}: ${told}`)
}
console.log(`${met} of ${examples.length} met`)
process.exitCode = met === examples.length ? 0 : 1

function tryExample({ fmt, lines, in: field = '', cd, valid }: Example): [boolean, string] {
  if (fmt === 'cd') return [checkDigit(field) === cd, `digit of ${field} is ${checkDigit(field)}`]
  const zone = lines ?? wholeZone(fmt, field)
  const mrz = parseMrz(zone)
  if (!mrz) return [false, 'not read']
  const signs = examineSubject(checksOfZone(mrzSubject(mrz, { exhibit: 'example', locator: 'whole' })), mrzSubject(mrz, { exhibit: 'example', locator: 'whole' }))
  // A lower line alone has an upper line of ours: only what stands in it is judged.
  const broken = signs.filter((sign) => !holds(sign) && (lines !== undefined || /-digit$/.test(sign.checkId)))
  const isFormat = lines === undefined || mrz.layout.format === fmt
  const told = `${mrz.layout.format}; ${broken.map((sign) => `${sign.checkId} ${sign.outcome}`).join(', ') || 'everything holds'}`
  return [isFormat && (broken.length === 0) === valid && broken.every((sign) => sign.outcome !== 'fail'), told]
}

function holds({ outcome }: Sign): boolean {
  return outcome === 'pass' || outcome === 'not-applicable'
}

/** The state that a lower line names stands in the upper one too; a TD2 line is given up to its composite digit, which the standard tells to follow. */
function wholeZone(fmt: string, lower: string): string[] {
  const width = fmt.startsWith('TD3') ? 44 : 36
  const upper = `P<${lower.slice(10, 13)}EXAMPLE`.padEnd(width, '<')
  return [upper, lower.length === width ? lower : lower + (checkDigit(lower.slice(0, 10) + lower.slice(13, 20) + lower.slice(21)) ?? '')]
}
