import type { Store } from '../../store/store.ts'
import { columnsOf } from '../../store/table.ts'
import { nicknameGroups } from '../normalise/nicknames.ts'
import { listsOf } from '../plan/condition-sql.ts'
import type { Dialect } from '../plan/dialect.ts'
import type { LinkagePlan } from '../plan/linkage-plan.ts'
import { tableNames } from './table-names.ts'

/** The groups that a text stands in, by the name of the list: two texts of one group are forms of one another. */
const listGroups: Readonly<Record<string, (text: string) => readonly number[]>> = { nicknames: nicknameGroups }

/** Lays out, for each list that a comparison looks values up in, the pairs of values of its domain that stand in one group, the smaller first. */
export async function layLists(store: Store, plan: LinkagePlan, dialect: Dialect): Promise<void> {
  const wanted = plan.comparisons.flatMap((comparison) => {
    const { domain } = plan.fields.find((field) => field.name === comparison.field)!
    return comparison.levels.flatMap((level) => listsOf(level.when)).map((list) => ({ list, domain }))
  })
  for (const { list, domain } of new Map(wanted.map((one) => [`${one.list}|${one.domain}`, one])).values()) await layList(store, { list, domain, dialect })
}

async function layList(store: Store, { list, domain, dialect }: { list: string; domain: string; dialect: Dialect }): Promise<void> {
  const groups = new Map<number, number[]>()
  for await (const [values, texts] of store.columns(`SELECT value, text FROM ${tableNames.values(domain)} ORDER BY value`)) {
    for (const [row, text] of texts!.entries()) {
      for (const group of listGroups[list]!(String(text))) groups.set(group, [...(groups.get(group) ?? []), Number(values![row])])
    }
  }
  const name = tableNames.list(list, domain)
  const columns = columnsOf({ l: ['INTEGER', 'One value.'], r: ['INTEGER', 'The other.'] })
  await store.run('CREATE SCHEMA IF NOT EXISTS derived')
  await store.run(`CREATE OR REPLACE TABLE derived.${name} (l INTEGER, r INTEGER)`)
  const appender = await store.appender({ name, doc: 'Pairs of a list.', hidden: true, columns })
  for (const values of groups.values()) for (const l of values) for (const r of values) if (l < r) appender.add([l, r])
  await appender.close()
  await store.run(dialect.createTable(name, `SELECT DISTINCT l, r FROM derived.${name}`))
}
