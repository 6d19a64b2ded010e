import { CsvParser } from './csv-parser.ts'

/** How a text is cut into records and fields. */
export interface CsvDialect {
  readonly delimiter: string
  /** Share of the sampled records (0 to 1) that have the usual number of fields. */
  readonly consistency: number
  /** The usual number of fields. */
  readonly columns: number
  /** Records of the sample that are not blank. */
  readonly records: number
}

/** Delimiters tried, in order of preference where two fit equally well. */
const delimiters = ['\t', ';', ',', '|', '\u001f', '^'] as const
const sampleRecords = 500

/**
 * Tells the delimiter from the first characters of a text: the one that gives the most records of one width; more
 * columns count where the share is alike. `sep=;` in the first line, as Excel writes it, decides. `cut` says that the
 * text goes on.
 */
export function detectDialect(head: string, cut: boolean): CsvDialect {
  const told = /^sep=(.)\r?\n/.exec(head)?.[1]
  let best: CsvDialect = { delimiter: ',', consistency: 0, columns: 1, records: 0 }
  let bestScore = -1
  for (const delimiter of told ? [told] : delimiters) {
    if (!head.includes(delimiter)) continue
    const dialect = measure(head, delimiter, cut)
    const score = told ? 1 : dialect.consistency * (1 - 1 / (dialect.columns + 1))
    if (dialect.columns > 1 && score > bestScore) {
      best = dialect
      bestScore = score
    }
  }
  return best.columns > 1 ? best : { ...measure(head, ',', cut), delimiter: ',' }
}

function measure(head: string, delimiter: string, cut: boolean): CsvDialect {
  const parser = new CsvParser(delimiter)
  const records = parser.write(head)
  if (!cut || records.length === 0) records.push(...parser.end())
  const widths = records
    .slice(0, sampleRecords)
    .filter((cells) => cells.length > 1 || cells[0] !== '')
    .map((cells) => widthOf(cells))
  const counts = new Map<number, number>()
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
  const [columns, count] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0]
  return { delimiter, columns, consistency: widths.length ? count / widths.length : 0, records: widths.length }
}

/** Fields up to the last that is not empty or the delimiters at the end, which many writers leave out. */
function widthOf(cells: readonly string[]): number {
  return cells.length
}
