import type { Row, Store } from '../../store/store.ts'
import type { ExplanationEntry } from './explain-match.ts'

/** A place in the evidence that a bar of the waterfall rests on. */
export interface SourceRow {
  readonly statement: string
  readonly exhibit: string
  readonly locator: string
  readonly property: string
  readonly original: string
}

/** The places behind a bar, for each side. */
export interface BarSources {
  readonly left: readonly SourceRow[]
  readonly right: readonly SourceRow[]
}

const mostRowsEach = 5
const leastPartChars = 3

/** The statements behind each bar of a pair's explanation: those that tell the value, or a part of it where it was put together of several. */
export async function findSources(store: Pick<Store, 'all'>, pair: { readonly left: string; readonly right: string }, entries: readonly ExplanationEntry[]): Promise<BarSources[]> {
  const ids = [pair.left, pair.right].map((id) => `'${id.replaceAll("'", "''")}'`)
  const rows = await store.all<StatementRow>(`SELECT id, entity_id, exhibit_id, locator, property, value, coalesce(original, value) AS original
FROM derived.statements WHERE entity_id IN (${ids.join(', ')}) ORDER BY exhibit_id, locator, id`)
  const of = (entity: string, text: string | undefined) => (text === undefined ? [] : tellers(rows.filter((row) => row.entity_id === entity), text))
  return entries.map((entry) => ({ left: of(pair.left, entry.left), right: of(pair.right, entry.right) }))
}

interface StatementRow extends Row {
  id: string
  entity_id: string
  exhibit_id: string
  locator: string
  property: string
  value: string
  original: string
}

function tellers(rows: readonly StatementRow[], text: string): SourceRow[] {
  const whole = rows.filter((row) => row.value === text || row.original === text)
  const found = whole.length > 0 ? whole : rows.filter((row) => row.value.length >= leastPartChars && text.includes(row.value))
  return found.slice(0, mostRowsEach).map(({ id, exhibit_id, locator, property, original }) => ({ statement: id, exhibit: exhibit_id, locator, property, original }))
}
