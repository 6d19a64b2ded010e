import { createWriteStream, rmSync } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { DuckDBInstance } from '@duckdb/node-api'
import { recordColumns } from './observe.ts'
import { cellsOf, drawPopulation, type PopulationSize } from './population.ts'

/** Where a population is written: `.parquet` or `.csv`, the records and, apart from them, the answers (`record_id`, `cluster`). */
export interface PopulationFiles {
  readonly records: string
  readonly truth: string
}

const flushChars = 1 << 20

/**
 * Writes a population: streaming to a scratch CSV, then ordered by record id by DuckDB, so that the order of rows says
 * nothing. One thread, so that the same seed gives the same bytes.
 */
export async function writePopulation(size: PopulationSize, files: PopulationFiles): Promise<void> {
  const scratch = `${files.records}.scratch.csv`
  try {
    await streamCsv(size, scratch)
    const connection = await (await DuckDBInstance.create(':memory:', { threads: '1', memory_limit: '4GB', temp_directory: `${files.records}.scratch` })).connect()
    const columns = recordColumns.map((name) => (name === 'record_id' ? name : `nullif(${name}, '') AS ${name}`)).join(', ')
    const csv = `read_csv('${quote(scratch)}', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"')`
    await connection.run(`COPY (SELECT ${columns} FROM ${csv} ORDER BY record_id) TO '${quote(files.records)}' (FORMAT ${formatOf(files.records)})`)
    await connection.run(`COPY (SELECT record_id, cluster::INTEGER AS cluster FROM ${csv} ORDER BY record_id) TO '${quote(files.truth)}' (FORMAT ${formatOf(files.truth)})`)
    connection.closeSync()
  } finally {
    rmSync(scratch, { force: true })
    rmSync(`${files.records}.scratch`, { recursive: true, force: true })
  }
}

async function streamCsv(size: PopulationSize, path: string): Promise<void> {
  const file = createWriteStream(path)
  let text = `${[...recordColumns, 'cluster'].join(',')}\n`
  for (const row of drawPopulation(size)) {
    text += `${cellsOf(row).map(csvCell).join(',')},${row.cluster}\n`
    if (text.length < flushChars) continue
    if (!file.write(text)) await once(file, 'drain')
    text = ''
  }
  file.end(text)
  await finished(file)
}

function csvCell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function formatOf(path: string): 'parquet' | 'csv' {
  return path.endsWith('.csv') ? 'csv' : 'parquet'
}

function quote(text: string): string {
  return text.replaceAll("'", "''")
}
