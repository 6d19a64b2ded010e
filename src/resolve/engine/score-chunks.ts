import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { Training } from '../train/train-weights.ts'
import type { LinkagePlan } from '../plan/linkage-plan.ts'
import { comparePairs, layPatternWeights, layRarity, type TableRun } from './table-resolution.ts'
import { scoreSelect } from './weight-steps.ts'

/** What scoring in chunks is given. */
export interface ScoringInput {
  readonly plan: LinkagePlan
  readonly training: Training
  readonly chunks: number
  /** Folder of the parts, one for each plan and input: what stands in it is not computed again. */
  readonly folder: string
}

/** Compares and scores the candidate pairs chunk by chunk, each to a Parquet file of its own. A part that is there is whole. */
export async function scoreChunks(table: TableRun, { plan, training, chunks, folder }: ScoringInput): Promise<void> {
  const leastBits = Math.log2(plan.leastProbability / (1 - plan.leastProbability))
  await layRarity(table, plan, training)
  for (let chunk = 0; chunk < chunks; chunk++) {
    table.progress.report({ step: 'score', done: chunk, total: chunks, unit: 'chunks' })
    const path = join(folder, `part-${String(chunk).padStart(4, '0')}.parquet`)
    if (existsSync(path)) continue
    // Training has left the first chunk compared.
    if (chunk > 0) await comparePairs(table, plan, { chunk, chunks })
    await layPatternWeights(table, plan, training)
    await table.store.run(table.dialect.writeParquet(`${scoreSelect(plan, { leastBits, kindred: training.kindred ?? [] })} ORDER BY l, r`, `${path}.writing`))
    renameSync(`${path}.writing`, path)
  }
  table.progress.end('score', `${chunks} chunks of pairs compared and weighed`)
}
