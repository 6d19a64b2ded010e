import { join } from 'node:path'
import type { FilesNow, OpenFileNow } from '../../../base/files-now.ts'
import { listSchemata } from '../../../model/schema/schema.ts'
import { wholeHashSql } from '../../../store/hash-sql.ts'
import { sqlText } from '../../../store/sql-text.ts'
import type { Store } from '../../../store/store.ts'

/** Lines of statements that the engine reads at a time; each such part lies in the order of entities. */
const partBytes = 256 * 1024 * 1024
const blockBytes = 4 * 1024 * 1024

/** Longest line that the engine is given to read. */
export const longestBulkLine = 1024 * 1024

/** Whose statements are put in, and what they are named by. */
export interface BulkSource {
  readonly exhibit: string
  /** The reader, as `statements.extractor` tells it. */
  readonly reader: string
  readonly run: string
}

/** What became of an exhibit's statements. */
export interface BulkOutcome {
  readonly written: number
  /** Lines that make no sense. */
  readonly garbled: number
  /** Properties that the model does not have, with how often and where first. */
  readonly unknown: readonly { readonly schema: string; readonly property: string; readonly statements: number; readonly locator: string }[]
}

/**
 * Puts the statements of one large exhibit into their table without making an object of each: lines are laid in a file
 * as they come, and the engine takes them apart, hashes them and writes them, a part at a time. The rows are those that
 * single statements would give.
 */
export class BulkStatements {
  readonly #store: Store
  readonly #files: FilesNow
  readonly #path: string
  readonly #block = Buffer.allocUnsafe(blockBytes)
  #file: OpenFileNow | undefined
  #blockLength = 0
  #partLength = 0
  #lines = 0

  private constructor(store: Store, files: FilesNow, path: string) {
    this.#store = store
    this.#files = files
    this.#path = path
  }

  static async open(store: Store, { scratchFolder, files }: { readonly scratchFolder: string; readonly files: FilesNow }): Promise<BulkStatements> {
    files.makeFolder(scratchFolder)
    const rows = listSchemata().flatMap(({ name, properties }) => [...properties.values()].map((property) => [name, property.name, property.type]))
    await store.run(`CREATE OR REPLACE TEMP TABLE model_property AS SELECT * FROM (VALUES ${rows.map(valuesRow).join(', ')}) AS t(schema, property, type)`)
    return new BulkStatements(store, files, join(scratchFolder, 'statements.ndjson'))
  }

  /** Whether the part is so long that it should be written before more is added. */
  get isFull(): boolean {
    return this.#partLength >= partBytes
  }

