import type { CompareContext } from '../compare/compare-context.ts'
import { isComparable } from '../compare/compare-records.ts'
import { scorePair, type PairScore } from '../compare/score-pair.ts'
import type { Family } from '../family.ts'
import type { JudgementRow } from '../judge/judgement-row.ts'
import { leastShownProbability } from '../match.ts'
import type { MatchRecord } from '../match-record.ts'
import { organisationNameKey } from '../normalise/organisation-name.ts'
import { personNameKey } from '../normalise/person-name.ts'
import { priorBits, probabilityOf, roundBits } from '../weigh/match-weight.ts'
import { learnWeights } from './learn-weights.ts'
import type { PartyKind } from './learnt-levels.ts'
import { Corrections, type LearntWeights } from './learnt-weights.ts'
import { kindOfPair, LevelPatterns } from './level-patterns.ts'

const kinds: readonly PartyKind[] = ['person', 'organisation']
/** Records of a kind whose pairs, all of them, tell how often levels are met by chance. Ids are hashes: the first in their order are drawn by a hash. */
const drawnRecords = 200

/** Learns the weights of a case from its pairs as they are compared. */
export class CaseLearner {
  readonly #records: readonly MatchRecord[]
  readonly #contexts: ReadonlyMap<Family, CompareContext>
  readonly #candidates = new Map(kinds.map((kind) => [kind, new LevelPatterns(kind)]))
  /** By record: how many tell the same names. */
  readonly #tellings: ReadonlyMap<string, number>

  constructor(records: readonly MatchRecord[], contexts: ReadonlyMap<Family, CompareContext>) {
    this.#records = records
    this.#contexts = contexts
    this.#tellings = countTellings(records)
  }

  /**
   * Counts a pair that was compared by the weights assumed before, whether it is kept or not; not one that a person judged. What is told in the same
   * words a hundred times has thousands of pairs and teaches no more than each of its tellings once.
   */
  add(left: MatchRecord, right: MatchRecord, score: PairScore): void {
    const kind = kindOfPair(left, right)
    if (!kind) return
    const tellings = Math.max(this.#tellings.get(left.id) ?? 1, this.#tellings.get(right.id) ?? 1)
    this.#candidates.get(kind)!.add(score, this.#priorBits(), 1 / tellings)
  }

  /** What all pairs that were counted, and the judgements in force, teach. */
  learn(judgements: readonly JudgementRow[]): LearntWeights[] {
    const parties = this.#records.filter(({ family }) => family === 'party')
    if (parties.length < 2) return []
    const judged = this.#judgedPatterns(judgements)
    return kinds.map((kind) => {
      const records = parties.filter((record) => (record.kind === 'organisation') === (kind === 'organisation'))
      return learnWeights({
        kind, candidates: this.#candidates.get(kind)!.list(), random: this.#randomPatterns(kind, records).list(),
        same: judged(kind, 'positive'), different: judged(kind, 'negative'),
        allPairs: Math.max(1, (records.length * (records.length - 1)) / 2), prior: 2 ** this.#priorBits(),
      })
    })
  }

  #priorBits(): number {
    return priorBits(this.#contexts.get('party')!.records)
  }

  #randomPatterns(kind: PartyKind, records: readonly MatchRecord[]): LevelPatterns {
    const patterns = new LevelPatterns(kind)
    const drawn = records.slice(0, drawnRecords)
    for (const [at, left] of drawn.entries()) {
      for (const right of drawn.slice(at + 1)) {
        if (!isComparable(left, right)) continue
        const score = scorePair(left, right, this.#contexts.get('party')!)
        // What is likely the same tells nothing of what is met by chance.
        if (score.probability < leastShownProbability) patterns.add(score, this.#priorBits())
      }
    }
    return patterns
  }

  #judgedPatterns(judgements: readonly JudgementRow[]) {
    const byId = new Map(this.#records.map((record) => [record.id, record]))
    return (kind: PartyKind, judgement: JudgementRow['judgement']) => {
      const patterns = new LevelPatterns(kind)
      for (const row of judgements) {
        const [left, right] = [byId.get(row.left), byId.get(row.right)]
        if (row.judgement !== judgement || !left || !right || !isComparable(left, right) || kindOfPair(left, right) !== kind) continue
        patterns.add(scorePair(left, right, this.#contexts.get('party')!), this.#priorBits())
      }
      return patterns.list()
    }
  }
}

/** A score with what the case taught: each level moved by its correction. */
export function correctScore(score: PairScore, kind: PartyKind | undefined, corrections: Corrections): PairScore {
  if (!kind) return score
  const comparisons = score.comparisons.map((comparison) => {
    const learnt = corrections.of(kind, comparison.property, comparison.level)
    return learnt === 0 ? comparison : { ...comparison, bits: comparison.bits + learnt, learntBits: learnt }
  })
  const moved = comparisons.reduce((sum, { learntBits = 0 }) => sum + learntBits, 0)
  if (moved === 0) return score
  const weightBits = roundBits(score.weightBits + moved)
  return { ...score, comparisons, weightBits, probability: probabilityOf(weightBits) }
}

function countTellings(records: readonly MatchRecord[]): Map<string, number> {
  const named = Map.groupBy(records.filter(({ family }) => family === 'party'), ({ personNames, organisationNames }) => (
    [...personNames.map(({ name }) => personNameKey(name)), ...organisationNames.map(organisationNameKey)].sort().join('|')))
  return new Map([...named].flatMap(([names, members]) => members.map(({ id }) => [id, names === '' ? 1 : members.length] as const)))
}
