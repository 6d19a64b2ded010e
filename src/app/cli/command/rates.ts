import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { Command } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { Failure, messageOf } from '../../../base/failure.ts'
import { sha256 } from '../../../base/hash.ts'
import { openCase } from '../../../case/case.ts'
import { giveRates, listRates, withdrawRates } from '../../../case/register/rates-register.ts'
import { readRates } from '../../../network/currency/rate-table.ts'
import { face, withCommonOptions, type CommonOptions, type Face } from '../face.ts'
import { formatTable } from '../format-table.ts'
import { wholeNumber } from '../whole-number.ts'

interface Options extends CommonOptions {
  readonly source?: string
  readonly undo?: number
  readonly reason?: string
}

const maxBytes = 8 * 1024 * 1024

/** `jackdaw rates`: rates of exchange that a person gives; none is built in, and none is guessed. */
export function ratesCommand(): Command {
  const command = new Command('rates')
    .description('Give a file of dated rates of exchange (CSV: date, base, quote, rate; one unit of base is rate units of quote), list what was given, or take it back. Without a rate of the day, nothing is converted.')
    .argument('<case>', 'the case')
    .argument('[file]', 'the file; its text goes into the journal')
    .option('--source <text>', 'where the rates come from')
    .option('--undo <sequence>', 'take back the rates of that journal entry', wholeNumber(1))
    .option('--reason <text>', 'why they are taken back')
  withCommonOptions(command)
  return command.action((path: string, file: string | undefined, options: Options) => face(options, (told) => rates(path, file, { options, told })))
}

async function rates(path: string, file: string | undefined, { options, told }: { options: Options; told: Face }): Promise<void> {
  const { source, undo, reason } = options
  if (file === undefined && undo === undefined) return list(path, told)
  if (file !== undefined && undo !== undefined) throw new Failure('usage', 'Name a file of rates, or --undo <sequence>: one of them.')
  if (file !== undefined && !source?.trim()) throw new Failure('usage', 'Say where the rates come from, with --source.')
  if (undo !== undefined && !reason?.trim()) throw new Failure('usage', 'Say why, with --reason.')
  const text = file === undefined ? '' : readText(file)
  const count = file === undefined ? 0 : readRates(text, basename(file), 0).length
  const opened = await openCase(path, { write: true })
  try {
    const author = { actor: told.actor, clock: systemClock }
    let sequence = opened.journal.size + 1
    if (undo !== undefined) withdrawRates(opened.journal, undo, { ...author, reason: reason! })
    else sequence = giveRates(opened.journal, { name: basename(file!), text, sha256: sha256(text), source: source! }, author)
    told.tell({ sequence, rates: count }, [`Entry ${sequence} of the journal${undo === undefined ? `: ${count} rates` : ''}.`])
  } finally {
    opened.close()
  }
}

async function list(path: string, { tell }: Face): Promise<void> {
  const opened = await openCase(path)
  try {
    const rows = listRates(opened.journal).map(({ text, ...row }) => ({ ...row, rates: readRates(text, row.name, row.sequence).length }))
    const cells = rows.map((row) => [row.sequence, row.name, row.rates, row.source, row.by, row.at])
    tell(rows, () => (rows.length === 0 ? ['No rates were given.'] : formatTable(['entry', 'file', 'rates', 'source', 'by', 'at'], cells)))
  } finally {
    opened.close()
  }
}

function readText(file: string): string {
  try {
    if (!statSync(file).isFile()) throw new Error('it is no file')
    if (statSync(file).size > maxBytes) throw new Error(`it has more than ${maxBytes} bytes`)
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Failure('evidence.unreadable', `${file} cannot be read: ${messageOf(cause)}`, { cause })
  }
}
