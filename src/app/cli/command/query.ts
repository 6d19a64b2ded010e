import { Command } from 'commander'
import { askCase } from '../../jobs/ask-case.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { formatTable } from '../format-table.ts'
import { wholeNumber } from '../whole-number.ts'

interface Options extends CommonOptions {
  readonly limit?: number
}

/** `jackdaw query`: read-only SQL over the documented views. */
export function queryCommand(): Command {
  const command = new Command('query')
    .description('Ask in SQL (DuckDB) over the views that docs/views.md describes. Read-only.')
    .argument('<case>', 'the case')
    .argument('<sql>', 'one SELECT')
    .option('--limit <rows>', 'most rows to give (default: all)', wholeNumber())
  withCommonOptions(command)
  return command.action((path: string, sql: string, options: Options) =>
    face(options, async ({ progress, tell, visitor }) => {
      const { columns, rows, truncated } = await askCase(path, sql, { visitor, maxRows: options.limit ?? Infinity })
      const names = columns.map((column) => column.name)
      if (options.json) tell(rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index]]))), [])
      else tell(undefined, formatTable(names, rows))
      if (truncated) progress.end('query', `there are more rows than the ${rows.length} given`)
    }),
  )
}
