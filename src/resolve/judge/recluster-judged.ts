import type { Problem } from '../../model/problem.ts'
import { sqlTexts } from '../../store/sql-text.ts'
import type { Store } from '../../store/store.ts'
import { clusterRecords, type Join } from '../cluster/cluster-records.ts'
import { makeContexts } from '../compare/make-contexts.ts'
import { leastJoinedProbability } from '../match.ts'
import { readRecordsOf } from '../source/read-records-of.ts'
import { probabilityOf } from '../weigh/match-weight.ts'
import type { JudgementRow } from './judgement-row.ts'

/** A canonical entity as it stands with the judgements of the journal. */
export interface JudgedCluster {
  readonly canonicalId: string
  /** Source entities, in order of id. */
  readonly members: readonly string[]
  readonly schema: string
  readonly probability: number
  readonly state: 'single' | 'machine' | 'judged'
}

/** What judgements that were made after the last build change. */
export interface JudgementEffect {
  /** Canonical entities that consist of other source entities than those of the build, or are held together otherwise. In order of id. */
  readonly clusters: readonly JudgedCluster[]
  /** Source entities that belong to another canonical entity now. In order of id. */
  readonly moved: readonly { readonly id: string; readonly before: string; readonly after: string }[]
  /** Source entities that were looked at: all that judgements or pairs connect with those judged. */
  readonly touched: number
  /** Judgements that could not be followed. */
  readonly problems: readonly Problem[]
}

/**
 * Clusters again what judgements touch that were made or taken back since the case was built, by the pairs and weights of the
 * build, as the whole case would be clustered by them; reads only the pieces touched. Nothing is written. The next build learns from the
 * judgements as well, so that weights can move a little.
 */
export async function reclusterJudged(store: Pick<Store, 'all'>, judgements: readonly JudgementRow[]): Promise<JudgementEffect> {
  const inForce = judgements.filter((row) => row.inForce && row.left !== row.right)
  const built = await store.all<{ left_id: string; right_id: string; judgement: string }>('SELECT left_id, right_id, judgement FROM derived.judgements WHERE in_force')
  const seeds = changedSince(built.map((row) => [row.left_id, row.right_id, row.judgement] as const), inForce.map((row) => [row.left, row.right, row.judgement] as const))
  if (seeds.length === 0) return { clusters: [], moved: [], touched: 0, problems: [] }
  const before = await readPiece(store, seeds, inForce)
  const touched = new Set(before.keys())
  const within = inForce.filter(({ left, right }) => touched.has(left) && touched.has(right))
  const records = await readRecordsOf(store, [...touched])
  const contexts = makeContexts(records)
  const { clusters, problems } = clusterRecords({
    records, joins: await readJoins(store, records.map(({ id }) => id), within), judgements: [...within].sort((a, b) => a.sequence - b.sequence),
    contextOf: (record) => contexts.get(record.family)!,
  })
  const now = clusters.map(({ records: members, schema, probability, state }): JudgedCluster => (
    { canonicalId: members[0]!.id, members: members.map(({ id }) => id), schema, probability: Math.round(probability * 1e6) / 1e6, state }))
  const moved = now.flatMap(({ canonicalId: after, members }) => members.map((id) => ({ id, before: before.get(id)!.canonicalId, after })))
    .filter((each) => each.before !== each.after).sort((a, b) => (a.id < b.id ? -1 : 1))
  const sizes = new Map<string, number>()
  for (const { canonicalId } of before.values()) sizes.set(canonicalId, (sizes.get(canonicalId) ?? 0) + 1)
  return { clusters: now.filter((cluster) => isOther(cluster, before.get(cluster.canonicalId)!, sizes)), moved, touched: touched.size, problems }
}

interface Standing {
  readonly canonicalId: string
  readonly probability: number
  readonly state: string
}

function isOther({ canonicalId, members, probability, state }: JudgedCluster, before: Standing, sizes: ReadonlyMap<string, number>): boolean {
  return before.canonicalId !== canonicalId || sizes.get(canonicalId) !== members.length || before.state !== state || before.probability !== probability
}

type Judged = readonly [left: string, right: string, judgement: string]

/** Entities of pairs on which another judgement stands than before. */
function changedSince(before: readonly Judged[], now: readonly Judged[]): string[] {
  const keyOf = ([left, right, judgement]: Judged) => [...[left, right].sort(), judgement].join(' ')
  const [had, have] = [new Set(before.map(keyOf)), new Set(now.map(keyOf))]
  return [...new Set([...before.filter((row) => !have.has(keyOf(row))), ...now.filter((row) => !had.has(keyOf(row)))].flatMap(([left, right]) => [left, right]))].sort()
}

/** Entities that joins of the build or positive judgements connect with the seeds, as the build left them. */
async function readPiece(store: Pick<Store, 'all'>, seeds: readonly string[], judgements: readonly JudgementRow[]): Promise<Map<string, Standing>> {
  const positive = judgements.filter(({ judgement }) => judgement === 'positive').map(({ left, right }) => `('${left}', '${right}')`)
  const judged = positive.length === 0 ? '' : `UNION ALL SELECT * FROM (VALUES ${positive.join(', ')})`
  const rows = await store.all<{ id: string; canonical_id: string; cluster_probability: number; cluster_state: string }>(`WITH RECURSIVE pair(one, other) AS (
  SELECT left_id, right_id FROM derived.matches WHERE NOT conflict AND probability >= ${leastJoinedProbability - 1e-6} ${judged}),
way(one, other) AS (SELECT one, other FROM pair UNION ALL SELECT other, one FROM pair),
piece(id) AS (SELECT id FROM derived.entities WHERE id IN ${sqlTexts(seeds)} UNION SELECT way.other FROM piece JOIN way ON way.one = piece.id)
SELECT e.id, e.canonical_id, e.cluster_probability, e.cluster_state FROM piece JOIN derived.entities e ON e.id = piece.id ORDER BY e.id`)
  return new Map(rows.map((row) => [row.id, { canonicalId: row.canonical_id, probability: row.cluster_probability, state: row.cluster_state }]))
}

/** The pairs that computation would join; not those on which a person said anything. */
async function readJoins(store: Pick<Store, 'all'>, ids: readonly string[], judgements: readonly JudgementRow[]): Promise<Join[]> {
  const numbers = new Map(ids.map((id, number) => [id, number]))
  const judged = new Set(judgements.map(({ left, right }) => [left, right].sort().join(' ')))
  const rows = await store.all<{ left_id: string; right_id: string; weight_bits: number; outweighs: boolean }>(`SELECT left_id, right_id, weight_bits, outweighs
FROM derived.matches WHERE NOT conflict AND left_id IN ${sqlTexts(ids)} AND right_id IN ${sqlTexts(ids)} ORDER BY left_id, right_id`)
  return rows.filter((row) => probabilityOf(row.weight_bits) >= leastJoinedProbability && !judged.has(`${row.left_id} ${row.right_id}`))
    .map((row) => ({ left: numbers.get(row.left_id)!, right: numbers.get(row.right_id)!, weightBits: row.weight_bits, outweighs: row.outweighs }))
}
