import { Failure } from '../../base/failure.ts'
import type { Store } from '../../store/store.ts'
import type { ComparisonPlan } from '../plan/comparison-plan.ts'
import { asideSimilarities, ownColumn } from '../plan/condition-sql.ts'
import type { Dialect } from '../plan/dialect.ts'
import { formColumn } from '../plan/form-sql.ts'
import type { LinkagePlan } from '../plan/linkage-plan.ts'
import { tableNames } from './table-names.ts'

/** A table of similarities of pairs of values (`l`, `r`), and its columns. */
export interface SimilarityTable {
  readonly name: string
  readonly columns: readonly string[]
}

/**
 * Has the similarities of a comparison that the engine lacks and DuckDB has computed beside it, over a table of pairs of
 * values (`l`, `r`); undefined when there are none. Every pair is in the result.
 */
export async function computeAside(
  store: Store, comparison: ComparisonPlan, { plan, dialect, pairs }: { plan: LinkagePlan; dialect: Dialect; pairs: string },
): Promise<SimilarityTable | undefined> {
  const wanted = new Map(comparison.levels.flatMap((level) => asideSimilarities(level.when, dialect)).map((one) => [ownColumn(one.by, one.form), one]))
  if (wanted.size === 0) return undefined
  if (!store.computeAside) throw new Failure('defect', `The store of ${dialect.name} computes nothing beside it, and ${[...wanted.keys()].join(', ')} is wanted.`)
  const values = tableNames.values(plan.fields.find((field) => field.name === comparison.field)!.domain)
  const texts = [...wanted.values()].map(({ form }, place) => `a.${formColumn(form)} AS l${place}, b.${formColumn(form)} AS r${place}`)
  const expressions = [...wanted].map(([column, { by }], place) => `${dialect.aside!(by, `l${place}`, `r${place}`)!} AS ${column}`)
  const name = `lk_aside_${tableNames.levels(comparison.name).slice('lk_levels_'.length)}`
  await store.computeAside(name, {
    select: `SELECT p.l, p.r, ${texts.join(', ')} FROM ${pairs} p JOIN ${values} a ON a.value = p.l JOIN ${values} b ON b.value = p.r`,
    expressions: ['l', 'r', ...expressions],
  })
  return { name: `derived.${name}`, columns: [...wanted.keys()] }
}
