import { join } from 'node:path'
import { Failure } from '../../../base/failure.ts'
import type { Dialect } from '../../../resolve/plan/dialect.ts'
import { duckDialect } from '../../../resolve/plan/duck-dialect.ts'
import type { LinkagePlan } from '../../../resolve/plan/linkage-plan.ts'
import { sparkDialect } from '../../../resolve/plan/spark-dialect.ts'
import { proposePlan, type ProposedPlan, type TableFile, type TableSettings } from '../../../resolve/table/propose-plan.ts'
import { openDuckStore } from '../../../store/duck/duck-store.ts'
import { openSparkStore } from '../../../store/spark/spark-store.ts'
import { sqlText } from '../../../store/sql-text.ts'
import type { Store } from '../../../store/store.ts'

/** Which engine runs a resolution of tables, and what it may use. */
export interface EngineOptions {
  /** `duckdb`, or the master of a Spark cluster: `spark://host:port`. */
  readonly engine: string
  /** Of DuckDB, in its own form: `4GB`. */
  readonly memoryLimit: string
  readonly threads: number
  /** Of Spark: a folder that every machine of the cluster sees under the same path; absent: the cluster is on this machine. */
  readonly sharedFolder?: string
  /** Of Spark: its own settings. */
  readonly sparkSettings?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
}

/** The engine of a resolution of tables. */
export interface LinkageEngine {
  readonly store: Store
  readonly dialect: Dialect
  /** Proposes a plan for files. Columns are looked at by DuckDB on this machine, whatever the engine. */
  propose(files: readonly TableFile[], settings: TableSettings): Promise<ProposedPlan>
  /** The plan with its sources where the engine reads them. Throws `usage` when the engine needs record ids and a source has none. */
  take(plan: LinkagePlan): Promise<LinkagePlan>
  /** A FROM item of all parts of scored pairs in a folder. */
  partsOf(folder: string): string
  close(): Promise<void>
}

/** Opens the engine that is asked for; `scratch` is a folder for what does not fit in memory. */
export async function openLinkageEngine(options: EngineOptions, scratch: string): Promise<LinkageEngine> {
  const { memoryLimit, threads, signal } = options
  const duck = { memoryLimit, threads, temporaryFolder: join(scratch, 'spill'), signal }
  if (options.engine !== 'duckdb') return openSpark(options, () => openDuckStore(':memory:', duck))
  const store = await openDuckStore(join(scratch, 'resolve.duckdb'), duck)
  return {
    store,
    dialect: duckDialect,
    propose: (files, settings) => proposePlan(store, files, { settings, dialect: duckDialect }),
    take: async (plan) => plan,
    partsOf: (folder) => `read_parquet(${sqlText(join(folder, 'part-*.parquet'))})`,
    close: () => store.close(),
  }
}

async function openSpark({ engine, sharedFolder, sparkSettings, signal }: EngineOptions, openDuck: () => Promise<Store>): Promise<LinkageEngine> {
  const store = await openSparkStore({
    master: engine, signal, ...(sharedFolder === undefined ? {} : { sharedFolder }), ...(sparkSettings === undefined ? {} : { settings: sparkSettings }),
  })
  return {
    store,
    dialect: sparkDialect,
    async propose(files, settings) {
      const duck = await openDuck()
      try {
        return await proposePlan(duck, files, { settings, dialect: duckDialect })
      } finally {
        await duck.close()
      }
    },
    async take(plan) {
      const without = plan.sources.find((source) => source.idColumn === undefined)
      if (without) throw new Failure('usage', `Rows have no order on a cluster, and ${without.path} has no column that numbers its records. Name one with --id.`)
      const sources = []
      for (const source of plan.sources) sources.push({ ...source, path: await store.takeFile(source.path) })
      return { ...plan, sources }
    },
    partsOf: (folder) => sparkDialect.readFile(join(folder, 'part-*.parquet')),
    close: () => store.close(),
  }
}
