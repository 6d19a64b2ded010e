import type { Progress } from '../../base/progress.ts'
import { inRangeSql, type EntityRange } from '../../store/entity-range.ts'
import { runRanges, type SqlStep } from '../../store/steps.ts'
import type { Store, Value } from '../../store/store.ts'
import { makeAccountEntry, makeAccountStatement, type AccountEntry, type AccountStatement } from './account-statement.ts'

/** Longest account statement that is examined row by row. */
export const mostRows = 500_000

/** An account statement of a case, and how many rows it has: more than it holds when it is too long to be examined. */
export interface ReadStatement {
  readonly statement: AccountStatement
  readonly rowCount: number
}

const emptySql = `CREATE OR REPLACE TEMP TABLE examined_entry (exhibit_id VARCHAR, entity_id VARCHAR, locator VARCHAR, account VARCHAR,
  number VARCHAR, date VARCHAR, amount VARCHAR, balance VARCHAR, opening VARCHAR, closing VARCHAR, sequence VARCHAR, text VARCHAR)`

const first = (column: string, property: string) => `arg_min(${column}, id) FILTER (property = '${property}')`
const properties = ['account', 'statementNumber', 'date', 'amount', 'balance', 'openingBalance', 'closingBalance', 'sequenceNumber']

/** Rows of account statements as one exhibit tells them, each property as told first. */
function entriesStep(range: EntityRange): SqlStep {
  return {
    name: 'examined_entry',
    sql: `INSERT INTO examined_entry
SELECT exhibit_id, entity_id, coalesce(${['amount', 'balance', 'date'].map((property) => first('locator', property)).join(', ')}, arg_min(locator, id)),
  ${properties.map((property) => first('value', property)).join(', ')}, coalesce(${first('value', 'purpose')}, ${first('value', 'counterpartyName')})
FROM derived.statements WHERE schema = 'AccountEntry' AND ${inRangeSql('entity_id', range)} GROUP BY exhibit_id, entity_id`,
  }
}

/** Every account statement of a case, by exhibit, account and number. Holds one at a time. */
export async function* readAccountStatements(store: Store, progress: Progress): AsyncGenerator<ReadStatement> {
  await store.run(emptySql)
  await runRanges(store, (range) => [entriesStep(range)], { step: 'examine', progress })
  const [counted] = await store.all<{ n: number }>('SELECT count(*) AS n FROM examined_entry')
  let open: AccountEntry[] = []
  let rowCount = 0
  let done = 0
  for await (const columns of store.columns('SELECT * FROM examined_entry ORDER BY exhibit_id, account NULLS FIRST, number NULLS FIRST, entity_id')) {
    for (let row = 0; row < columns[0]!.length; row++) {
      const entry = entryOf(columns, row)
      if (rowCount > 0 && !isOfOne(open[0]!, entry)) {
        yield { statement: makeAccountStatement(open), rowCount }
        open = []
        rowCount = 0
      }
      if (++rowCount <= mostRows) open.push(entry)
    }
    done += columns[0]!.length
    progress.report({ step: 'examine', done, total: counted!.n, unit: 'rows of account statements' })
  }
  if (rowCount > 0) yield { statement: makeAccountStatement(open), rowCount }
  await store.run('DROP TABLE temp.examined_entry')
}

function isOfOne(left: AccountEntry, right: AccountEntry): boolean {
  return left.exhibit === right.exhibit && left.account === right.account && left.number === right.number
}

function entryOf(columns: readonly Value[][], row: number): AccountEntry {
  const [exhibit, entityId, locator, account, number, date, amount, balance, opening, closing, sequence, text] = columns.map((column) => {
    const value = column[row]
    return value == null ? undefined : String(value)
  })
  return makeAccountEntry({ exhibit: exhibit!, entityId: entityId!, locator: locator!, account, number, date, amount, balance, opening, closing, sequence, text })
}
