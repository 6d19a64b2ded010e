import { Command } from 'commander'
import { enterCase } from '../../jobs/door.ts'
import { askBrokers } from '../../jobs/money-questions.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { wholeNumber } from '../whole-number.ts'

interface Options extends CommonOptions {
  readonly least: number
  readonly schema?: string[]
  readonly from?: string
  readonly until?: string
  readonly limit: number
}

/** `jackdaw brokers`: who and what alone holds parts of the network together. */
export function brokersCommand(): Command {
  const command = new Command('brokers')
    .description('Entities and pairs without which a part of the network would come off, with the links that make them so. A place in what the evidence tells, not what somebody is.')
    .argument('<case>', 'the case')
    .option('--least <number>', 'least entities that would come off', wholeNumber(1), 2)
    .option('--schema <names...>', 'only links of these schemata')
    .option('--from <day>', 'only links dated on or after this day')
    .option('--until <day>', 'only links that began on or before this day')
    .option('--limit <number>', 'most of each', wholeNumber(1, 10_000), 20)
  withCommonOptions(command)
  return command.action((path: string, { least, schema: schemata, from, until, limit, ...common }: Options) =>
    face(common, async ({ tell, visitor }) => {
      await enterCase(path, { ...visitor, act: 'query', what: 'who alone holds parts together' })
      const found = await askBrokers(path, { least, schemata, from, until, limit })
      tell(found, () => [
        'Alone between parts:',
        ...found.brokers.map(({ caption, parts, neighbours }) => `  ${caption}: parts of ${parts.join(', ')}; linked with ${neighbours.map((each) => `${each.caption} (${each.links})`).join(', ')}`),
        'The only way between two sides:',
        ...found.bridges.map(({ otherCaption, caption, smaller, links, shown }) => `  ${otherCaption} - ${caption}: ${smaller} on the smaller side; ${links} links, the first: ${shown[0]?.label ?? ''} [${shown[0]?.statementId ?? ''}]`),
      ])
    }))
}
