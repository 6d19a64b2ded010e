import { Command } from 'commander'
import { Failure } from '../../../base/failure.ts'
import type { Owners, ToldHolding } from '../../../network/ownership/find-owners.ts'
import { enterCase } from '../../jobs/door.ts'
import { askOwners } from '../../jobs/money-questions.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { formatTable } from '../format-table.ts'
import { wholeNumber } from '../whole-number.ts'

interface Options extends CommonOptions {
  readonly day?: string
  readonly threshold: number
}

/** `jackdaw owners`: who owns and controls a company through every layer. */
export function ownersCommand(): Command {
  const command = new Command('owners')
    .description('Who owns and controls a company through every layer, rings included, and who is a beneficial owner by the rule given; with the statements of each chain. What no source tells is not assumed.')
    .argument('<case>', 'the case')
    .argument('<company>', 'id of an entity')
    .option('--day <day>', 'holdings in force on this day; without it, all that are not told to have ended')
    .option('--threshold <percent>', 'more than this makes a beneficial owner; a chain of majority does too', wholeNumber(0, 100), 25)
  withCommonOptions(command)
  return command.action((path: string, company: string, { day, threshold, ...common }: Options) =>
    face(common, async ({ tell, visitor }) => {
      if (day !== undefined && !/^\d{4}-\d\d-\d\d$/.test(day)) throw new Failure('usage', `${day} is no day: 2024-03-01.`)
      await enterCase(path, { ...visitor, act: 'query', what: `owners of ${company}` })
      const found = await askOwners(path, { company, day, threshold: threshold / 100 })
      tell(found, () => describe(found, threshold))
    }))
}

function describe({ owners, holdings, toldPercent, overfull, hasSettled }: Owners, threshold: number): string[] {
  if (holdings.length === 0) return ['No source tells who owns it.']
  const yes = (is: boolean) => (is ? 'yes' : '')
  return [
    ...formatTable(['owner', 'kind', 'percent', 'majority', 'nobody above', `more than ${threshold} % or control`, 'rests on'], owners.map((owner) => [
      owner.caption, owner.schema, owner.percent, yes(owner.controls), yes(owner.isUltimate), yes(owner.isBeneficial), owner.chain.map((at) => at + 1).join(' '),
    ])),
    '', 'Holdings:',
    ...holdings.map((holding, index) => `${index + 1}. ${describeHolding(holding)}`),
    '', `What is told leads to owners of ${toldPercent} % above whom nobody stands.`,
    ...overfull.map((caption) => `More than all of ${caption} is told to be held: the shares above it are too large.`),
    ...(hasSettled ? [] : ['A ring owns itself wholly: its shares do not settle.']),
  ]
}

function describeHolding({ ownerCaption, companyCaption, percent, since, until, otherPercents, statementId }: ToldHolding): string {
  const share = percent === null ? 'no percentage told, not counted' : `${percent} %`
  const days = `${since ? ` from ${since}` : ''}${until ? ` until ${until}` : ''}`
  const others = otherPercents.length > 0 ? ` (others tell ${otherPercents.join(', ')})` : ''
  return `${ownerCaption} of ${companyCaption}: ${share}${days}${others} [${statementId}]`
}
