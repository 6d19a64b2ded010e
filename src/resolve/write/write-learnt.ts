import type { Store } from '../../store/store.ts'
import type { LearntWeights } from '../learn/learnt-weights.ts'
import { learntWeightsTable } from '../tables.ts'

/** Writes what a case taught of its weights, level by level, also where it was too little to be followed. */
export async function writeLearnt(store: Store, learnt: readonly LearntWeights[], run: string): Promise<void> {
  await store.run('DELETE FROM derived.learnt_weights')
  const appender = await store.appender(learntWeightsTable)
  const rounded = (share: number | undefined) => (share === undefined ? null : Number(share.toPrecision(6)))
  for (const { kind, state, expectedPairs, judgedPairs, prior, assumedPrior, levels } of learnt) {
    const ofKind = [Math.round(expectedPairs * 10) / 10, judgedPairs, rounded(prior), rounded(assumedPrior)]
    for (const { property, level, m, expectedM, u, expectedU, wantedBits, bits } of levels) {
      const moved = state === 'learnt' ? bits : 0
      appender.add([kind, property, level, state, rounded(m), rounded(expectedM), rounded(u), rounded(expectedU), wantedBits, moved, ...ofKind, run])
    }
  }
  await appender.close()
}
