import { readFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os'

/** The machine and the versions that a measurement was made with, in lines. */
export function describeMachine(): string {
  const { version } = JSON.parse(readFileSync(new URL('../node_modules/@duckdb/node-api/package.json', import.meta.url), 'utf8')) as { version: string }
  return [
    `machine: ${availableParallelism()} processors (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 1e9)} GB, Linux ${release()}; load average before: ${loadavg()[0]!.toFixed(1)}`,
    `versions: Node ${process.versions.node}, DuckDB for Node ${version}, SQLite ${process.versions['sqlite'] ?? 'unknown'}`,
  ].join('\n')
}
