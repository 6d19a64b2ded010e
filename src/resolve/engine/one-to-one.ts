import { columnsOf } from '../../store/table.ts'
import type { LinkagePlan } from '../plan/linkage-plan.ts'
import { settleRivalPairs } from '../weigh/rivals.ts'
import { readGraph } from './scored-edges.ts'
import type { TableRun } from './table-resolution.ts'

/** What linking sources, each of which tells of a thing once, knows of how many are matched. */
export interface OneToOneInput {
  /** FROM item of scored pairs (`l`, `r`, `pattern`, `mask`, `bits`). */
  readonly parts: string
  /** True pairs expected in all. */
  readonly expected: number
  readonly bySource: readonly number[]
}

/** A record is left without a match at least this often, whatever training says. */
const leastAlone = 0.05

/**
 * Where sources are linked that tell of each thing once, lets rivals count (`lk_scored`, with the weight of the pair by itself
 * as `raw`). Gives the FROM item of the scored pairs that hold.
 */
export async function settleRivals({ store, dialect }: TableRun, plan: LinkagePlan, { parts, expected, bySource }: OneToOneInput): Promise<string> {
  if (plan.link !== 'link') return parts
  const graph = await readGraph(store, plan, parts)
  const alone = aloneShares(expected, bySource)
  const bits = settleRivalPairs({ ...graph, records: graph.nodes, alone: (record) => alone[graph.sourceOf![record]!]! })
  await store.run('CREATE SCHEMA IF NOT EXISTS derived')
  await store.run('CREATE OR REPLACE TABLE derived.lk_settled (l INTEGER, r INTEGER, bits DOUBLE)')
  const columns = columnsOf({ l: ['INTEGER', 'One record.'], r: ['INTEGER', 'The other.'], bits: ['DOUBLE', 'Weight with rivals.'] })
  const appender = await store.appender({ name: 'lk_settled', doc: 'Weights with rivals.', hidden: true, columns })
  for (let edge = 0; edge < bits.length; edge++) appender.add([graph.left[edge]!, graph.right[edge]!, bits[edge]!])
  await appender.close()
  await store.run(dialect.createTable('lk_scored', `SELECT p.l, p.r, p.pattern, p.mask, p.independent, p.bits AS raw, s.bits AS bits
FROM ${parts} p JOIN derived.lk_settled s ON s.l = p.l AND s.r = p.r`))
  return 'lk_scored'
}

/** Of each source, the share of its records that have no match: what is expected over what there could be. */
function aloneShares(expected: number, bySource: readonly number[]): number[] {
  const all = bySource.reduce((sum, count) => sum + count, 0)
  return bySource.map((count) => {
    const others = all - count
    const most = Math.max(1, Math.min(count, others))
    return Math.max(leastAlone, 1 - (expected / most) * Math.min(1, others / Math.max(1, count)))
  })
}
