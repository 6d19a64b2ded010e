import type { Journal } from '../../../case/journal.ts'
import { listJudgements } from '../../../case/judgements.ts'
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
import type { Questions } from '../../../store/duck/question.ts'
import { questionRows } from './question-rows.ts'

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
export async function queueReview(questions: Questions, limit: number): Promise<QueuedPair[]> {
  const graph = await readCaseGraph(questionRows(questions))
  const options = { leastBits: weightOf(leastJoinedProbability) - 1e-9 }
  const { labels } = connectedComponents(graph, options)
  return reviewQueue({ graph, labels, clusterer: connectedComponents, options, limit })
    .map(({ left, right, ...item }) => ({ ...item, left: graph.ids[left]!, right: graph.ids[right]! }))
}

/** What two entities tell, side by side, and nothing of what the machine makes of it. */
export interface BlindPair {
  readonly left: string
  readonly right: string
  readonly values: readonly { readonly property: string; readonly left: readonly string[]; readonly right: readonly string[] }[]
}

/** The evidence of pairs without weights, for a reviewer who is to judge for himself. */
export async function showBlind(questions: Questions, pairs: readonly (readonly [left: string, right: string])[]): Promise<BlindPair[]> {
  const ids = [...new Set(pairs.flat())].map((id) => `'${id.replaceAll("'", "''")}'`)
  if (ids.length === 0) return []
  const rows = await questionRows(questions).all<{ entity_id: string; property: string; value: string }>(
    `SELECT entity_id, property, value FROM entity_values WHERE entity_id IN (${ids.join(', ')}) AND property_type <> 'entity' ORDER BY property, value`)
  const byEntity = Map.groupBy(rows, ({ entity_id }) => entity_id)
  return pairs.map(([left, right]) => {
    const valuesOf = (id: string) => Map.groupBy(byEntity.get(id) ?? [], ({ property }) => property)
    const [ofLeft, ofRight] = [valuesOf(left), valuesOf(right)]
    const properties = [...new Set([...ofLeft.keys(), ...ofRight.keys()])].sort()
    const texts = (values: typeof ofLeft, property: string) => (values.get(property) ?? []).map(({ value }) => value)
    return { left, right, values: properties.map((property) => ({ property, left: texts(ofLeft, property), right: texts(ofRight, property) })) }
  })
}

/** Why two entities are held the same or different. */
export interface PairExplanation {
  readonly sentence: string
  readonly bars: readonly (WaterfallBar & { readonly sources: BarSources })[]
}

/** The evidence of a match with the rows behind each bar; undefined when the two are no match of the case. */
export async function explainPair(questions: Questions, pair: { readonly left: string; readonly right: string }, language: ExplainLanguage): Promise<PairExplanation | undefined> {
  const store = questionRows(questions)
  const [left, right] = [pair.left, pair.right].sort() as [string, string]
  const quote = (text: string) => `'${text.replaceAll("'", "''")}'`
  const [row] = await store.all<{ explanation: string; left: string; right: string }>(`SELECT m.explanation, l.caption AS "left", r.caption AS "right"
FROM matches m JOIN entities l ON l.id = m.left_id JOIN entities r ON r.id = m.right_id WHERE m.left_id = ${quote(left)} AND m.right_id = ${quote(right)}`)
  if (!row) return undefined
  const entries = JSON.parse(row.explanation) as ExplanationEntry[]
  const sources = await findSources(store, { left, right }, entries)
  return { sentence: explainInWords({ left: row.left, right: row.right, entries }, language), bars: waterfall(entries).map((bar, at) => ({ ...bar, sources: sources[at]! })) }
}

/** How far the reviewers of a case agree: every judgement that was not taken back counts, also one that another person's replaced. */
export function readAgreements(journal: Journal): Agreement[] {
  const undone = new Set([...journal.entries({ verb: 'judgement.undone' })].map(({ payload }) => payload.sequence))
  return agreementsOf(listJudgements(journal).filter(({ sequence }) => !undone.has(sequence)))
}

/** Pairs of a sample that a person has not judged, so that a second reviewer is asked as the first was. */
export function pairsNotJudgedBy(journal: Journal, person: string, pairs: readonly (readonly [left: string, right: string])[]): (readonly [left: string, right: string])[] {
  const undone = new Set([...journal.entries({ verb: 'judgement.undone' })].map(({ payload }) => payload.sequence))
  const judged = new Set(listJudgements(journal).filter(({ by, sequence }) => by === person && !undone.has(sequence)).map(({ left, right }) => `${left} ${right}`))
  return pairs.filter(([left, right]) => !judged.has(`${left} ${right}`) && !judged.has(`${right} ${left}`))
}
