import type { Check, Observation } from '../check.ts'
import type { Place } from '../sign.ts'
import { describeRepair, findRepairs, type Repair } from './find-repair.ts'
import { foreignLayout, knownDeviation } from './known-deviations.ts'
import type { MrzDate } from './mrz-date.ts'
import type { Mrz, MrzDigit } from './parse-mrz.ts'
import { isStateCode } from '../../model/value/state-codes.ts'

/** A machine readable zone to be examined, and what the same document tells elsewhere (by property). */
export interface MrzSubject extends Place {
  readonly mrz: Mrz
  /** Misreadings that would make all digits hold; computed once for all checks. */
  readonly repairs: readonly Repair[]
  /** Values of the document told outside the zone. */
  readonly told: ReadonlyMap<string, readonly string[]>
}

/** Makes a subject of a zone. */
export function mrzSubject(mrz: Mrz, place: Place, told: MrzSubject['told'] = new Map()): MrzSubject {
  return { ...place, mrz, repairs: findRepairs(mrz), told }
}

const digitNames = {
  number: 'document number', birth: 'date of birth', expiry: 'date of expiry', optional: 'optional data', composite: 'whole lower line (composite)',
} as const
const clauses = {
  number: 'ICAO Doc 9303-3, 4.9', birth: 'ICAO Doc 9303-3, 4.9', expiry: 'ICAO Doc 9303-3, 4.9', optional: 'ICAO Doc 9303-4, 4.2.2.2',
  composite: 'ICAO Doc 9303-3, 4.9; 9303-4, -5, -6, 4.2.2',
} as const

/** The check that stands alone on the sheet of a zone whose layout is not one of the standard's. */
export const layoutCheck: Check<MrzSubject> = {
  id: 'mrz.layout', title: 'Layout', clause: 'ICAO Doc 9303-6', strength: 'I', explanations: [],
  examine({ mrz }) {
    const layout = foreignLayout(mrz)
    if (layout === undefined) return []
    return [{ outcome: 'not-applicable', observed: mrz.lines.join(' '), expected: `a zone of ${mrz.layout.part}`, message: layout }]
  },
}

/** Every check of a machine readable zone, in the order of the check sheet. */
export const mrzChecks: readonly Check<MrzSubject>[] = [
  {
    id: 'mrz.document-type', title: 'Type of document', clause: 'ICAO Doc 9303-4 to -7, 4.2.2', strength: 'B', explanations: ['misread', 'issuer-practice'],
    examine({ mrz }) {
      const observed = mrz.fields.type
      const holds = mrz.layout.types.test(observed)
      const message = `The document begins with ${observed}, ${holds ? 'as' : 'not as'} a document of the format ${mrz.layout.format} does.`
      return [{ outcome: holds ? 'pass' : 'fail', observed, expected: `a type that ${mrz.layout.format} has`, message }]
    },
  },
  ...(['number', 'birth', 'expiry', 'optional', 'composite'] as const).map(digitCheck),
  stateCheck('issuer', 'mrz.issuer-code', 'issuing state or organisation'),
  stateCheck('nationality', 'mrz.nationality-code', 'nationality'),
  dateCheck('birth', 'mrz.birth-date', 'date of birth'),
  dateCheck('expiry', 'mrz.expiry-date', 'date of expiry'),
  fieldCheck({
    id: 'mrz.sex', title: 'Sex', clause: 'ICAO Doc 9303-4, -5, -6, 4.2.2', field: 'sex', pattern: /^[MF<]$/, expected: 'M, F or <',
  }),
  fieldCheck({
    id: 'mrz.names', title: 'Names', clause: 'ICAO Doc 9303-3, 4.6', field: 'names', pattern: /^[A-Z]+(?:<[A-Z]+)*(?:<<[A-Z]+(?:<[A-Z]+)*)?<*$/,
    expected: 'letters, one filler between parts, two before the given names, no digits',
  }),
  fieldCheck({
    id: 'mrz.number-characters', title: 'Characters of the document number', clause: 'ICAO Doc 9303-3, 4.1', field: 'number', pattern: /^[A-Z0-9]+<*$/,
    expected: 'letters and digits, fillers at the end alone',
  }),
]

function digitCheck(of: MrzDigit['of']): Check<MrzSubject> {
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
  const deviation = knownDeviation(subject.mrz, digit.of)
  if (deviation) return { outcome: 'known-deviation', observed, expected, message: `The check digit of the ${name} does not hold; ${deviation}` }
  const should = `The check digit of the ${name} is ${digit.printed} and should be ${digit.expected ?? 'computed over allowed characters'}`
  if (subject.repairs.length === 0) return { outcome: 'fail', observed, expected, message: `${should}; no single misread character explains it.` }
  const readings = subject.repairs.map(describeRepair).join('; ')
  return {
    outcome: 'undetermined', observed, expected,
    message: `${should}. Every digit would hold with one character read otherwise (${readings}): compare the original.`,
  }
}

function stateCheck(field: 'issuer' | 'nationality', id: string, name: string): Check<MrzSubject> {
  return {
    id, title: `Code of the ${name}`, clause: 'ICAO Doc 9303-3, 5', strength: 'B', explanations: ['misread', 'issuer-practice', 'old-standard'],
    examine({ mrz }) {
      const observed = mrz.fields[field]
      const holds = isStateCode(observed)
      if (field === 'nationality' && /^<+$/.test(observed)) {
        return [{ outcome: 'undetermined', observed, expected: 'a state code', message: 'The nationality is left open.' }]
      }
      return [{
        outcome: holds ? 'pass' : 'fail', observed, expected: 'a code of ISO 3166-1 or of ICAO Doc 9303-3, section 5',
        message: `The code of the ${name}, ${observed}, ${holds ? 'is known' : 'stands for no state or organisation'}.`,
      }]
    },
  }
}

function dateCheck(field: 'birth' | 'expiry', id: string, name: string): Check<MrzSubject> {
  return {
    id, title: `Calendar date: ${name}`, clause: 'ICAO Doc 9303-3, 4.8', strength: 'B', explanations: ['misread', 'unknown-date'],
    examine({ mrz }) {
      const date: MrzDate | undefined = mrz[field]
      const observed = mrz.fields[field]
      const expected = 'a calendar date as YYMMDD, unknown parts as <<'
      if (!date) return [{ outcome: 'fail', observed, expected, message: `The ${name}, ${observed}, is no calendar date in any century.` }]
      if (date.open) return [{ outcome: 'undetermined', observed, expected, message: `The ${name} is left open in part: ${observed}.` }]
      return [{ outcome: 'pass', observed, expected, message: `The ${name} reads ${date.readings.join(' or ')}.` }]
    },
  }
}

interface FieldRule {
  readonly id: string
  readonly title: string
  readonly clause: string
  readonly field: 'sex' | 'names' | 'number'
  readonly pattern: RegExp
  readonly expected: string
}

function fieldCheck({ id, title, clause, field, pattern, expected }: FieldRule): Check<MrzSubject> {
  return {
    id, title, clause, strength: 'B', explanations: ['misread', 'issuer-practice'],
    examine({ mrz }) {
      const observed = mrz.fields[field]
      const holds = pattern.test(observed)
      return [{ outcome: holds ? 'pass' : 'fail', observed, expected, message: `${title}: ${observed} ${holds ? 'is' : 'is not'} written as the standard wants.` }]
    },
  }
}
