import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { canonicalJson } from '../../../base/canonical-json.ts'
import { Failure } from '../../../base/failure.ts'
import { sha256 } from '../../../base/hash.ts'
import type { Progress } from '../../../base/progress.ts'
import { clusterers, type ClustererName } from '../../../resolve/cluster/clusterers.ts'
import { describePlan } from '../../../resolve/engine/describe-plan.ts'
import { overfullProblems } from '../../../resolve/engine/overfull-problems.ts'
import { pairColumnsSelect } from '../../../resolve/engine/pair-columns.ts'
import { clusterColumnsSelect, readGraph, writeLabels } from '../../../resolve/engine/scored-edges.ts'
import { scoreChunks } from '../../../resolve/engine/score-chunks.ts'
import { recallWithin } from '../../../resolve/engine/recall-within.ts'
import { settleRivals } from '../../../resolve/engine/one-to-one.ts'
import { countAllPairs, layRecords, trainPlan } from '../../../resolve/engine/table-resolution.ts'
import type { TableFile, TableSettings } from '../../../resolve/table/propose-plan.ts'
import type { Problem } from '../../../model/problem.ts'
import { openLinkageEngine, type EngineOptions } from './linkage-engine.ts'

/** What a resolution of tables is asked for. */
export interface ResolveTablesOptions extends EngineOptions {
  readonly files: readonly string[]
  readonly settings: TableSettings
  readonly out: string
  readonly clusters?: string
  readonly clusterer: ClustererName
  readonly explain: boolean
  readonly progress: Progress
}

/** What a resolution of tables did. */
export interface ResolveTablesResult {
  readonly records: number
  /** Pairs kept, and those from the threshold on. */
  readonly pairs: number
  readonly matches: number
  /** Clusters of more than one record. */
  readonly clusters: number
  readonly prior: number
  /** Share of true pairs that the keys are reckoned to find: by simulation, or within the clusters found, whichever is less. */
  readonly recall: number
  readonly problems: readonly Problem[]
  readonly description: readonly string[]
}

/**
 * Resolves tables without a case: which rows are the same thing. Writes pairs, clusters and the trained plan
 * (`<out>.plan.json`). Parts of the work lie beside the result until it is whole; a run that was stopped goes on from them.
 */
export async function resolveTables(options: ResolveTablesOptions): Promise<ResolveTablesResult> {
  const files = options.files.map(asTableFile)
  mkdirSync(dirname(resolve(options.out)), { recursive: true })
  const scratch = mkdtempSync(`${resolve(options.out)}.scratch-`)
  const engine = await openLinkageEngine(options, scratch)
  const { store, dialect } = engine
  try {
    const table = { store, dialect, progress: options.progress }
    const proposed = await engine.propose(files, options.settings)
    if (proposed.plan.fields.length === 0) throw new Failure('usage', 'No column tells what records could be compared by. Name roles in a settings file.')
    const taken = await engine.take(proposed.plan)
    const bySource = await layRecords(table, { ...proposed, plan: taken })
    const { plan, training, recall, chunks } = await trainPlan(table, taken, bySource)
    const problems = await overfullProblems(store, plan)
    const toldPlan = { ...plan, sources: proposed.plan.sources }
    const folder = partsFolder(options, { plan: toldPlan, chunks })
    await scoreChunks(table, { plan, training, chunks, folder })
    const parts = await settleRivals(table, plan, { parts: engine.partsOf(folder), expected: training.prior * countAllPairs(plan, bySource), bySource })
    await store.run(dialect.writeParquet(pairColumnsSelect(plan, { parts, explain: options.explain }), options.out))
    options.progress.report({ step: 'cluster', done: 0, unit: 'pairs' })
    const graph = await readGraph(store, plan, parts)
    const threshold = Math.log2(plan.threshold / (1 - plan.threshold))
    const { labels } = clusterers[options.clusterer](graph, { leastBits: threshold })
    if (options.clusters) {
      await writeLabels(store, labels)
      await store.run(dialect.writeParquet(clusterColumnsSelect(plan), options.clusters))
    }
    writeFileSync(`${options.out}.plan.json`, `${JSON.stringify(toldPlan, undefined, 2)}\n`)
    rmSync(folder, { recursive: true })
    return {
      records: labels.length, pairs: graph.bits.length, matches: graph.bits.reduce((count, bits) => count + (bits >= threshold ? 1 : 0), 0),
      clusters: countClusters(labels), prior: training.prior,
      recall: Math.min(recall, recallWithin(graph, labels) ?? 1), problems, description: describePlan(plan, proposed.columns),
    }
  } finally {
    await engine.close()
    rmSync(scratch, { recursive: true, force: true })
  }
}

function asTableFile(path: string): TableFile {
  if (!existsSync(path)) throw new Failure('usage', `There is no file ${path}.`)
  return { name: basename(path).replace(/\.(csv|tsv|parquet)$/i, ''), path: resolve(path) }
}

/** One folder for each input and plan, so that parts of another run are never taken for this one's. */
function partsFolder({ files, out, sharedFolder }: ResolveTablesOptions, made: unknown): string {
  const inputs = files.map((path) => {
    const { size, mtimeMs } = statSync(path)
    return [resolve(path), size, mtimeMs]
  })
  const folder = `${sharedFolder === undefined ? resolve(out) : join(resolve(sharedFolder), basename(out))}.parts-${sha256(canonicalJson({ inputs, made } as never)).slice(0, 16)}`
  mkdirSync(folder, { recursive: true })
  return folder
}

function countClusters(labels: Int32Array): number {
  const sizes = new Int32Array(labels.length)
  for (const label of labels) sizes[label]!++
  return sizes.reduce((count, size) => count + (size > 1 ? 1 : 0), 0)
}
