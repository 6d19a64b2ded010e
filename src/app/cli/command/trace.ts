import { Command, Option } from 'commander'
import { Failure } from '../../../base/failure.ts'
import { traceMethods, type TraceMethod } from '../../../network/trace/trace-method.ts'
import type { TracedByMethod, TraceRow, Tracing } from '../../../network/trace/trace-money.ts'
import { enterCase } from '../../jobs/door.ts'
import { askTrace, readGivenRates } from '../../jobs/money-questions.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { formatTable } from '../format-table.ts'
import { wholeNumber } from '../whole-number.ts'

interface Options extends CommonOptions {
  readonly method?: TraceMethod[]
  readonly hops: number
  readonly least?: string
  readonly until?: string
  readonly currency?: string
  readonly rateDays: number
  readonly limit: number
}

/** `jackdaw trace`: follows money from transfers through accounts, under several rules side by side. */
export function traceCommand(): Command {
  const command = new Command('trace')
    .description('Follows money from given transfers through the accounts of the case, under several rules side by side; each step names its row. Which rule holds is a question of law.')
    .argument('<case>', 'the case')
    .argument('<transfers...>', 'ids of transfers (view transfers), or of the statements of their amounts')
    .addOption(new Option('--method <names...>', 'only these rules').choices(traceMethods))
    .option('--hops <number>', 'payments followed after the first, at most', wholeNumber(0, 1_000), 10)
    .option('--least <amount>', 'payments that carry less of the money are not followed')
    .option('--until <day>', 'only what was moved on or before this day')
    .option('--currency <code>', "all transfers converted into this currency by the rates of 'jackdaw rates'")
    .option('--rate-days <number>', 'days that a rate may be older than a transfer', wholeNumber(0, 366), 7)
    .option('--limit <number>', 'payments printed under each rule, at most', wholeNumber(1), 40)
  withCommonOptions(command)
  return command.action((path: string, transfers: string[], { method, hops, least, until, currency, rateDays, limit, ...common }: Options) =>
    face(common, async ({ tell, visitor }) => {
      if (least !== undefined && !/^\d{1,20}(\.\d{1,8})?$/.test(least)) throw new Failure('usage', `${least} is no amount: 250 or 250.50.`)
      if (until !== undefined && !/^\d{4}(-\d\d(-\d\d)?)?$/.test(until)) throw new Failure('usage', `${until} is no day: 2024-03-01, 2024-03 or 2024.`)
      if (currency !== undefined && !/^[A-Z]{3}$/.test(currency)) throw new Failure('usage', `${currency} is no currency: EUR, USD (ISO 4217).`)
      await enterCase(path, { ...visitor, act: 'query', what: `trace of ${transfers.join(' ')}` })
      const convert = currency === undefined ? undefined : { into: currency, rates: await readGivenRates(path), maxAgeDays: rateDays }
      const tracing = await askTrace(path, { origins: transfers, methods: method ?? traceMethods, maxHops: hops, least, until, convert })
      tell(tracing, () => describe(tracing, limit))
    }))
}

function describe(tracing: Tracing, limit: number): string[] {
  const { currency, claimed, origins, methods, accounts, undated, unconverted } = tracing
  const assumed = accounts.filter(({ basis, opening }) => basis === 'least' && Number(opening) > 0)
  return [
    ...origins.map(({ date, from, to, amount, statementId }) => `${date}  ${from} to ${to}: ${amount} ${currency ?? ''} [${statementId}]`),
    `${claimed} ${currency ?? '(no currency told)'} followed.`,
    '', 'Where it lies at the end:', ...formatTable(['account', ...methods.map(({ method }) => method)], heldRows(methods)),
    ...methods.flatMap((each) => ['', `${each.method}: ${each.words}`, ...stepLines(each, limit)]),
    ...(assumed.length > 0 ? ['', 'No statement tells what these held before; the least that covers what left is taken:', ...assumed.map(({ caption, opening }) => `  ${caption}: ${opening}`)] : []),
    ...(undated > 0 ? ['', `${undated} transfers of this currency have no day and could not be followed.`] : []),
    ...Object.entries(unconverted).map(([code, count]) => `${count} transfers in ${code} have no rate of their day and are left out.`),
    '', 'The rows follow each other; that anybody knew where money came from, they do not tell.',
  ]
}

/** What each rule gives for each account, and for what did not stay in an account. */
function heldRows(methods: readonly TracedByMethod[]): string[][] {
  const captions = [...new Set(methods.flatMap(({ held }) => held.map(({ caption }) => caption)))]
  const rows = captions.map((caption) => [caption, ...methods.map(({ held }) => held.find((each) => each.caption === caption)?.traced ?? '-')])
  const elsewhere: readonly (readonly [string, (each: TracedByMethod) => string])[] = [
    ['(paid off an overdraft)', (each) => each.overdrafts], ['(left in rows that are missing)', (each) => each.untold],
    ['(went on, not followed)', (each) => each.beyond], ['(went on in small sums)', (each) => each.small],
  ]
  return [...rows, ...elsewhere.map(([words, of]) => [words, ...methods.map(of)]).filter(([, ...amounts]) => amounts.some((amount) => Number(amount) > 0))]
}

function stepLines({ steps, breaks }: TracedByMethod, limit: number): string[] {
  return [
    ...steps.slice(0, limit).map(({ row, traced, leftTraced }) => `  ${row.date}  ${row.from} to ${row.to}: ${traced} of ${row.amount}, ${leftTraced} stays [${row.statementId}]${rateWords(row)}`),
    ...(steps.length > limit ? [`  and ${steps.length - limit} payments more: --limit, or --json for all`] : []),
    ...(breaks > 0 ? [`  ${breaks} balances differ from the rows before them: rows are missing there.`] : []),
  ]
}

function rateWords({ rate }: TraceRow): string {
  return rate ? ` at ${rate.rate} ${rate.quote} for 1 ${rate.base} of ${rate.day} (${rate.source.file} row ${rate.source.row}, entry ${rate.source.entry})` : ''
}
