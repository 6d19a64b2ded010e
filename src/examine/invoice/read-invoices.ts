import { sqlTexts } from '../../store/sql-text.ts'
import type { Store } from '../../store/store.ts'
import { statementOf, type ExaminedStatement, type ExaminedText } from '../examined-statement.ts'
import { gatherInvoices, invoiceProperties } from './gather-invoices.ts'
import type { InvoiceList } from './invoice.ts'

const toldSql = `SELECT exhibit_id, locator, entity_id, schema, property, value, original FROM derived.statements
WHERE schema = 'Invoice' AND property IN ${sqlTexts(invoiceProperties)} ORDER BY exhibit_id, entity_id, id`

/** Most pages of an invoice whose lines are read. */
const mostTexts = 60

/** The invoices of a case, one exhibit at a time. */
export async function* readInvoices(store: Store): AsyncGenerator<InvoiceList> {
  let open: ExaminedStatement[] = []
  for await (const columns of store.columns(toldSql)) {
    for (let row = 0; row < columns[0]!.length; row++) {
      const statement = statementOf(columns, row)
      if (open.length > 0 && open[0]!.exhibit !== statement.exhibit) {
        yield* await gather(store, open)
        open = []
      }
      open.push(statement)
    }
  }
  yield* await gather(store, open)
}

async function gather(store: Store, statements: readonly ExaminedStatement[]): Promise<InvoiceList[]> {
  const [first] = statements
  if (!first) return []
  const isOne = statements.every(({ entityId }) => entityId === first.entityId)
  return gatherInvoices(statements, isOne ? await readTexts(store, first.exhibit) : [])
}

async function readTexts(store: Store, exhibit: string): Promise<ExaminedText[]> {
  const rows = await store.all<{ locator: string; text: string; layout: string | null }>(
    `SELECT locator, text, layout FROM derived.texts WHERE exhibit_id = $1 ORDER BY segment LIMIT ${mostTexts}`, [exhibit],
  )
  return rows.map(({ locator, text, layout }) => ({ exhibit, locator, text, ...(layout === null ? {} : { layout: JSON.parse(layout) as ExaminedText['layout'] & {} }) }))
}
