import type { Journal } from '../../../case/journal/journal.ts'
import { listJudgements, type JudgementRow } from '../../../case/register/judgements.ts'
import { connectedComponents } from '../../../resolve/cluster/connected-components.ts'
import type { ExplanationEntry } from '../../../resolve/explain/explain-match.ts'
import { explainInWords } from '../../../resolve/explain/explain-sentence.ts'
import { findSources, type BarSources } from '../../../resolve/explain/source-rows.ts'
import { waterfall, type WaterfallBar } from '../../../resolve/explain/waterfall.ts'
import type { ExplainLanguage } from '../../../resolve/explain/evidence-words.ts'
import { agreementsOf, type Agreement } from '../../../resolve/judge/agreement.ts'
import { reviewQueue } from '../../../resolve/judge/review-queue.ts'
import { leastJoinedProbability } from '../../../resolve/match.ts'
import { weightOf } from '../../../resolve/weigh/match-weight.ts'
import { readCaseGraph } from '../../../resolve/world/case-worlds.ts'
import { sqlText } from '../../../store/sql-text.ts'
import { questionRows, type Asked } from './question-rows.ts'

/** A pair of the queue. */
export interface QueuedPair {
  readonly left: string
  readonly right: string
  readonly joined: boolean
  readonly probability: number
  /** Pairs of entities expected to change sides by a judgement. */
  readonly expectedChange: number
  /** Entities that would belong elsewhere if the machine is wrong on this pair. */
  readonly changed: number
}

/** The pairs of a case whose judgement is expected to change the most. */
export async function queueReview(asked: Asked, limit: number): Promise<QueuedPair[]> {
  const graph = await readCaseGraph(questionRows(asked))
  const options = { leastBits: weightOf(leastJoinedProbability) - 1e-9 }
  const { labels } = connectedComponents(graph, options)
  return reviewQueue({ graph, labels, clusterer: connectedComponents, options, limit })
    .map(({ left, right, ...item }) => ({ ...item, left: graph.ids[left]!, right: graph.ids[right]! }))
}

/** Why two entities are held the same or different. */
export interface PairExplanation {
  readonly sentence: string
  readonly bars: readonly (WaterfallBar & { readonly sources: BarSources })[]
  readonly weightBits: number
  readonly probability: number
  /** `machine`, or the judgement in force at the build. */
  readonly state: string
  /** Whether both stand in one canonical entity. */
  readonly joined: boolean
  /** Something in the pair keeps the two apart, whatever their weight. */
  readonly conflict: boolean
}

type ExplainedRow = { explanation: string; left: string; right: string; weight_bits: number; probability: number; state: string; joined: boolean; conflict: boolean }

/** The evidence of a match with the rows behind each bar; undefined when the two are no match of the case. */
export async function explainPair(asked: Asked, pair: { readonly left: string; readonly right: string }, language: ExplainLanguage): Promise<PairExplanation | undefined> {
  const store = questionRows(asked)
  const [left, right] = [pair.left, pair.right].sort() as [string, string]
  const [row] = await store.all<ExplainedRow>(`SELECT m.explanation, l.caption AS "left", r.caption AS "right", m.weight_bits, m.probability, m.state, m.joined, m.conflict
FROM matches m JOIN entities l ON l.id = m.left_id JOIN entities r ON r.id = m.right_id WHERE m.left_id = ${sqlText(left)} AND m.right_id = ${sqlText(right)}`)
  if (!row) return undefined
  const entries = JSON.parse(row.explanation) as ExplanationEntry[]
  const sources = await findSources(store, { left, right }, entries)
  return {
    sentence: explainInWords({ left: row.left, right: row.right, entries }, language), bars: waterfall(entries).map((bar, at) => ({ ...bar, sources: sources[at]! })),
    weightBits: row.weight_bits, probability: row.probability, state: row.state, joined: row.joined, conflict: row.conflict,
  }
}

/** How far the reviewers of a case agree: every judgement that was not taken back counts, also one that another person's replaced. */
export function readAgreements(journal: Journal): Agreement[] {
  return agreementsOf(judgementsMade(journal))
}

/** Pairs of a list that a person has not judged, so that a second reviewer is asked as the first was. */
export function pairsNotJudgedBy(journal: Journal, person: string, pairs: readonly (readonly [left: string, right: string])[]): (readonly [left: string, right: string])[] {
  const judged = new Set(judgementsMade(journal).filter(({ by }) => by === person).map(({ left, right }) => pairKey(left, right)))
  return pairs.filter(([left, right]) => !judged.has(pairKey(left, right)))
}

/** Every judgement that was not taken back, in the order made, whether or not another one stands in its place. */
export function judgementsMade(journal: Journal): JudgementRow[] {
  const undone = new Set([...journal.entries({ verb: 'judgement.undone' })].map(({ payload }) => payload.sequence))
  return listJudgements(journal).filter(({ sequence }) => !undone.has(sequence))
}

/** One key for a pair in either order. */
export function pairKey(left: string, right: string): string {
  return left < right ? `${left} ${right}` : `${right} ${left}`
}
