import type { MatchRecord } from '../match-record.ts'
import { addressLikeness, addressWords } from '../normalise/address.ts'
import { domainOfEmail, publicMailDomains } from '../normalise/email-name.ts'
import { foldWords } from '../../model/value/fold-words.ts'
import { birthDateLevels, propertyLevels } from '../weigh/default-levels.ts'
import { levelBits } from '../weigh/match-weight.ts'
import { areBirthDatesContrary, compareBirthDates, type BirthDateLevel } from './birth-date.ts'
import type { CompareContext } from './compare-context.ts'
import type { Comparison } from './comparison.ts'

/** One comparison of the details of two parties; undefined when a side does not tell. */
export type DetailComparison = (left: MatchRecord, right: MatchRecord, context: CompareContext) => Comparison | undefined

const sameAddress = 0.85
const alikeAddress = 0.5
const leastAddressWords = 3

/**
 * Every comparison of details. Nationality, citizenship and other traits of a group are not among them; the country
 * compared is an organisation's seat.
 */
export const detailComparisons: readonly DetailComparison[] = [
  compareBirthDate, compareGender, compareBirthPlace, compareSeat, compareAddress, compareMailDomain,
]

function compareBirthDate(left: MatchRecord, right: MatchRecord): Comparison | undefined {
  let best: { level: BirthDateLevel; left: string; right: string } | undefined
  for (const [one, other] of valuePairs(left, right, 'birthDate')) {
    const level = compareBirthDates(one, other)
    if (level && (!best || bitsOf(level) > bitsOf(best.level))) best = { level, left: one, right: other }
  }
  if (!best) return undefined
  return { property: 'birthDate', bits: bitsOf(best.level), ...best, ...(areBirthDatesContrary(best.left, best.right) ? { conflict: true } : {}) }
}

function bitsOf(level: BirthDateLevel): number {
  return levelBits(birthDateLevels[level])
}

function compareGender(left: MatchRecord, right: MatchRecord): Comparison | undefined {
  const [pair] = valuePairs(left, right, 'gender').filter(([one, other]) => isTold(one) && isTold(other))
  if (!pair) return undefined
  const level = pair[0] === pair[1] ? 'same' : 'differs'
  return { property: 'gender', level, bits: levelBits(propertyLevels[`gender-${level}`]), left: pair[0], right: pair[1] }
}

function isTold(gender: string): boolean {
  return gender === 'male' || gender === 'female'
}

function compareBirthPlace(left: MatchRecord, right: MatchRecord): Comparison | undefined {
  const pair = valuePairs(left, right, 'birthPlace').find(([one, other]) => foldWords(one).join(' ') === foldWords(other).join(' '))
  return pair && { property: 'birthPlace', level: 'same', bits: levelBits(propertyLevels['birthplace-same']), left: pair[0], right: pair[1] }
}

const fewestBitsOfSeat = 2
const mostBitsOfSeat = 4

function compareSeat(left: MatchRecord, right: MatchRecord, context: CompareContext): Comparison | undefined {
  if (left.kind === 'person' || right.kind === 'person') return undefined
  const ofLeft = seatsOf(left)
  const ofRight = seatsOf(right)
  if (ofLeft.length === 0 || ofRight.length === 0) return undefined
  const common = ofLeft.find((country) => ofRight.includes(country))
  if (common === undefined) {
    return { property: 'country', level: 'differs', bits: levelBits(propertyLevels['country-differs']), left: ofLeft[0], right: ofRight[0] }
  }
  const bits = -Math.log2(Math.max(context.shareOfValue('country', common), 2 ** -mostBitsOfSeat))
  return { property: 'country', level: 'same', bits: Math.max(fewestBitsOfSeat, bits), left: common, right: common }
}

function seatsOf(record: MatchRecord): string[] {
  return ['jurisdiction', 'country', 'mainCountry'].flatMap((property) => record.values.get(property) ?? [])
}

function compareAddress(left: MatchRecord, right: MatchRecord): Comparison | undefined {
  let best: { likeness: number; left: string; right: string } | undefined
  for (const [one, other] of valuePairs(left, right, 'address')) {
    const [ofOne, ofOther] = [addressWords(one), addressWords(other)]
    if (Math.min(ofOne.size, ofOther.size) < leastAddressWords) continue
    const likeness = addressLikeness(ofOne, ofOther)
    if (!best || likeness > best.likeness) best = { likeness, left: one, right: other }
  }
  if (!best || best.likeness < alikeAddress) return undefined
  const level = best.likeness >= sameAddress ? 'same' : 'alike'
  return { property: 'address', level, bits: levelBits(propertyLevels[`address-${level}`]), left: best.left, right: best.right }
}

const mostBitsOfDomain = 5

function compareMailDomain(left: MatchRecord, right: MatchRecord, context: CompareContext): Comparison | undefined {
  const pairs = valuePairs(left, right, 'email')
  if (pairs.some(([one, other]) => one === other)) return undefined
  const pair = pairs.find(([one, other]) => domainOfEmail(one) === domainOfEmail(other) && !publicMailDomains.has(domainOfEmail(one)))
  if (!pair) return undefined
  const bits = -Math.log2(Math.max(context.shareOfValue('emailDomain', domainOfEmail(pair[0])), 2 ** -mostBitsOfDomain))
  return { property: 'email', level: 'same-domain', bits, left: pair[0], right: pair[1] }
}

const mostValues = 8

function valuePairs(left: MatchRecord, right: MatchRecord, property: string): [string, string][] {
  const ofRight = (right.values.get(property) ?? []).slice(0, mostValues)
  return (left.values.get(property) ?? []).slice(0, mostValues).flatMap((one) => ofRight.map((other): [string, string] => [one, other]))
}
