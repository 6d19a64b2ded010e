/**
 * Generates people and companies for measuring, with answers apart: the same seed gives the same bytes.
 *
 *     node bench/match/generate.ts --records 1000000 --seed 1 --out people.parquet --truth truth.parquet     (or .csv)
 *                                [--hardness 1]      (0 to 1: how much of the registers' gaps, habits, errors and other scripts there is)
 *
 * Made to be as hard as files are, since independent fields would be too easy:
 * - Households: one address, often one line and one family name; spouses, children, twins (same day of birth), sons with
 *   their father's whole name. Groups of companies with one stem, address and telephone that are different companies, and
 *   addresses where hundreds sit.
 * - Namesakes: given and family names run from common to rare as they do in life, in seven cultures; a city has few
 *   postcodes and streets.
 * - Time: people move, marry and change telephones; an outdated record has the old address, telephone and name together.
 * - Registers with habits: each keeps to its script (Latin by one of three romanisations, Cyrillic, Greek, Arabic,
 *   Chinese), its letters, its order of names, its gaps, its abbreviations and legal forms, its confusion of day and
 *   month, its 1 January for an unknown day.
 * - Errors hang together: care is drawn per record, a careless record has many errors (slips of fingers, names taken by
 *   ear, pages read by machine), and a clerk takes several data of another member of the household at once. An error of a
 *   name stands in the full name too.
 * - Several values: telephones and addresses of mail with `; ` between.
 * - One record for half of the people, and up to twelve; 15 in a hundred records are of companies (`kind`).
 *
 * What it is not: drawn from anybody's data. Names are put together from lists; mail hosts end in `.example`.
 */
import { statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { describeMachine } from '../machine.ts'
import { writePopulation } from './population/write-population.ts'

const { values: asked } = parseArgs({
  options: { records: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' }, out: { type: 'string' }, truth: { type: 'string' }, hardness: { type: 'string', default: '1' } },
})
const records = Number(asked.records)
if (!asked.out || !asked.truth || !Number.isSafeInteger(records) || records < 1 || records > 2 ** 31) {
  console.error('Tell --out <file> and --truth <file> (.parquet or .csv), and --records from 1 to 2,147,483,648.')
  process.exit(2)
}
console.log(describeMachine())
const startedAt = performance.now()
await writePopulation({ records, seed: Number(asked.seed), hardness: Number(asked.hardness) }, { records: asked.out, truth: asked.truth })
const seconds = (performance.now() - startedAt) / 1000
console.log(`${records.toLocaleString('en')} records, seed ${asked.seed}, hardness ${asked.hardness}: ${asked.out} (${(statSync(asked.out).size / 1e6).toFixed(1)} MB) in ${seconds.toFixed(1)} s`)
