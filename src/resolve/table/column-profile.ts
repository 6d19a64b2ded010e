import type { Dialect } from '../plan/dialect.ts'
import type { Store } from '../../store/store.ts'

/** What a column looks like, counted over all its rows; shares are of filled cells, 0 to 1. */
export interface ColumnProfile {
  readonly name: string
  readonly rows: number
  readonly filled: number
  readonly distinct: number
  readonly email: number
  readonly date: number
  /** Dates written day or month first whose first part is beyond 12, and whose second is. */
  readonly dayFirst: number
  readonly monthFirst: number
  readonly digits: number
  readonly decimal: number
  readonly hasDigit: number
  readonly phone: number
  /** Cells in which `;` or `|` parts values. */
  readonly parted: number
  readonly meanChars: number
  readonly meanWords: number
}

/** Profiles the columns of a table, in one pass. */
export async function profileColumns(store: Store, table: string, options: { columns: readonly string[]; dialect: Dialect }): Promise<ColumnProfile[]> {
  const profiles: ColumnProfile[] = []
  for (const column of options.columns) profiles.push(await profileColumn(store, table, { column, dialect: options.dialect }))
  return profiles
}

const patterns = {
  email: '^[^@ ]+@[^@ ;|]+[.][a-z]+( *[;|] *[^@ ]+@.*)?$',
  date: '^([0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|(1[5-9]|20)[0-9]{2}[0-3][0-9][0-3][0-9]|[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ][0-9]{4})([ T].*)?$',
  dayFirst: '^(1[3-9]|2[0-9]|3[01])[-/. ][0-9]{1,2}[-/. ][0-9]{4}',
  monthFirst: '^[0-9]{1,2}[-/. ](1[3-9]|2[0-9]|3[01])[-/. ][0-9]{4}',
  digits: '^[0-9]+$',
  decimal: '^-?[0-9][0-9,]*[.][0-9]+$',
  hasDigit: '[0-9]',
  parted: '[^;|]{4,} *[;|] *[^;|]{4,}',
  phone: '^[+(]?[0-9][0-9 ()./-]{5,}[0-9]$',
}

async function profileColumn(store: Store, table: string, { column, dialect }: { column: string; dialect: Dialect }): Promise<ColumnProfile> {
  const shares = Object.entries(patterns).map(
    ([name, pattern]) => `coalesce(sum(CASE WHEN ${dialect.matches('cell', pattern)} THEN records ELSE 0 END) / sum(records), 0) AS ${name}`,
  )
  const quoted = dialect.quote(column)
  const [row] = await store.all<Omit<ColumnProfile & Record<string, number>, 'name'>>(`
WITH cells AS (
  SELECT lower(trim(CAST(${quoted} AS VARCHAR))) AS cell, count(*) AS records FROM ${table}
  WHERE nullif(trim(CAST(${quoted} AS VARCHAR)), '') IS NOT NULL GROUP BY 1
)
SELECT (SELECT count(*) FROM ${table}) AS rows, coalesce(CAST(sum(records) AS BIGINT), 0) AS filled, count(*) AS distinct, ${shares.join(', ')},
  coalesce(sum(length(cell) * records) / sum(records), 0) AS "meanChars",
  coalesce(sum((length(cell) - length(replace(cell, ' ', '')) + 1) * records) / sum(records), 0) AS "meanWords"
FROM cells`)
  const numbers = Object.fromEntries(Object.entries(row!).map(([name, value]) => [name, Number(value)]))
  return { name: column, ...numbers } as unknown as ColumnProfile
}
