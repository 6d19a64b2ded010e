import { confusedWith } from '../../extract/mrz/confusions.ts'
import type { MrzField } from '../../extract/mrz/mrz-layout.ts'
import type { MrzDate } from '../../extract/mrz/mrz-date.ts'
import { isStateCode } from '../../model/value/state-codes.ts'
import type { Check } from '../check.ts'
import { knownDeviation } from './known-deviations.ts'
import type { MrzSubject } from './mrz-subject.ts'

const onePart = '[A-Z]+(?:<[A-Z]+)*'

/** Checks of what stands in the fields of a zone, in the order of the check sheet, the type of the document first. */
export const fieldChecks: readonly Check<MrzSubject>[] = [
  {
    id: 'mrz.document-type', title: 'Type of document', clause: 'ICAO Doc 9303-4 to -7, 4.2.2', strength: 'B', explanations: ['misread', 'issuer-practice'],
    examine({ mrz }) {
      const observed = mrz.fields.type
      // V as the second letter would make a card look like a visa (Doc 9303-5 and -6, 4.2.2).
      const holds = mrz.layout.opening.test(mrz.lines[0]!) && !/^[ACI]V/.test(observed)
      const message = `The document begins with ${observed}, ${holds ? 'as' : 'not as'} a document of the format ${mrz.layout.format} does.`
      return [{ outcome: holds ? 'pass' : 'fail', observed, expected: `a type that ${mrz.layout.format} has`, message }]
    },
  },
  stateCheck('issuer', 'mrz.issuer-code', 'issuing state or organisation'),
  stateCheck('nationality', 'mrz.nationality-code', 'nationality'),
  dateCheck('birth', 'mrz.birth-date', 'date of birth'),
  dateCheck('expiry', 'mrz.expiry-date', 'date of expiry'),
  fieldCheck({
    id: 'mrz.sex', title: 'Sex', clause: 'ICAO Doc 9303-4, -5, -6, 4.2.2', fields: ['sex'], pattern: /^[MF<]$/, expected: 'M, F or <',
  }),
  fieldCheck({
    id: 'mrz.names', title: 'Names', clause: 'ICAO Doc 9303-3, 4.6', fields: ['names', 'surname', 'givenNames'],
    pattern: new RegExp(`^${onePart}(?:<<${onePart})*<*$`), expected: 'letters, one filler between parts, two before the given names, no digits',
  }),
  fieldCheck({
    id: 'mrz.number-characters', title: 'Characters of the document number', clause: 'ICAO Doc 9303-3, 4.1', fields: ['number'], pattern: /^[A-Z0-9]+<*$/,
    expected: 'letters and digits, fillers at the end alone',
  }),
]

function stateCheck(field: 'issuer' | 'nationality', id: string, name: string): Check<MrzSubject> {
  return {
    id, title: `Code of the ${name}`, clause: 'ICAO Doc 9303-3, 5', strength: 'B', explanations: ['misread', 'issuer-practice', 'old-standard'],
    examine({ mrz }) {
      const observed = mrz.fields[field]
      if (observed === '') return []
      if (field === 'nationality' && /^<+$/.test(observed)) {
        return [{ outcome: 'undetermined', observed, expected: 'a state code', message: 'The nationality is left open.' }]
      }
      const expected = 'a code of ISO 3166-1 or of ICAO Doc 9303-3, section 5'
      if (isStateCode(observed)) return [{ outcome: 'pass', observed, expected, message: `The code of the ${name}, ${observed}, is known.` }]
      const message = `The code of the ${name}, ${observed}, stands for no state or organisation`
      const likely = misreadCodes(observed)
      if (likely.length === 0) return [{ outcome: 'fail', observed, expected, message: `${message}.` }]
      return [{ outcome: 'undetermined', observed, expected, message: `${message}; with one character read otherwise it is ${likely.join(' or ')}: compare the original.` }]
    },
  }
}

/** Known codes that differ in one character that readers take for another. */
function misreadCodes(code: string): string[] {
  return [...code].flatMap((character, at) => confusedWith(character).map((instead) => code.slice(0, at) + instead + code.slice(at + 1))).filter(isStateCode)
}

function dateCheck(field: 'birth' | 'expiry', id: string, name: string): Check<MrzSubject> {
  return {
    id, title: `Calendar date: ${name}`, clause: 'ICAO Doc 9303-3, 4.8', strength: 'B', explanations: ['misread', 'unknown-date'],
    examine({ mrz }) {
      const date: MrzDate | undefined = mrz[field]
      const observed = mrz.fields[field]
      if (observed === '') return []
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
  /** Those of them that the layout has. */
  readonly fields: readonly MrzField[]
  readonly pattern: RegExp
  readonly expected: string
}

function fieldCheck({ id, title, clause, fields, pattern, expected }: FieldRule): Check<MrzSubject> {
  return {
    id, title, clause, strength: 'B', explanations: ['misread', 'issuer-practice'],
    examine: ({ mrz }) => fields.map((field) => mrz.fields[field]).filter((observed) => observed !== '').map((observed) => {
      if (pattern.test(observed)) return { outcome: 'pass', observed, expected, message: `${title}: ${observed} is written as the standard wants.` }
      const broken = `${title}: ${observed} is not written as the standard wants`
      const deviation = knownDeviation(mrz, id.replace('mrz.', ''))
      if (deviation) return { outcome: 'known-deviation', observed, expected, message: `${broken}; ${deviation}` }
      return { outcome: 'fail', observed, expected, message: `${broken}.` }
    }),
  }
}
