import { describeRepair } from '../../extract/mrz/find-repair.ts'
import type { MrzDigitName } from '../../extract/mrz/mrz-layout.ts'
import type { MrzDigit } from '../../extract/mrz/parse-mrz.ts'
import type { Check, Observation } from '../check.ts'
import { knownDeviation } from './known-deviations.ts'
import type { MrzSubject } from './mrz-subject.ts'

const digitNames = {
  number: 'document number', birth: 'date of birth', expiry: 'date of expiry', optional: 'optional data', composite: 'whole lower line (composite)',
} as const
const clauses = {
  number: 'ICAO Doc 9303-3, 4.9', birth: 'ICAO Doc 9303-3, 4.9', expiry: 'ICAO Doc 9303-3, 4.9', optional: 'ICAO Doc 9303-4, 4.2.2.2',
  composite: 'ICAO Doc 9303-3, 4.9; 9303-4, -5, -6, 4.2.2',
} as const

/** The check digits of a zone, each a check of its own. */
export const digitChecks: readonly Check<MrzSubject>[] = (['number', 'birth', 'expiry', 'optional', 'composite'] as const).map(digitCheck)

function digitCheck(of: MrzDigitName): Check<MrzSubject> {
  return {
    id: `mrz.${of}-digit`, title: `Check digit of the ${digitNames[of]}`, clause: clauses[of], strength: 'A',
    explanations: ['misread', 'issuer-practice', 'specimen'],
    examine: (subject) => subject.mrz.digits.filter((digit) => digit.of === of).map((digit) => examineDigit(digit, subject)),
  }
}

function examineDigit(digit: MrzDigit, subject: MrzSubject): Observation {
  const observed = `${digit.over} ${digit.printed}`
  const expected = digit.expected === undefined ? 'characters A to Z, 0 to 9 and <' : `${digit.over} ${digit.expected}`
  const name = digitNames[digit.of]
  if (digit.holds) return { outcome: 'pass', observed, expected, message: `The check digit of the ${name} holds.` }
  const deviation = knownDeviation(subject.mrz, `${digit.of}-digit`)
  if (deviation) return { outcome: 'known-deviation', observed, expected, message: `The check digit of the ${name} does not hold; ${deviation}` }
  const should = `The check digit of the ${name} is ${digit.printed} and should be ${digit.expected ?? 'computed over allowed characters'}`
  if (subject.repairs.length === 0) return { outcome: 'fail', observed, expected, message: `${should}; no single misread character explains it.` }
  const readings = subject.repairs.map(describeRepair).join('; ')
  return {
    outcome: 'undetermined', observed, expected,
    message: `${should}. Every digit would hold with one character read otherwise (${readings}): compare the original.`,
  }
}
