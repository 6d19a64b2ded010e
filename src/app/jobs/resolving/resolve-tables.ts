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
import { layRecords, trainPlan } from '../../../resolve/engine/table-resolution.ts'
import { duckDialect } from '../../../resolve/plan/duck-dialect.ts'
import { proposePlan, type TableFile, type TableSettings } from '../../../resolve/table/propose-plan.ts'
import { openDuckStore } from '../../../store/duck/duck-store.ts'
import type { Problem } from '../../../model/problem.ts'

/** What a resolution of tables is asked for. */
export interface ResolveTablesOptions {
  readonly files: readonly string[]
  readonly settings: TableSettings
  readonly out: string
  readonly clusters?: string
  readonly clusterer: ClustererName
  readonly explain: boolean
  /** DuckDB's own form: `4GB`. */
  readonly memoryLimit: string
  readonly threads: number
  readonly progress: Progress
  readonly signal?: AbortSignal
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
  /** Share of true pairs that the keys are reckoned to find. */
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
  const store = await openDuckStore(join(scratch, 'resolve.duckdb'), {
    memoryLimit: options.memoryLimit, threads: options.threads, temporaryFolder: join(scratch, 'spill'), signal: options.signal,
  })
  try {
    const table = { store, dialect: duckDialect, progress: options.progress }
    const proposed = await proposePlan(store, files, { settings: options.settings, dialect: duckDialect })
    if (proposed.plan.fields.length === 0) throw new Failure('usage', 'No column tells what records could be compared by. Name roles in a settings file.')
    const bySource = await layRecords(table, proposed)
    const { plan, training, recall, chunks } = await trainPlan(table, proposed.plan, bySource)
    const problems = await overfullProblems(store, plan)
    const folder = partsFolder(options, { plan, chunks })
    await scoreChunks(table, { plan, training, chunks, folder })
    const parts = `read_parquet('${join(folder, 'part-*.parquet').replaceAll("'", "''")}')`
    await store.run(duckDialect.writeParquet(pairColumnsSelect(plan, { parts, explain: options.explain }), options.out))
    options.progress.report({ step: 'cluster', done: 0, unit: 'pairs' })
    const graph = await readGraph(store, plan, parts)
    const threshold = Math.log2(plan.threshold / (1 - plan.threshold))
    const { labels } = clusterers[options.clusterer](graph, { leastBits: threshold })
    if (options.clusters) {
      await writeLabels(store, labels)
      await store.run(duckDialect.writeParquet(clusterColumnsSelect(plan), options.clusters))
    }
    writeFileSync(`${options.out}.plan.json`, `${JSON.stringify(plan, undefined, 2)}\n`)
    rmSync(folder, { recursive: true })
    return {
      records: labels.length, pairs: graph.bits.length, matches: graph.bits.reduce((count, bits) => count + (bits >= threshold ? 1 : 0), 0),
      clusters: countClusters(labels), prior: training.prior, recall, problems, description: describePlan(plan, proposed.columns),
    }
  } finally {
    await store.close()
    rmSync(scratch, { recursive: true, force: true })
  }
}

function asTableFile(path: string): TableFile {
  if (!existsSync(path)) throw new Failure('usage', `There is no file ${path}.`)
  return { name: basename(path).replace(/\.(csv|tsv|parquet)$/i, ''), path: resolve(path) }
}

/** One folder for each input and plan, so that parts of another run are never taken for this one's. */
function partsFolder({ files, out }: ResolveTablesOptions, made: unknown): string {
  const inputs = files.map((path) => {
    const { size, mtimeMs } = statSync(path)
    return [resolve(path), size, mtimeMs]
  })
  const folder = `${resolve(out)}.parts-${sha256(canonicalJson({ inputs, made } as never)).slice(0, 16)}`
  mkdirSync(folder, { recursive: true })
  return folder
}

function countClusters(labels: Int32Array): number {
  const sizes = new Int32Array(labels.length)
  for (const label of labels) sizes[label]!++
  return sizes.reduce((count, size) => count + (size > 1 ? 1 : 0), 0)
}
