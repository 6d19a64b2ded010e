import type { Store } from '../../store/store.ts'
import type { Dialect } from '../plan/dialect.ts'
import type { FieldDraft } from '../plan/make-plan.ts'
import { normaliseSql } from '../plan/normalise-sql.ts'
import type { TableFile, UnderstoodColumn } from './propose-plan.ts'

const leastRepeated = 0.7
const leastFilled = 0.02
/** Roles that a column of whole names is taken for, by its header or by its words. */
const wholeNameRoles: ReadonlySet<string> = new Set(['full-name', 'text'])

/**
 * A full name beside given name and surname that are parts of it would count the same words twice. It is taken only where
 * the parts are empty (of companies in a table of both, say), and left out where they hardly ever are; both are said.
 */
export async function dropRepeatedNames(
  store: Store, drafts: readonly FieldDraft[], { files, columns, dialect }: { files: readonly TableFile[]; columns: readonly UnderstoodColumn[]; dialect: Dialect },
): Promise<{ drafts: FieldDraft[]; columns: UnderstoodColumn[] }> {
  const parts = drafts.filter(({ role }) => role === 'given-name' || role === 'family-name').flatMap((draft) => draft.columns)
  const reasons = new Map<string, string>()
  const kept: FieldDraft[] = []
  if (parts.length < 2) return { drafts: [...drafts], columns: [...columns] }
  for (const draft of drafts) {
    const found = wholeNameRoles.has(draft.role) ? await repeats(store, draft.columns[0]!, { parts, files, dialect }) : undefined
    if (!found || found.repeated < leastRepeated) kept.push(draft)
    else if (found.alone >= leastFilled && !kept.some(({ unless }) => unless)) {
      kept.push({ ...draft, unless: parts })
      reasons.set(draft.name, `it repeats ${parts.join(' and ')}, and is compared only where these are empty`)
    } else reasons.set(draft.name, `left out: it repeats ${parts.join(' and ')}`)
  }
  return { drafts: kept, columns: columns.map((column) => ({ ...column, reason: reasons.get(column.name) ?? column.reason })) }
}

/** Of rows with all parts, the share whose full name has the words of each; of all rows, the share that has a full name alone. */
async function repeats(
  store: Store, name: string, { parts, files, dialect }: { parts: readonly string[]; files: readonly TableFile[]; dialect: Dialect },
): Promise<{ repeated: number; alone: number } | undefined> {
  const words = (column: string) => normaliseSql('words', `CAST(${dialect.quote(column)} AS VARCHAR)`, { dialect, dayFirst: true })
  const told = parts.map((part) => `strpos(${words(name)}, ${words(part)}) > 0`).join(' AND ')
  const filled = parts.map((part) => `${words(part)} IS NOT NULL`)
  const rows: { rows: number; whole: number; repeated: number; alone: number }[] = []
  for (const { path } of files) {
    const described = await store.all<{ column_name: string }>(`DESCRIBE SELECT * FROM ${dialect.readFile(path)}`)
    const has = new Set(described.map((row) => row.column_name))
    if (![name, ...parts].every((column) => has.has(column))) continue
    rows.push(...(await store.all<{ rows: number; whole: number; repeated: number; alone: number }>(`
SELECT count(*) AS rows, count(*) FILTER (${filled.join(' AND ')}) AS whole, count(*) FILTER (${filled.join(' AND ')} AND ${told}) AS repeated,
  count(*) FILTER (NOT (${filled.join(' OR ')}) AND ${words(name)} IS NOT NULL) AS alone
FROM (SELECT * FROM ${dialect.readFile(path)} LIMIT 100000)`)))
  }
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + Number(of(row)), 0)
  const whole = sum((row) => row.whole)
  return whole === 0 ? undefined : { repeated: sum((row) => row.repeated) / whole, alone: sum((row) => row.alone) / sum((row) => row.rows) }
}
