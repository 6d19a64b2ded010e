import { compactNumber } from '../../extract/mrz/compact-number.ts'
import type { Check, Observation } from '../check.ts'
import type { MrzSubject } from './mrz-subject.ts'
import { pageNamesCheck } from './page-names.ts'

interface PageRule {
  readonly id: string
  readonly title: string
  /** Properties of the document that tell the same on the page. */
  readonly properties: readonly string[]
  /** What the zone tells, in every allowed reading. */
  zone(subject: MrzSubject): readonly string[]
  /** Whether a value of the page is one of the readings. */
  agrees(page: string, readings: readonly string[]): boolean
}

const samePrecision = (page: string, readings: readonly string[]) =>
  readings.some((reading) => reading.startsWith(page.slice(0, 10)) || page.startsWith(reading))

const rules: readonly PageRule[] = [
  {
    id: 'mrz.page-number', title: 'Document number: page and zone', properties: ['number', 'passportNumber'],
    zone: ({ mrz }) => [mrz.number], agrees: (page, [number]) => compactNumber(page) === number,
  },
  {
    id: 'mrz.page-birth-date', title: 'Date of birth: page and zone', properties: ['birthDate'],
    zone: ({ mrz }) => mrz.birth?.readings ?? [], agrees: samePrecision,
  },
  {
    id: 'mrz.page-expiry-date', title: 'Date of expiry: page and zone', properties: ['expiryDate', 'endDate'],
    zone: ({ mrz }) => mrz.expiry?.readings ?? [], agrees: samePrecision,
  },
  {
    id: 'mrz.page-sex', title: 'Sex: page and zone', properties: ['gender'],
    zone: ({ mrz }) => ({ M: ['male'], F: ['female'] })[mrz.fields.sex] ?? [], agrees: (page, readings) => readings.includes(page),
  },
]

/** What a document tells twice must agree: zone, printed page, chip and barcode (ICAO Doc 9303-3, 4.2). */
export const pageChecks: readonly Check<MrzSubject>[] = [...rules.map(pageCheck), pageNamesCheck]

function pageCheck(rule: PageRule): Check<MrzSubject> {
  return {
    id: rule.id, title: rule.title, clause: 'ICAO Doc 9303-3, 4.2', strength: 'B', explanations: ['misread', 'typing', 'unknown-date'],
    examine(subject) {
      const readings = rule.zone(subject)
      const pages = [...new Set(rule.properties.flatMap((property) => subject.told.get(property) ?? []))]
      if (readings.length === 0 || pages.length === 0) return []
      return pages.map((page): Observation => {
        const agrees = rule.agrees(page, readings)
        const [observed, expected] = [page, readings.join(' or ')]
        return { outcome: agrees ? 'pass' : 'fail', observed, expected, message: `${rule.title}: ${observed} and ${expected} ${agrees ? 'agree' : 'differ'}.` }
      })
    },
  }
}
