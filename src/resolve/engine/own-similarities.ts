import { Failure } from '../../base/failure.ts'
import type { Store } from '../../store/store.ts'
import { columnsOf } from '../../store/table.ts'
import { jaroWinkler } from '../compare/jaro-winkler.ts'
import { nameSimilarity } from '../compare/name-comparison.ts'
import { nearestWord, wordOverlap } from '../compare/word-overlap.ts'
import type { ComparisonPlan } from '../plan/comparison-plan.ts'
import type { ColumnRole } from '../plan/column-role.ts'
import type { SimilarityName } from '../plan/condition.ts'
import { ownColumn, ownSimilarities } from '../plan/condition-sql.ts'
import type { Dialect } from '../plan/dialect.ts'
import { formColumn } from '../plan/form-sql.ts'
import type { LinkagePlan } from '../plan/linkage-plan.ts'
import { computeAside, type SimilarityTable } from './aside-similarities.ts'
import { tableNames } from './table-names.ts'

/** A similarity of two texts, 0 to 1, computed on our side. */
export type TextSimilarity = (left: string, right: string) => number

/** The similarities that an engine may lack, for values of a role. */
function textSimilarity(by: SimilarityName, role: ColumnRole): TextSimilarity {
  switch (by) {
    case 'name-alignment': return nameSimilarity(role === 'full-name' ? 'person' : 'organisation')
    case 'word-overlap': return wordOverlap
    case 'nearest-word': return nearestWord
    case 'jaro-winkler': return jaroWinkler
    default: throw new Failure('defect', `The similarity ${by} is not computed on this side.`)
  }
}

/** A similarity that is wanted, of which form, and the least that tells anything. */
interface Wanted {
  readonly column: string
  readonly measure: TextSimilarity
  readonly least: number
  readonly texts: readonly (string | null)[]
}

/**
 * Computes the similarities of a comparison that the engine lacks over a table of pairs of values (`l`, `r`), and gives a
 * FROM item that has them; undefined when it lacks none.
 */
export async function computeOwn(
  store: Store, comparison: ComparisonPlan, input: { plan: LinkagePlan; dialect: Dialect; pairs: string },
): Promise<string | undefined> {
  const [aside, here] = [await computeAside(store, comparison, input), await computeHere(store, comparison, input)]
  if (!aside || !here) return aside?.name ?? here?.name
  return `(SELECT s.*, ${here.columns.map((column) => `h.${column}`).join(', ')} FROM ${aside.name} s LEFT JOIN ${here.name} h ON h.l = s.l AND h.r = s.r)`
}

/** What is computed on our side. Pairs below every level are left out. */
async function computeHere(
  store: Store, comparison: ComparisonPlan, { plan, dialect, pairs }: { plan: LinkagePlan; dialect: Dialect; pairs: string },
): Promise<SimilarityTable | undefined> {
  const wanted = await wantedOf(store, comparison, { plan, dialect })
  if (wanted.length === 0) return undefined
  const name = `lk_own_${tableNames.levels(comparison.name).slice('lk_levels_'.length)}`
  const columns = columnsOf({
    l: ['INTEGER', 'One value.'], r: ['INTEGER', 'The other.'],
    ...Object.fromEntries(wanted.map(({ column }) => [column, ['DOUBLE', 'Their similarity.'] as const])),
  })
  await store.run('CREATE SCHEMA IF NOT EXISTS derived')
  await store.run(`CREATE OR REPLACE TABLE derived.${name} (${columns.map((column) => `"${column.name}" ${column.type}`).join(', ')})`)
  const appender = await store.appender({ name, doc: 'Similarities of pairs of values.', hidden: true, columns })
  for await (const [left, right] of store.columns(`SELECT l, r FROM ${pairs}`)) {
    for (let row = 0; row < left!.length; row++) {
      const [l, r] = [Number(left![row]), Number(right![row])]
      const measured = wanted.map((one) => similarity(one, l, r))
      if (measured.some((value, place) => value >= wanted[place]!.least)) appender.add([l, r, ...measured])
    }
  }
  await appender.close()
  return { name: `derived.${name}`, columns: wanted.map(({ column }) => column) }
}

async function wantedOf(store: Store, comparison: ComparisonPlan, { plan, dialect }: { plan: LinkagePlan; dialect: Dialect }): Promise<Wanted[]> {
  const asked = comparison.levels.flatMap((level) => ownSimilarities(level.when, dialect))
  const { domain, role } = plan.fields.find((field) => field.name === comparison.field)!
  const wanted = new Map<string, Wanted>()
  for (const { by, form, least } of asked) {
    const column = ownColumn(by, form)
    const known = wanted.get(column)
    const texts = known?.texts ?? (await readTexts(store, `SELECT ${formColumn(form)} FROM ${tableNames.values(domain)} ORDER BY value`))
    wanted.set(column, { column, measure: known?.measure ?? textSimilarity(by, role), texts, least: Math.min(least, known?.least ?? 1) })
  }
  return [...wanted.values()]
}

async function readTexts(store: Store, sql: string): Promise<(string | null)[]> {
  const read: (string | null)[] = []
  for await (const [texts] of store.columns(sql)) for (const text of texts!) read.push(typeof text === 'string' ? text : null)
  return read
}

function similarity({ measure, texts }: Wanted, left: number, right: number): number {
  const [one, other] = [texts[left], texts[right]]
  return one == null || other == null ? 0 : measure(one, other)
}
