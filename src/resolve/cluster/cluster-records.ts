import type { Problem } from '../../model/problem.ts'
import { commonSchema } from '../../model/schema/schema.ts'
import type { CompareContext } from '../compare/compare-context.ts'
import type { JudgementRow } from '../judge/judgement-row.ts'
import type { MatchRecord } from '../match-record.ts'
import { areDifferentPersons, haveExclusiveIdentifiers } from './constraints.ts'

/** A pair that computation would join, by the numbers of its records. */
export interface Join {
  readonly left: number
  readonly right: number
  readonly weightBits: number
  readonly probability: number
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
}

/**
 * Clusters records: positive judgements first, then joins from the strongest to the weakest (a maximum spanning
 * forest), each only where nothing speaks against the whole of both clusters. A negative judgement so splits a cluster
 * at its weakest join. The result does not depend on the order of records or joins. Clusters come in order of their
 * smallest id.
 */
export function clusterRecords(input: ClusterInput): { clusters: Cluster[]; problems: Problem[] } {
  const forest = new Forest(input)
  const problems = input.judgements.filter((row) => row.judgement === 'positive').flatMap((row) => forest.judge(row) ?? [])
  const ordered = [...input.joins].sort((a, b) => roundBits(b.weightBits) - roundBits(a.weightBits) || a.left - b.left || a.right - b.right)
  for (const join of ordered) forest.join(join)
  return { clusters: forest.clusters(), problems }
}

/** Sums of bits in another order differ in their last digits. */
function roundBits(bits: number): number {
  return Math.round(bits * 1e6)
}

class Forest {
  readonly #input: ClusterInput
  readonly #clusters: Cluster[]
  readonly #numbers: Map<string, number>
  readonly #different = new Map<string, Set<string>>()

  constructor(input: ClusterInput) {
    this.#input = input
    this.#clusters = input.records.map((record) => ({ records: [record], schema: record.schema, probability: 1, state: 'single' }))
    this.#numbers = new Map(input.records.map((record, number) => [record.id, number]))
    for (const row of input.judgements.filter((judged) => judged.judgement === 'negative')) {
      this.#different.set(row.left, (this.#different.get(row.left) ?? new Set()).add(row.right))
      this.#different.set(row.right, (this.#different.get(row.right) ?? new Set()).add(row.left))
    }
  }

  judge(row: JudgementRow): Problem | undefined {
    const [left, right] = [this.#numbers.get(row.left), this.#numbers.get(row.right)]
    if (left === undefined || right === undefined) return judgementProblem(row, 'absent')
    const [one, other] = [this.#clusters[left]!, this.#clusters[right]!]
    if (one === other) return undefined
    if (this.#areJudgedDifferent(one, other)) return judgementProblem(row, 'contrary')
    const schema = commonSchema(one.schema, other.schema)
    if (schema === undefined) return judgementProblem(row, 'impossible')
    this.#merge(one, other, { schema, probability: 1, state: one.state === 'machine' || other.state === 'machine' ? 'machine' : 'judged' })
    return undefined
  }

  join(join: Join): void {
    const [one, other] = [this.#clusters[join.left]!, this.#clusters[join.right]!]
    const schema = commonSchema(one.schema, other.schema)
    if (one === other || schema === undefined || this.#areJudgedDifferent(one, other)) return
    if (haveExclusiveIdentifiers(one.records, other.records)) return
    if (!join.outweighs && areDifferentPersons(one.records, other.records, this.#input.contextOf(one.records[0]!))) return
    this.#merge(one, other, { schema, probability: join.probability, state: 'machine' })
  }

  clusters(): Cluster[] {
    return [...new Set(this.#clusters)]
  }

  #merge(one: Cluster, other: Cluster, made: Pick<Cluster, 'schema' | 'probability' | 'state'>): void {
    const merged: Cluster = {
      ...made,
      records: [...one.records, ...other.records].sort((a, b) => (a.id < b.id ? -1 : 1)),
      probability: Math.min(one.probability, other.probability, made.probability),
    }
    for (const record of merged.records) this.#clusters[this.#numbers.get(record.id)!] = merged
  }

  #areJudgedDifferent(one: Cluster, other: Cluster): boolean {
    const [fewer, more] = one.records.length < other.records.length ? [one, other] : [other, one]
    const isInMore = (id: string) => this.#clusters[this.#numbers.get(id) ?? -1] === more
    return fewer.records.some((record) => [...(this.#different.get(record.id) ?? [])].some(isInMore))
  }
}

const judgementMeanings = {
  absent: 'one of them is no longer in the case. Nothing was joined; undo the judgement if its exhibit was withdrawn',
  contrary: 'other judgements keep apart what it would join. It was not followed; undo one of them',
  impossible: 'they are of kinds that cannot be one (such as a person and a company). It was not followed; undo it, or correct the mapping of one',
} as const

function judgementProblem(row: JudgementRow, why: keyof typeof judgementMeanings): Problem {
  return {
    code: `resolve.judgement-${why}`,
    severity: 'warning',
    message: `Judgement ${row.sequence} says that ${row.left} and ${row.right} are the same, but ${judgementMeanings[why]}.`,
  }
}
