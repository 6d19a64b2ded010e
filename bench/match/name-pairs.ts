import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { matchingFolder, whyAbsent } from './labelled-sets.ts'

/** Two names of the name bench, whether they name one, and what the peer's comparison said of them. */
export interface NamePair {
  readonly schema: string
  readonly left: string
  readonly right: string
  readonly isMatch: boolean
  /** How sure the label is: STRONG, MEDIUM or WEAK. */
  readonly quality: string
  readonly peerScore: number
}

/** Reads the name pairs that the peer's scores were frozen for, in the order of their file. */
export async function readNamePairs(connection: DuckDBConnection): Promise<NamePair[]> {
  const folder = matchingFolder()
  if (!folder) throw new RangeError(whyAbsent())
  const path = join(folder, 'name-bench', 'logicv2-frozen.csv').replaceAll("'", "''")
  const reader = await connection.runAndReadAll(
    `SELECT schema, name1, name2, is_match = 'true', quality, score::DOUBLE FROM read_csv('${path}', all_varchar = true, parallel = false)`,
  )
  const rows = reader.getRows() as [string, string, string, boolean, string, number][]
  return rows.map(([schema, left, right, isMatch, quality, peerScore]) => ({ schema, left, right, isMatch, quality, peerScore }))
}
