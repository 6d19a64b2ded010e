import { mkdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { csvRows } from '../../../dossier/export/csv-rows.ts'
import { contactTables } from '../../../timeline/contact/lay-contacts.ts'
import { contactsOfFiles, type ContactsOfFiles, type ReadCallFile } from '../../jobs/calls/contacts-of-files.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { formatTable } from '../format-table.ts'
import { settingsOf, withReadingOptions, type ReadingOptions } from '../reading-options.ts'
import { wholeNumber } from '../whole-number.ts'
import { timelineQuestions } from '../timeline-questions.ts'

interface Options extends CommonOptions, ReadingOptions {
  readonly out?: string
  readonly limit: number
}

/** `jackdaw calls`: contact tables of call records without a case. */
export function callsCommand(): Command {
  const command = new Command('calls')
    .description('Contact tables, bursts, silences and changes of number, handset or card from files of call records, without a case; each row with its file and row.')
    .argument('<file...>', 'call records as delimited text; columns are read by the mapping that a build would propose')
    .option('--out <folder>', 'write the four tables as CSV')
    .option('--limit <number>', 'most rows of each table to print', wholeNumber(1), 20)
  withCommonOptions(withReadingOptions(command))
  return command.action((paths: string[], options: Options) =>
    face(options, async ({ progress, signal, tell }) => {
      const made = await contactsOfFiles(paths, { settings: settingsOf(options), progress, signal })
      try {
        const written = options.out === undefined ? [] : await writeTables(made, options.out)
        const names = ['contacts', 'bursts', 'silences', 'changes'] as const
        const tables = await Promise.all(names.map(async (name) => ({ name, rows: await made.store.all(`${timelineQuestions[name]} LIMIT ${options.limit}`) })))
        tell({ files: made.files, counts: made.counts, problems: made.problems, ...Object.fromEntries(tables.map(({ name, rows }) => [name, rows])) }, () => [
          ...made.files.flatMap(describeFile),
          ...made.problems.map((problem) => `  ${problem.severity}: ${problem.message}`),
          ...tables.flatMap(({ name, rows }) => ['', `${name}:`, ...(rows.length === 0 ? ['  none'] : formatTable(Object.keys(rows[0]!), rows.map((row) => Object.values(row))))]),
          ...written.map((path) => `Written: ${path}`),
          'Contacts say that two numbers were in touch, not who held them.',
        ])
      } finally {
        await made.close()
      }
    }),
  )
}

async function writeTables({ store }: ContactsOfFiles, out: string): Promise<string[]> {
  mkdirSync(out, { recursive: true })
  const paths: string[] = []
  for (const { name, columns } of contactTables) {
    const names = columns.map((column) => column.name).filter((column) => column !== 'run_id' && !column.endsWith('statement_id'))
    const path = resolve(join(out, `${name}.csv`))
    const lines = csvRows(store, names, `SELECT ${names.map((column) => `"${column}"::VARCHAR`).join(', ')} FROM derived."${name}"`)
    await writeFile(path, endedLines(lines))
    paths.push(path)
  }
  return paths
}

async function* endedLines(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`
}

function describeFile({ name, sha256, rows, rowsUnread, columns }: ReadCallFile): string[] {
  return [
    `${name}  (SHA-256 ${sha256})`,
    `  ${rows} rows, ${rowsUnread} of them without two numbers and a day`,
    `  read as: ${Object.entries(columns).map(([property, names]) => `${property} from ${names.map((each) => `'${each}'`).join(' and ')}`).join(', ')}`,
  ]
}
