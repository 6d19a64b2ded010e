/** Area under the ROC curve: the chance that a positive scores above a negative, ties counted half (J. Hanley, B. McNeil, 1982). */
export function rocArea(positives: readonly number[], negatives: readonly number[]): number {
  let wins = 0
  for (const positive of positives) for (const negative of negatives) wins += positive > negative ? 1 : positive === negative ? 0.5 : 0
  return wins / (positives.length * negatives.length)
}

/** The lowest threshold that no more than `rate` of the negatives lie above, and the share of positives that do. */
export function rateAt(positives: readonly number[], negatives: readonly number[], rate: number): { threshold: number; share: number } {
  const sorted = negatives.toSorted((a, b) => b - a)
  const threshold = sorted[Math.floor(rate * sorted.length)]!
  return { threshold, share: positives.filter((value) => value > threshold).length / positives.length }
}
