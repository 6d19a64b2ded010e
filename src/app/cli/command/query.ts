import { Command } from 'commander'
import { askCase } from '../../jobs/ask-case.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { formatTable } from '../format-table.ts'

interface Options extends CommonOptions {
  readonly limit?: string
}

/** `jackdaw query`: read-only SQL over the documented views. */
export function queryCommand(): Command {
  const command = new Command('query')
    .description('Ask in SQL (DuckDB) over the views that docs/views.md describes. Read-only.')
    .argument('<case>', 'the case')
    .argument('<sql>', 'one SELECT')
    .option('--limit <rows>', 'most rows to give (default: all)')
  withCommonOptions(command)
  return command.action((path: string, sql: string, options: Options) =>
    face(options, async ({ tell }) => {
      const { columns, rows, truncated } = await askCase(path, sql, options.limit ? Number(options.limit) : Infinity)
      const objects = () => rows.map((row) => Object.fromEntries(columns.map((column, index) => [column.name, row[index]])))
      const note = truncated ? [`(only the first ${rows.length} rows)`] : []
      tell(options.json ? objects() : undefined, () => [...formatTable(columns.map((column) => column.name), rows), ...note])
    }),
  )
}
