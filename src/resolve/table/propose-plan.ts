import type { Store } from '../../store/store.ts'
import type { ColumnRole } from '../plan/column-role.ts'
import type { Dialect } from '../plan/dialect.ts'
import type { LinkKind, LinkagePlan, SourcePlan } from '../plan/linkage-plan.ts'
import { makePlan, type FieldDraft } from '../plan/make-plan.ts'
import { profileColumns, type ColumnProfile } from './column-profile.ts'
import { headerKey, recordIdHeaders } from './header-words.ts'
import { dropRepeatedNames } from './drop-repeated.ts'
import { inferRole } from './infer-role.ts'

/** Roles of which a cell may hold several values. */
const manyValued: ReadonlySet<string> = new Set(['phone', 'email', 'identifier'])
const leastParted = 0.01

/** What a person told of the tables; whatever is absent is inferred. */
export interface TableSettings {
  readonly idColumn?: string
  readonly link?: LinkKind
  /** Roles of columns by name; `ignored` leaves one out. */
  readonly roles?: Readonly<Record<string, ColumnRole>>
  readonly threshold?: number
}

/** A column as it was understood, for the person to check. */
export interface UnderstoodColumn {
  readonly name: string
  readonly role: ColumnRole | 'record-id'
  readonly reason: string
}

/** An untrained plan of files, and how their columns were understood. */
export interface ProposedPlan {
  readonly plan: LinkagePlan
  readonly columns: readonly UnderstoodColumn[]
  readonly columnsOfSources: readonly (readonly string[])[]
  readonly dayFirst: boolean
}

/** A file to resolve. */
export interface TableFile {
  readonly name: string
  readonly path: string
}

/** Reads the headers and values of files and proposes how they are resolved: no settings are needed. */
export async function proposePlan(store: Store, files: readonly TableFile[], { settings, dialect }: { settings: TableSettings; dialect: Dialect }): Promise<ProposedPlan> {
  const profiles: ColumnProfile[][] = []
  for (const file of files) profiles.push(await profileFile(store, file, dialect))
  const idColumns = profiles.map((columns) => settings.idColumn ?? findIdColumn(columns))
  const sources: SourcePlan[] = files.map((file, place) => ({ ...file, ...(idColumns[place] === undefined ? {} : { idColumn: idColumns[place] }) }))
  const names = [...new Set(profiles.flatMap((columns) => columns.map((column) => column.name)))]
  const columns = names.map((name): UnderstoodColumn => {
    if (idColumns.includes(name)) return { name, role: 'record-id', reason: settings.idColumn ? 'it was told to number the records' : 'its values are all different, and its header says so' }
    const told = settings.roles?.[name]
    return told ? { name, role: told, reason: 'it was told' } : { name, ...inferRole(merged(profiles.flatMap((of) => of.filter((column) => column.name === name)))) }
  })
  const all = profiles.flat()
  const drafts = columns.flatMap(({ name, role }): FieldDraft[] => {
    if (role === 'ignored' || role === 'record-id') return []
    const isParted = manyValued.has(role) && merged(all.filter((column) => column.name === name)).parted >= leastParted
    return [{ name, role, columns: [name], ...(isParted ? { separator: '[;|]' } : {}) }]
  })
  const fields = await dropRepeatedNames(store, drafts, { files, columns, dialect })
  return {
    plan: makePlan({
      sources, link: settings.link ?? (files.length > 1 ? 'both' : 'dedupe'), fields: fields.drafts,
      ...(settings.threshold === undefined ? {} : { threshold: settings.threshold }),
    }),
    columns: fields.columns,
    columnsOfSources: profiles.map((of) => of.map((column) => column.name)),
    dayFirst: Math.max(...all.map((column) => column.dayFirst * column.filled), 0) >= Math.max(...all.map((column) => column.monthFirst * column.filled), 0),
  }
}

async function profileFile(store: Store, file: TableFile, dialect: Dialect): Promise<ColumnProfile[]> {
  const described = await store.all<{ column_name: string }>(`DESCRIBE SELECT * FROM ${dialect.readFile(file.path)}`)
  return profileColumns(store, dialect.readFile(file.path), { columns: described.map((row) => row.column_name), dialect })
}

function findIdColumn(columns: readonly ColumnProfile[]): string | undefined {
  const unique = columns.filter((column) => column.rows > 0 && column.filled === column.rows && column.distinct === column.rows)
  return recordIdHeaders.flatMap((header) => unique.filter((column) => headerKey(column.name) === header))[0]?.name
}

/** The profile of a column over all files that have it. */
function merged(profiles: readonly ColumnProfile[]): ColumnProfile {
  const filled = profiles.reduce((sum, profile) => sum + profile.filled, 0)
  const mean = (of: (profile: ColumnProfile) => number) => profiles.reduce((sum, profile) => sum + of(profile) * profile.filled, 0) / Math.max(1, filled)
  return {
    ...profiles[0]!,
    filled,
    rows: profiles.reduce((sum, profile) => sum + profile.rows, 0),
    distinct: Math.max(...profiles.map((profile) => profile.distinct)),
    email: mean((of) => of.email), date: mean((of) => of.date), digits: mean((of) => of.digits), decimal: mean((of) => of.decimal),
    hasDigit: mean((of) => of.hasDigit), phone: mean((of) => of.phone), meanChars: mean((of) => of.meanChars), meanWords: mean((of) => of.meanWords),
    parted: mean((of) => of.parted), dayFirst: mean((of) => of.dayFirst), monthFirst: mean((of) => of.monthFirst),
  }
}