  /** Adds whole lines, as many as told, each no longer than `longestBulkLine`. */
  add(lines: Buffer, count: number): void {
    this.#lines += count
    this.#partLength += lines.byteLength
    if (this.#blockLength + lines.byteLength > blockBytes) this.#flushBlock()
    if (lines.byteLength > blockBytes) return this.#write(lines)
    this.#blockLength += lines.copy(this.#block, this.#blockLength)
  }

  /** Writes what was added to the table. */
  async writePart(source: BulkSource): Promise<void> {
    this.#flushBlock()
    if (this.#file === undefined) return
    this.#file.close()
    this.#file = undefined
    this.#partLength = 0
    await this.#store.run(insertSql(this.#path, source))
    this.#files.remove(this.#path)
  }

  /** Takes out of the exhibit's rows what cannot be used, and what is told twice. */
  async settle({ exhibit }: BulkSource): Promise<BulkOutcome> {
    const ofExhibit = `exhibit_id = ${sqlText(exhibit)}`
    const [garbled] = await this.#store.all<{ n: number }>(`SELECT count(*) AS n FROM derived.statements WHERE ${ofExhibit} AND id IS NULL`)
    const unknown = await this.#store.all<{ schema: string; property: string; statements: number; locator: string }>(
      `SELECT schema, property, count(*) AS statements, min(locator) AS locator FROM derived.statements
WHERE ${ofExhibit} AND id IS NOT NULL AND property_type IS NULL GROUP BY ALL ORDER BY ALL`,
    )
    const isFaulty = garbled!.n > 0 || unknown.length > 0
    if (isFaulty) await this.#store.run(`DELETE FROM derived.statements WHERE ${ofExhibit} AND property_type IS NULL`)
    const repeats = await this.#dropRepeats(ofExhibit)
    const leftOut = unknown.reduce((sum, { statements }) => sum + statements, garbled!.n + repeats)
    return { written: this.#lines - leftOut, garbled: garbled!.n, unknown }
  }

  /** Ends, whatever became of the exhibit. */
  async close(): Promise<void> {
    this.#file?.close()
    this.#file = undefined
    this.#files.remove(this.#path)
    await this.#store.run('DROP TABLE IF EXISTS temp.model_property')
  }

  /** Repeats are looked for by a number made of the id: short, so that many fit in memory; then by the id itself. */
  async #dropRepeats(ofExhibit: string): Promise<number> {
    await this.#store.run(
      `CREATE OR REPLACE TEMP TABLE repeated AS SELECT ${shortIdSql} AS short FROM derived.statements WHERE ${ofExhibit}
GROUP BY short HAVING count(*) > 1`,
    )
    await this.#store.run(
      `CREATE OR REPLACE TEMP TABLE repeat AS SELECT place FROM (
  SELECT rowid AS place, row_number() OVER (PARTITION BY id ORDER BY original NULLS LAST, schema, rowid) AS telling
  FROM derived.statements WHERE ${ofExhibit} AND ${shortIdSql} IN (SELECT short FROM repeated))
WHERE telling > 1`,
    )
    await this.#store.run('DELETE FROM derived.statements WHERE rowid IN (SELECT place FROM repeat)')
    const [repeats] = await this.#store.all<{ n: number }>('SELECT count(*) AS n FROM repeat')
    await this.#store.run('DROP TABLE temp.repeat')
    await this.#store.run('DROP TABLE temp.repeated')
    return repeats!.n
  }

  #flushBlock(): void {
    if (this.#blockLength > 0) this.#write(this.#block.subarray(0, this.#blockLength))
    this.#blockLength = 0
  }

  #write(bytes: Buffer): void {
    this.#file ??= this.#files.create(this.#path, 0o644)
    this.#file.write(bytes)
  }
}

const shortIdSql = "CAST('0x' || substr(id, 1, 16) AS UBIGINT)"

/** The table function of the engine that gives lines as they are: no delimiter, no quotes. */
function linesSql(path: string): string {
  const options = `columns = {'line': 'VARCHAR'}, auto_detect = false, header = false, delim = '\\x01', quote = '', escape = '', comment = '', strict_mode = false`
  return `read_csv(${sqlText(path)}, ${options}, max_line_size = ${longestBulkLine + 1024})`
}

/** Rows of lines `["s", entity, schema, property, value, locator, original, lang]`; one that makes no sense has no id. */
function insertSql(path: string, { exhibit, reader, run }: BulkSource): string {
  const [exhibitSql, runSql] = [sqlText(exhibit), sqlText(run)]
  const isWhole = "len(f) = 8 AND coalesce(f[2] <> '' AND f[3] <> '' AND f[4] <> '' AND f[5] <> '' AND f[6] <> '', false)"
  return `INSERT INTO derived.statements
WITH line AS (SELECT TRY(from_json(line, '["VARCHAR"]')) AS f FROM ${linesSql(path)}),
told AS (
  SELECT ${isWhole} AS is_whole, f[2] AS entity_id, f[3] AS schema, f[4] AS property, f[5] AS value, f[6] AS locator, f[7] AS original, f[8] AS lang
  FROM line)
SELECT CASE WHEN t.is_whole THEN ${wholeHashSql([exhibitSql, 't.locator', 't.entity_id', 't.property', 't.value', 't.lang'])} END, ${exhibitSql},
  t.locator, t.entity_id, t.schema, t.property, CASE WHEN t.is_whole THEN m.type END, t.value, t.original, t.lang, ${sqlText(reader)}, ${runSql}
FROM told t LEFT JOIN model_property m ON m.schema = t.schema AND m.property = t.property
ORDER BY t.entity_id, t.property`
}

function valuesRow(values: readonly string[]): string {
  return `(${values.map(sqlText).join(', ')})`
}
