import type { Problem } from '../../model/problem.ts'
import { icaoCodeMeaning } from '../../model/value/state-codes.ts'
import type { CellReading } from './cell-reader.ts'

const kinds: Readonly<Record<string, string>> = {
  date: 'a date in a layout that is known',
  number: 'a number',
  email: 'an e-mail address',
  phone: 'a telephone number with a country code or of the region told',
  country: 'a country of ISO 3166',
  iban: 'an IBAN whose check digits hold',
  url: 'a web address',
  gender: 'a gender',
  ip: 'an IP address',
  language: 'a language',
}

const advice: Readonly<Record<string, string>> = {
  date: 'Check the cell, or ignore the column by name in the mapping.',
  phone: 'Set the region in the mapping, or check the cell.',
  iban: 'The account is kept by its number; check the cell for a slip.',
}

/** Where a cell stands. */
export interface CellPlace {
  readonly column: string
  readonly row: number
  readonly locator: string
}

/** A cell that does not read as the value its column should hold. */
export function problemOfCell(type: string, cell: string, { column, row, locator }: CellPlace): Problem {
  const icao = type === 'country' ? icaoCodeMeaning(cell) : undefined
  if (icao) {
    return {
      code: 'value.no-country',
      severity: 'information',
      message: `Row ${row}, column '${column}': '${cell.trim()}' is a code of travel documents (ICAO Doc 9303-3: ${icao}) and no country of ISO 3166. It is kept as text.`,
      locator,
    }
  }
  return {
    code: 'value.unreadable',
    severity: 'warning',
    message: `Row ${row} has no ${(kinds[type] ?? `value of type ${type}`).replace(/^an? /, '')} in column '${column}'. ${advice[type] ?? 'Check the cell, or map the column to a text property.'}`,
    locator,
  }
}

/** What is doubtful in a reading, or undefined. */
export function problemOfReading(reading: CellReading, column: string, row: number, locator: string): Problem | undefined {
  if (reading.against) {
    return {
      code: 'date.order-mixed',
      severity: 'warning',
      message: `Row ${row}, column '${column}': day and month stand in the other order than in the rest of the column. Check whether the file was joined from two sources.`,
      locator,
    }
  }
  switch (reading.doubt) {
    case 'date.ambiguous':
      return { code: 'date.ambiguous', severity: 'warning', message: `Row ${row}, column '${column}': day and month could be swapped; only the year is kept. Set dateOrder in the mapping.`, locator }
    case 'amount.ambiguous':
      return { code: 'amount.ambiguous', severity: 'information', message: `Row ${row}, column '${column}': the mark could part thousands or decimals. Set decimalMark in the mapping.`, locator }
    case 'email.irregular':
      return { code: 'email.irregular', severity: 'information', message: `Row ${row}, column '${column}': not an address as RFC 5322 allows it; kept as written. Compare it with the person's other addresses.`, locator }
    case undefined:
      return undefined
  }
}
