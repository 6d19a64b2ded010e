import type { Count } from './api-types.ts'
import type { Condition } from './condition.ts'
import { numberOf, textOf } from './place.ts'
import type { ServedCase } from './served-case.ts'

/** What is counted: rows of a view (or of views joined) that fit, by one of its columns. */
export interface Counting {
  readonly from: string
  readonly by: string
  readonly condition: Condition
  /** A name in words; absent: the name itself. */
  label?(name: string): string
}

const mostNames = 200

/** How many rows fall to each name, the most first. */
export async function countBy(served: ServedCase, { from, by, condition, label = (name) => name }: Counting): Promise<Count[]> {
  const rows = await served.ask(
    `SELECT ${by} AS name, count(*) AS n FROM ${from}${condition.where} GROUP BY 1 ORDER BY n DESC, name LIMIT ${mostNames}`, condition.values,
  )
  return rows.map((row) => ({ name: textOf(row['name']), label: label(textOf(row['name'])), count: numberOf(row['n']) }))
}

/** How many rows of a view fit. */
export async function countAll(served: ServedCase, from: string, condition: Condition): Promise<number> {
  const [row] = await served.ask(`SELECT count(*) AS n FROM ${from}${condition.where}`, condition.values)
  return numberOf(row?.['n'])
}
