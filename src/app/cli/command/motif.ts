import { Argument, Command } from 'commander'
import type { CaseMotif, MotifSearch } from '../../../network/motif/find-motifs.ts'
import { enterCase } from '../../jobs/door.ts'
import { askMotifs } from '../../jobs/money-questions.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { wholeNumber } from '../whole-number.ts'

const kinds = ['cycle', 'fan-in', 'fan-out', 'chain', 'scatter-gather'] as const

interface Options extends CommonOptions {
  readonly days: number
  readonly share: number
  readonly parties: number
  readonly most: number
  readonly unlike: number
  readonly anyOrder?: boolean
  readonly currency?: string
  readonly schema?: string[]
  readonly limit: number
}

/** `jackdaw motif`: shapes of payments or links in order of time. */
export function motifCommand(): Command {
  const command = new Command('motif')
    .description('Payments in order of time that make a shape: money that goes round, many who pay one, one who pays many, money handed on, scattered and gathered. What it is for, the rows do not tell.')
    .argument('<case>', 'the case')
    .addArgument(new Argument('<kind>', 'what is looked for').choices(kinds))
    .option('--days <number>', 'of a cycle or fan, days from first to last; of a chain or scattering, days between payments', wholeNumber(0, 36_500), 30)
    .option('--share <percent>', 'how much of the largest the smallest is, or of one payment the next', wholeNumber(0, 100), 80)
    .option('--parties <number>', 'least payments of a cycle or chain; least different payers, payees or those between', wholeNumber(2, 10_000), 3)
    .option('--most <number>', 'most payments of a cycle or chain', wholeNumber(2, 12), 6)
    .option('--unlike <times>', 'only payments so many times larger or smaller than what their giver usually pays others', wholeNumber(0, 1_000), 0)
    .option('--any-order', 'of cycles: in whatever order of time')
    .option('--currency <code>', 'in this currency; without it, the one of most transfers')
    .option('--schema <names...>', 'over dated links of these schemata (Call, Email ...) and not over transfers')
    .option('--limit <number>', 'most found', wholeNumber(1, 100_000), 100)
  withCommonOptions(command)
  return command.action((path: string, kind: (typeof kinds)[number], options: Options) =>
    face(options, async ({ tell, visitor }) => {
      const { currency, schema } = options
      await enterCase(path, { ...visitor, act: 'query', what: `shapes of payments: ${kind}` })
      const found = await askMotifs(path, searchOf(kind, options), { currency, ...(schema ? { links: { schemata: schema } } : {}) })
      tell(found, () => [
        ...(found.motifs.length === 0 ? [`No ${kind}.`] : found.motifs.flatMap(describe)),
        ...(found.isCut ? ['The search was cut: there may be more. Narrow it by days, share or parties.'] : []),
      ])
    }))
}

function searchOf(kind: (typeof kinds)[number], { days, share, parties, most, unlike, anyOrder, limit }: Options): MotifSearch {
  const limits = { days, share: share / 100, maxFound: limit, maxSteps: 50_000_000 }
  switch (kind) {
    case 'cycle':
      return { kind, ...limits, minLegs: parties, maxLegs: most, inOrder: !anyOrder, unlike }
    case 'chain':
      return { kind, ...limits, minLegs: parties, maxLegs: most }
    case 'scatter-gather':
      return { kind: 'scatter', ...limits, parties }
    default:
      return { kind: 'fan', direction: kind === 'fan-in' ? 'in' : 'out', ...limits, parties, unlike }
  }
}

function describe({ parties, legs }: CaseMotif, index: number): string[] {
  const captions = new Map(parties.map(({ id, caption }) => [id, caption]))
  return [
    `${index + 1}. ${parties.map(({ caption }) => caption).join(' - ')}`,
    ...legs.map(({ from, to, day, amount, rows }) => `     ${day}  ${captions.get(from)} to ${captions.get(to)}${amount === null ? '' : `: ${amount}`}${rows.length > 1 ? `, ${rows.length} times` : ''} [${rows[0]!.statementId ?? rows[0]!.id}]`),
  ]
}
