import type { Progress } from '../base/progress.ts'
import type { Problem } from '../model/problem.ts'
import type { Store } from '../store/store.ts'
import { clusterRecords, type Cluster, type Join } from './cluster/cluster-records.ts'
import { makeContexts } from './compare/make-contexts.ts'
import { findMatches } from './find-matches.ts'
import { JudgementsInForce, type JudgementRow } from './judge/judgement-row.ts'
import { describeLearnt, driftProblems } from './learn/drift-problems.ts'
import type { LearntWeights } from './learn/learnt-weights.ts'
import { leastJoinedProbability, type Match } from './match.ts'
import type { MatchRecord } from './match-record.ts'
import { gatherEntities } from './source/gather-entities.ts'
import { readRecords } from './source/read-records.ts'
import { writeEntities } from './write/write-entities.ts'
import { writeLearnt } from './write/write-learnt.ts'
import { writeJudgements, writeMatches } from './write/write-matches.ts'
import { writeProblems } from './write/write-problems.ts'

/** What a resolution is given besides the statements. */
export interface ResolveOptions {
  /** All judgements of the journal, undone ones included. */
  readonly judgements: readonly JudgementRow[]
  readonly run: string
  readonly progress: Progress
  /** Statements gone over at a time; absent: as many as fit in memory. */
  readonly statementsEach?: number
}

/** What a resolution did. */
export interface ResolveResult {
  /** Records that could be the same as others. */
  readonly records: number
  /** Pairs compared. */
  readonly compared: number
  readonly matches: number
  /** Canonical entities of more than one source entity. */
  readonly clusters: number
  /** What the case taught of its weights. */
  readonly learnt: readonly LearntWeights[]
  readonly problems: readonly Problem[]
}

/**
 * Finds out which source entities of a case are the same. Reads `derived.statements` and `derived.exhibits`; writes
 * `derived.entities`, `entity_values`, `matches`, `judgements` and `learnt_weights` anew, and its problems among `derived.problems`.
 * Statements are never changed. The same statements and judgements give the same rows, whatever their order.
 */
export async function resolveCase(store: Store, options: ResolveOptions): Promise<ResolveResult> {
  const { run, progress, statementsEach } = options
  progress.report({ step: 'resolve', done: 0, unit: 'entities' })
  const judgements = new JudgementsInForce(options.judgements)
  const judged = [...new Set(judgements.list().flatMap((row) => [row.left, row.right]))]
  const schemaProblems = await gatherEntities(store, { run, progress, judged, statementsEach })
  const records = await readRecords(store, judged)
  const contexts = makeContexts(records)
  const found = await findMatches(store, { records, contexts, judgements, progress })
  const { clusters, problems } = clusterRecords({
    records,
    joins: found.matches.filter((match) => isJoinable(match, records, judgements)).map(toJoin),
    judgements: judgements.list(),
    contextOf: (record) => contexts.get(record.family)!,
  })
  await writeEntities(store, clusters, { progress, statementsEach })
  await writeMatches(store, { records, contexts, matches: found.matches, judgements, canonicalIds: canonicalIdsOf(clusters), run })
  await writeJudgements(store, options.judgements)
  await writeLearnt(store, found.learnt, run)
  const allProblems = [...schemaProblems, ...found.problems, ...driftProblems(found.learnt), ...problems]
  await writeProblems(store, allProblems, run)
  const learnt = describeLearnt(found.learnt)
  const joined = clusters.filter((cluster) => cluster.records.length > 1).length
  progress.end('resolve', `${records.length} entities compared in ${found.compared} pairs: ${found.matches.length} matches, ${joined} joined entities${learnt === '' ? '' : `; ${learnt}`}`)
  return {
    records: records.length, compared: found.compared, matches: found.matches.length, clusters: joined, learnt: found.learnt, problems: allProblems,
  }
}

function isJoinable({ left, right, score }: Match, records: readonly MatchRecord[], judgements: JudgementsInForce): boolean {
  const judged = judgements.of(records[left]!.id, records[right]!.id)
  return !judged && score.probability >= leastJoinedProbability && !score.conflict
}

function toJoin({ left, right, score }: Match): Join {
  return { left, right, weightBits: score.weightBits, outweighs: score.outweighs }
}

function canonicalIdsOf(clusters: readonly Cluster[]): Map<string, string> {
  return new Map(clusters.flatMap(({ records }) => records.map((record) => [record.id, records[0]!.id] as const)))
}
