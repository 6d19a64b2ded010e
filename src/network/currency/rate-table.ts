import { Failure } from '../../base/failure.ts'

/** A rate of exchange of a day, as a file tells it: one unit of `base` is `rate` units of `quote`. */
export interface Rate {
  /** ISO day. */
  readonly day: string
  readonly base: string
  readonly quote: string
  /** A positive decimal as written. */
  readonly rate: string
  /** Who gave the file, and the row in it (the heading is row 1). */
  readonly source: RateSource
}

/** The place of a rate. */
export interface RateSource {
  /** Entry of the journal by which the file was given. */
  readonly entry: number
  readonly file: string
  readonly row: number
}

const mostRows = 500_000
const heading = ['date', 'base', 'quote', 'rate']

/**
 * Reads a file of rates: CSV in UTF-8 with the columns `date`, `base`, `quote`, `rate` in any order (day as ISO text, ISO 4217
 * codes, a decimal with a point). Throws `usage` with the row for a file that is not so: a rate is never guessed.
 */
export function readRates(text: string, file: string, entry: number): Rate[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const columns = lines[0]!.split(',').map((name) => name.trim().toLowerCase())
  const at = heading.map((name) => columns.indexOf(name))
  if (at.includes(-1)) throw new Failure('usage', `${file} has no columns ${heading.join(', ')} in its first row.`)
  if (lines.length > mostRows) throw new Failure('usage', `${file} has more than ${mostRows} rows.`)
  return lines.slice(1).flatMap((line, index): Rate[] => {
    if (line.trim() === '') return []
    const cells = line.split(',').map((cell) => cell.trim())
    const [day, base, quote, rate] = at.map((column) => cells[column] ?? '') as [string, string, string, string]
    const isRate = /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) && /^[A-Z]{3}$/.test(base) && /^[A-Z]{3}$/.test(quote) &&
      /^\d{1,15}(\.\d{1,15})?$/.test(rate) && Number(rate) > 0
    if (!isRate) throw new Failure('usage', `Row ${index + 2} of ${file} is no rate: write it as 2024-03-01,EUR,USD,1.0812.`)
    return [{ day, base, quote, rate, source: { entry, file, row: index + 2 } }]
  })
}
