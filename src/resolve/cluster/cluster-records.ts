import type { Problem } from '../../model/problem.ts'
import { commonSchema } from '../../model/schema/schema.ts'
import type { CompareContext } from '../compare/compare-context.ts'
import type { JudgementRow } from '../judge/judgement-row.ts'
import type { MatchRecord } from '../match-record.ts'
import { probabilityOf } from '../weigh/match-weight.ts'
import { clusterBonds } from './cluster-bonds.ts'
import type { Clusterer, ClusterGraph, RefusedLink } from './cluster-graph.ts'
import { connectedComponents } from './connected-components.ts'
import { areDifferentPersons, exclusiveIdentifiers } from './constraints.ts'

/** A pair that computation would join, by the numbers of its records. */
export interface Join {
  readonly left: number
  readonly right: number
  readonly weightBits: number
  /** A register number or document agrees, so that names and dates that differ do not hinder. */
  readonly outweighs: boolean
}

/** Records found to be one entity. */
export interface Cluster {
  readonly records: readonly MatchRecord[]
  readonly schema: string
  /** Probability of the weakest join that holds it together; 1 for a single record. */
  readonly probability: number
  readonly state: 'single' | 'machine' | 'judged'
}

/** What clustering is made of. */
export interface ClusterInput {
  /** In order of id. */
  readonly records: readonly MatchRecord[]
  readonly joins: readonly Join[]
  readonly judgements: readonly JudgementRow[]
  contextOf(record: MatchRecord): CompareContext
  /** Connected components unless another one is told. */
  readonly clusterer?: Clusterer
}

/**
 * Clusters records: positive judgements first, then joins, each only where nothing speaks against the whole of both
 * clusters. A negative judgement so splits a cluster at its weakest join. The result does not depend on the order of
 * records or joins. Clusters come in order of their smallest id.
 */
export function clusterRecords(input: ClusterInput): { clusters: Cluster[]; problems: Problem[] } {
  const { records, judgements } = input
  const numbers = new Map(records.map((record, number) => [record.id, number]))
  const pairOf = (row: JudgementRow) => [numbers.get(row.left), numbers.get(row.right)] as const
  const positive = judgements.filter((row) => row.judgement === 'positive')
  const present = positive.filter((row) => pairOf(row).every((number) => number !== undefined))
  const absent = positive.filter((row) => pairOf(row).some((number) => number === undefined))
  const negative = judgements.filter((row) => row.judgement === 'negative' && pairOf(row).every((number) => number !== undefined))
  const graph = graphOf(input, {
    mustLink: present.map((row) => pairOf(row) as readonly [number, number]), cannotLink: negative.map((row) => pairOf(row) as readonly [number, number]),
  })
  const { labels, refused } = (input.clusterer ?? connectedComponents)(graph)
  const problems = [...absent.map((row) => judgementProblem(row, 'absent')), ...refused.map(({ index, why }) => judgementProblem(present[index]!, why))]
  return { clusters: clustersOf(records, labels, graph), problems }
}

function graphOf({ records, joins, contextOf }: ClusterInput, judged: Required<Pick<ClusterGraph, 'mustLink' | 'cannotLink'>>): ClusterGraph {
  const recordsOf = (nodes: readonly number[]) => nodes.map((node) => records[node]!)
  return {
    nodes: records.length,
    left: Int32Array.from(joins, (join) => join.left),
    right: Int32Array.from(joins, (join) => join.right),
    bits: Float64Array.from(joins, (join) => join.weightBits),
    outweighs: Uint8Array.from(joins, (join) => Number(join.outweighs)),
    identifiers: exclusiveIdentifiers(records),
    isImpossible: (left, right) => schemaOf(recordsOf([...left, ...right])) === undefined,
    isContrary: (left, right) => areDifferentPersons(recordsOf(left), recordsOf(right), contextOf(records[left[0]!]!)),
    ...judged,
  }
}

/** The schema that is more special than all others of the records; undefined when there is none. */
function schemaOf(records: readonly MatchRecord[]): string | undefined {
  const schemata = [...new Set(records.map((record) => record.schema))]
  return schemata.find((schema) => schemata.every((other) => commonSchema(schema, other) === schema))
}

function clustersOf(records: readonly MatchRecord[], labels: Int32Array, graph: ClusterGraph): Cluster[] {
  const bonds = new Map(clusterBonds(graph, labels).map((bond) => [bond.label, bond]))
  const members = Map.groupBy(records.keys(), (node) => labels[node]!)
  return [...members].sort((a, b) => a[0] - b[0]).map(([label, nodes]) => {
    const inside = nodes.map((node) => records[node]!)
    const bond = bonds.get(label)
    const probability = bond?.weakest ? probabilityOf(bond.weakest.bits) : 1
    return { records: inside, schema: schemaOf(inside)!, probability, state: !bond ? 'single' : bond.weakest ? 'machine' : 'judged' }
  })
}

const judgementMeanings = {
  'absent': 'one of them is no longer in the case. Nothing was joined; undo the judgement if its exhibit was withdrawn',
  'contrary': 'other judgements keep apart what it would join. It was not followed; undo one of them',
  'impossible': 'they are of kinds that cannot be one (such as a person and a company). It was not followed; undo it, or correct the mapping of one',
} as const

function judgementProblem(row: JudgementRow, why: 'absent' | RefusedLink['why']): Problem {
  const reason = why === 'cannot-link' ? 'contrary' : why
  return {
    code: `resolve.judgement-${reason}`,
    severity: 'warning',
    message: `Judgement ${row.sequence} says that ${row.left} and ${row.right} are the same, but ${judgementMeanings[reason]}.`,
  }
}
