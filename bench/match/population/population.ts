import { Random } from '../../../scripts/demo/random.ts'
import { drawCompanyGroup } from './companies.ts'
import { latinCultures } from './culture.ts'
import type { Identity } from './identity.ts'
import { observe, recordColumns, type Observation } from './observe.ts'
import { otherCultures } from './other-cultures.ts'
import { drawHousehold } from './people.ts'
import { registers, softenRegister } from './register.ts'

const cultures = [...latinCultures, ...otherCultures]

/** One record, and the number of the person or company that it tells of. */
export interface PopulationRow {
  readonly id: string
  readonly cluster: number
  readonly record: Observation
}

/** What the records of a population are: as many as asked for, from a seed. */
export interface PopulationSize {
  readonly records: number
  readonly seed: number
  /** How much of the registers' gaps, habits and errors there is, and how many people are named in other scripts than Latin: 1 (default) is all, 0 none. */
  readonly hardness?: number
}

/**
 * The records of a population, group by group (a household or a group of companies). Each group has a sequence of its own
 * made from seed and number, so that nothing has to be kept in memory.
 */
export function* drawPopulation({ records, seed, hardness = 1 }: PopulationSize): Generator<PopulationRow> {
  const told = cultures.map((culture) => (culture.script === 'latin' ? culture : { ...culture, share: culture.share * hardness }))
  const sources = registers.map((register) => softenRegister(register, hardness))
  const scale = Math.max(0.2, Math.sqrt(records / 1_000_000))
  let [row, cluster] = [0, 0]
  for (let group = 0; row < records; group++) {
    const random = new Random((seed * 0x9e3779b1 + group * 0x85ebca6b) >>> 0).fork('group')
    const culture = pickByShare(random, told)
    const members = random.chance(0.82) ? drawHousehold(random, culture, scale) : drawCompanyGroup(random, culture, scale)
    for (const member of members) {
      for (let left = recordCount(random, member); left > 0 && row < records; left--) {
        yield { id: scramble(row++, seed), cluster, record: observe(random, member, pickByShare(random, sources)) }
      }
      cluster++
    }
  }
}

/** The columns of a row's record in their order, the id first. */
export function cellsOf({ id, record }: PopulationRow): string[] {
  return [id, ...recordColumns.slice(1).map((column) => record[column as keyof Observation])]
}

/** Mostly one to three records, and a long tail to twelve. */
function recordCount(random: Random, { kind }: Identity): number {
  const goesOn = kind === 'company' ? 0.6 : 0.55
  let count = 1
  while (count < 12 && random.chance(goesOn)) count++
  return count
}

function pickByShare<T extends { readonly share: number }>(random: Random, items: readonly T[]): T {
  let left = random.next() * items.reduce((sum, { share }) => sum + share, 0)
  for (const item of items) {
    left -= item.share
    if (left <= 0) return item
  }
  return items.at(-1)!
}

/** An id that says nothing of the order in which records were made: a bijection of 32 bits, in hexadecimal. */
function scramble(row: number, seed: number): string {
  let mixed = Math.imul(row ^ seed, 0x9e3779b1) >>> 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b) >>> 0
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) >>> 0
  return `r${((mixed ^ (mixed >>> 16)) >>> 0).toString(16).padStart(8, '0')}`
}
