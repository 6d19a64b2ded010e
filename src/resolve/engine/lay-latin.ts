import anyAscii from 'any-ascii'
import { sqlText } from '../../store/sql-text.ts'
import type { Store } from '../../store/store.ts'
import { columnsOf } from '../../store/table.ts'
import type { Dialect } from '../plan/dialect.ts'
import type { LinkagePlan } from '../plan/linkage-plan.ts'
import { tableNames } from './table-names.ts'

const beyondLatin = '[^\\x{0000}-\\x{024F}\\x{1E00}-\\x{1EFF}]'

/**
 * Values written in other scripts are compared by their Latin transliteration (any-ascii): replaces their texts in the maps
 * from cells to texts. The cells stay as they are in the files.
 */
export async function layLatin(store: Store, plan: LinkagePlan, dialect: Dialect): Promise<void> {
  for (const { name: domain, normaliser } of plan.domains) {
    if (normaliser !== 'words' && normaliser !== 'compact') continue
    const map = tableNames.map(domain)
    const rows: [string, string][] = []
    for await (const [texts] of store.columns(`SELECT DISTINCT text FROM ${map} WHERE regexp_matches(text, ${sqlText(beyondLatin)}) ORDER BY text`)) {
      for (const text of texts!) rows.push([String(text), latinOf(String(text), normaliser === 'words' ? ' ' : '')])
    }
    if (rows.length === 0) continue
    await store.run('CREATE SCHEMA IF NOT EXISTS derived')
    await store.run('CREATE OR REPLACE TABLE derived.lk_latin (text VARCHAR, latin VARCHAR)')
    const columns = columnsOf({ text: ['VARCHAR', 'A text.'], latin: ['VARCHAR', 'In Latin letters.'] })
    const appender = await store.appender({ name: 'lk_latin', doc: 'Transliterations.', hidden: true, columns })
    for (const row of rows) appender.add(row)
    await appender.close()
    await store.run(dialect.createTable(`${map}_latin`, `SELECT m.cell, coalesce(t.latin, m.text) AS text FROM ${map} m LEFT JOIN derived.lk_latin t ON t.text = m.text`))
    await store.run(dialect.createTable(map, `SELECT * FROM ${map}_latin`))
    await store.run(dialect.dropTable(`${map}_latin`))
  }
}

function latinOf(text: string, between: string): string {
  return anyAscii(text).toLowerCase().replaceAll(/['’`´.]/g, '').replaceAll(/[^a-z0-9]+/g, between).trim()
}
