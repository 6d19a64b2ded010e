import type { Dialect } from './dialect.ts'
import type { Normaliser } from './field.ts'

/**
 * SQL of a normaliser over a cell (a text). `dayFirst` says how a date `03/04/1990` is read. Dates that no calendar has
 * are kept as they are written (year-month-day): a slip of the pen still tells two digits in three.
 */
export function normaliseSql(normaliser: Normaliser, cell: string, { dialect, dayFirst, separator }: NormaliseOptions): string {
  if (separator) return severalSql(normaliser, cell, { dialect, separator })
  const folded = dialect.fold(cell)
  switch (normaliser) {
    case 'words': {
      const joined = dialect.replaceAll(folded, "['’`´.]", '')
      return emptyAsNull(`trim(${dialect.replaceAll(joined, '[^\\p{L}\\p{N}]+', ' ')})`)
    }
    case 'compact':
      return emptyAsNull(dialect.replaceAll(folded, '[^\\p{L}\\p{N}]+', ''))
    case 'digits':
      return emptyAsNull(dialect.replaceAll(cell, '[^0-9]+', ''))
    case 'email':
      return emptyAsNull(dialect.replaceAll(`lower(${cell})`, '^\\s*mailto:|\\s+', ''))
    case 'number':
      return emptyAsNull(dialect.replaceAll(dialect.replaceAll(cell, '[^0-9.,-]+', ''), ',', ''))
    case 'date':
      return dateSql(cell, dialect, dayFirst)
  }
}

/** What normalising hangs on beside the cell. */
export interface NormaliseOptions {
  readonly dialect: Dialect
  readonly dayFirst: boolean
  readonly separator?: string | undefined
}

/** Several values: each without blanks inside, in code-unit order, a blank between. */
function severalSql(normaliser: Normaliser, cell: string, { dialect, separator }: { dialect: Dialect; separator: string }): string {
  const parted = dialect.replaceAll(dialect.replaceAll(dialect.fold(cell), '\\s+', ''), separator, ' ')
  const kept = normaliser === 'digits' ? '[^0-9 ]+' : normaliser === 'email' ? '[^ -~]+' : '[^\\p{L}\\p{N} ]+'
  return emptyAsNull(`trim(${dialect.sortWords(dialect.replaceAll(dialect.replaceAll(parted, kept, ''), ' +', ' '))})`)
}

function dateSql(cell: string, dialect: Dialect, dayFirst: boolean): string {
  const trimmed = `trim(${cell})`
  const part = (pattern: string) => `lpad(${dialect.extract(trimmed, pattern)}, 2, '0')`
  const iso = '^[0-9]{4}[-/.]?'
  const isoDate = [
    dialect.extract(trimmed, '^([0-9]{4})'), part(`${iso}([0-9]{1,2})`), part('^[0-9]{4}(?:[-/.][0-9]{1,2}[-/.]|[0-9]{2})([0-9]{1,2})'),
  ]
  const [first, second] = [part('^([0-9]{1,2})[-/. ]'), part('^[0-9]{1,2}[-/. ]([0-9]{1,2})[-/. ]')]
  const year = dialect.extract(trimmed, '^[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ]([0-9]{4})')
  const told = dayFirst ? [year, second, first] : [year, first, second]
  return `CASE WHEN ${dialect.matches(trimmed, '^[0-9]{4}([-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{4})([^0-9]|$)')} THEN concat(${isoDate.join(", '-', ")})
    WHEN ${dialect.matches(trimmed, '^[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ][0-9]{4}')} THEN concat(${told.join(", '-', ")})
    WHEN ${dialect.matches(trimmed, '^[0-9]{4}$')} THEN concat(${trimmed}, '-01-01') END`
}

function emptyAsNull(expression: string): string {
  return `nullif(${expression}, '')`
}
