import type { EvidenceWeight, Hypothesis, ToldFindings, WeighedEvidence } from '../model/finding.ts'

/** A hypothesis with how the evidence sits with it. */
export interface WeighedHypothesis extends Hypothesis {
  readonly counts: Readonly<Record<EvidenceWeight, number>>
  /** Findings weighed for another hypothesis and not for this one. */
  readonly unweighed: number
  /** Sum of the diagnosticity of what is inconsistent with it: the weight of what speaks against it. */
  readonly against: number
}

/** A cell of the matrix, with what its finding tells apart. */
export interface MatrixCell extends WeighedEvidence {
  /** Of the pairs of hypotheses it was weighed for, the share it tells apart; undefined for fewer than two. */
  readonly diagnosticity: number | undefined
}

/**
 * The matrix of hypotheses and evidence. A finding that sits alike with all hypotheses tells nothing between them, however
 * well it fits (Heuer, Psychology of Intelligence Analysis, 1999, chapter 8): its diagnosticity is the share of pairs of
 * hypotheses for which its weights differ. Nothing here says which hypothesis is true.
 */
export function weighHypotheses({ hypotheses, weights, withdrawn }: Pick<ToldFindings, 'hypotheses' | 'weights' | 'withdrawn'>): {
  readonly hypotheses: readonly WeighedHypothesis[]
  readonly cells: readonly MatrixCell[]
} {
  const aside = new Set(withdrawn.map(({ finding }) => finding))
  const standing = weights.filter(({ finding }) => !aside.has(finding))
  const byFinding = Map.groupBy(standing, ({ finding }) => finding)
  const diagnosticity = new Map([...byFinding].map(([finding, row]) => [finding, shareToldApart(row.map(({ weight }) => weight))]))
  const cells = standing.map((cell) => ({ ...cell, diagnosticity: diagnosticity.get(cell.finding) }))
  return {
    cells,
    hypotheses: hypotheses.map((hypothesis) => {
      const column = cells.filter((cell) => cell.hypothesis === hypothesis.id)
      const of = (weight: EvidenceWeight) => column.filter((cell) => cell.weight === weight)
      return {
        ...hypothesis,
        counts: { consistent: of('consistent').length, inconsistent: of('inconsistent').length, neutral: of('neutral').length },
        unweighed: byFinding.size - column.length,
        against: of('inconsistent').reduce((sum, cell) => sum + (cell.diagnosticity ?? 0), 0),
      }
    }),
  }
}

function shareToldApart(weights: readonly EvidenceWeight[]): number | undefined {
  const pairs = (weights.length * (weights.length - 1)) / 2
  if (pairs === 0) return undefined
  const apart = weights.reduce((sum, weight, index) => sum + weights.slice(index + 1).filter((other) => other !== weight).length, 0)
  return apart / pairs
}
