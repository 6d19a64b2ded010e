import type { LinkagePlan } from '../plan/linkage-plan.ts'
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
const oddsUnit = 2 ** 20
const mostBits = 40

/**
 * The SELECT of scored pairs in which rivals count: where a record has one match at most, and it is known which share of
 * records has any, the weight of a pair is against "both are alone or matched elsewhere" instead of "these two differ".
 * A pair without rivals gains, of two like pairs each loses. Sums are over whole numbers, so that their order tells nothing.
 */
export function oneToOneSelect(plan: LinkagePlan, { parts, expected, bySource }: OneToOneInput): string {
  const all = bySource.reduce((sum, count) => sum + count, 0)
  const alone = plan.sources.map((_, source) => {
    const others = all - bySource[source]!
    return Math.max(leastAlone, 1 - expected / Math.max(1, Math.min(bySource[source]!, others)) * Math.min(1, others / bySource[source]!))
  })
  const aloneSql = (record: string) => `CASE ${record}.source ${alone.map((share, source) => `WHEN ${source} THEN ${share.toExponential()}`).join(' ')} END`
  return `SELECT l, r, pattern, mask, raw, bits FROM (
  SELECT l, r, pattern, mask, raw, least(raw + 2 * ${-Math.log2(leastAlone)},
    raw - log2(alone_l + CAST(sum_l - odds AS DOUBLE) / ${oddsUnit}) - log2(alone_r + CAST(sum_r - odds AS DOUBLE) / ${oddsUnit})) AS bits
  FROM (SELECT *, sum(odds) OVER (PARTITION BY l) AS sum_l, sum(odds) OVER (PARTITION BY r) AS sum_r FROM (
    SELECT p.l, p.r, p.pattern, p.mask, p.bits AS raw, CAST(power(2, least(p.bits, ${mostBits})) * ${oddsUnit} AS DECIMAL(38, 0)) AS odds,
      ${aloneSql('a')} AS alone_l, ${aloneSql('b')} AS alone_r
    FROM ${parts} p JOIN lk_records a ON a.record = p.l JOIN lk_records b ON b.record = p.r)))`
}

/** Where sources are linked that tell of a thing once each, lets rivals count (`lk_scored`). Gives the FROM item of the scored pairs that hold. */
export async function settleRivals({ store, dialect }: TableRun, plan: LinkagePlan, input: OneToOneInput): Promise<string> {
  if (plan.link !== 'link') return input.parts
  await store.run(dialect.createTable('lk_scored', oneToOneSelect(plan, input)))
  return 'lk_scored'
}
