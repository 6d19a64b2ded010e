import type { Store } from '../../store/store.ts'
import { columnsOf } from '../../store/table.ts'
import { wordAlignment } from '../compare/word-alignment.ts'
import { jaroWinkler } from '../compare/jaro-winkler.ts'
import type { ComparisonPlan } from '../plan/comparison-plan.ts'
import type { SimilarityName } from '../plan/condition.ts'
import { ownColumn, ownSimilarities } from '../plan/condition-sql.ts'
import type { Dialect } from '../plan/dialect.ts'
import { formColumn } from '../plan/form-sql.ts'
import type { LinkagePlan } from '../plan/linkage-plan.ts'
import { tableNames } from './table-names.ts'

/** A similarity of two texts, computed on our side. */
export type TextSimilarity = (left: string, right: string) => number

/** The similarities that an engine may lack. */
export const textSimilarities: Partial<Record<SimilarityName, TextSimilarity>> = { 'name-alignment': wordAlignment, 'jaro-winkler': jaroWinkler }

/**
 * Computes the similarities of a comparison that the engine lacks over a table of pairs of values (`l`, `r`), and gives the
 * name of the table that has them; undefined when it lacks none.
 */
export async function computeOwn(
  store: Store, comparison: ComparisonPlan, { plan, dialect, pairs }: { plan: LinkagePlan; dialect: Dialect; pairs: string },
): Promise<string | undefined> {
  const wanted = new Map(comparison.levels.flatMap((level) => ownSimilarities(level.when, dialect)).map((own) => [ownColumn(own.by, own.form), own]))
  if (wanted.size === 0) return undefined
  const name = `lk_own_${tableNames.levels(comparison.name).slice('lk_levels_'.length)}`
  const table = { name, doc: 'Similarities of pairs of values.', hidden: true, columns: columnsOf({
    l: ['INTEGER', 'One value.'], r: ['INTEGER', 'The other.'],
    ...Object.fromEntries([...wanted.keys()].map((column) => [column, ['DOUBLE', 'Their similarity.'] as const])),
  }) }
  await store.run('CREATE SCHEMA IF NOT EXISTS derived')
  await store.run(`CREATE OR REPLACE TABLE derived.${name} (${table.columns.map((column) => `"${column.name}" ${column.type}`).join(', ')})`)
  const { domain } = plan.fields.find((field) => field.name === comparison.field)!
  const values = tableNames.values(domain)
  const forms = [...wanted.values()].flatMap(({ form }) => [`a.${formColumn(form)}`, `b.${formColumn(form)}`])
  const measures = [...wanted.values()].map(({ by }) => textSimilarities[by]!)
  const appender = await store.appender(table)
  const sql = `SELECT p.l, p.r, ${forms.join(', ')} FROM ${pairs} p JOIN ${values} a ON a.value = p.l JOIN ${values} b ON b.value = p.r`
  for await (const [left, right, ...texts] of store.columns(sql)) {
    for (let row = 0; row < left!.length; row++) {
      appender.add([left![row]!, right![row]!, ...measures.map((measure, place) => similarity(measure, texts[2 * place]![row], texts[2 * place + 1]![row]))])
    }
  }
  await appender.close()
  return `derived.${name}`
}

function similarity(measure: TextSimilarity, left: unknown, right: unknown): number | null {
  return typeof left === 'string' && typeof right === 'string' ? measure(left, right) : null
}
