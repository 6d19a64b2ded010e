import { Command } from 'commander'
import { Failure } from '../../../base/failure.ts'
import type { PairChange, Period, PeriodComparison } from '../../../network/period/compare-periods.ts'
import { enterCase } from '../../jobs/door.ts'
import { askPeriods } from '../../jobs/money-questions.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { wholeNumber } from '../whole-number.ts'

interface Options extends CommonOptions {
  readonly schema?: string[]
  readonly limit: number
}

/** `jackdaw compare`: the links of a case in two periods. */
export function compareCommand(): Command {
  const command = new Command('compare')
    .description('What appeared, went and changed between two periods: links, sums, entities and groups. What went may be missing from the evidence.')
    .argument('<case>', 'the case')
    .argument('<before>', 'a period: 2023, 2023-04 or 2023-01-15..2023-03-31')
    .argument('<after>', 'the other')
    .option('--schema <names...>', 'only links of these schemata')
    .option('--limit <number>', 'most pairs', wholeNumber(1, 100_000), 50)
  withCommonOptions(command)
  return command.action((path: string, before: string, after: string, { schema, limit, ...common }: Options) =>
    face(common, async ({ tell, visitor }) => {
      await enterCase(path, { ...visitor, act: 'query', what: `periods ${before} and ${after}` })
      const found = await askPeriods(path, [periodOf(before), periodOf(after)], { schemata: schema, limit })
      tell(found, () => describe(found))
    }))
}

function periodOf(text: string): Period {
  const [from = '', until = from] = text.split('..')
  for (const day of [from, until]) if (!/^\d{4}(-\d\d(-\d\d)?)?$/.test(day)) throw new Failure('usage', `${text} is no period: 2023, 2023-04 or 2023-01-15..2023-03-31.`)
  return { from, until }
}

function describe({ pairs, appeared, went, groups, links }: PeriodComparison): string[] {
  const changed = groups.filter(({ likeness }) => likeness < 1)
  return [
    `${links[0]} links, then ${links[1]}; ${appeared.length} entities appeared, ${went.length} went.`,
    ...pairs.map(describePair),
    ...changed.map(({ size, likeness, joined, left }) => `A group of ${size}: ${likeness === 0 ? 'nothing like it before' : `${Math.round(likeness * 100)} % as before, ${joined.length} joined, ${left.length} left`}`),
  ]
}

function describePair({ change, sourceCaption, targetCaption, label, currency, linksBefore, linksAfter, sumBefore, sumAfter, statements }: PairChange): string {
  const sums = sumBefore === null && sumAfter === null ? '' : `, ${Number(sumBefore ?? 0)} then ${Number(sumAfter ?? 0)} ${currency ?? ''}`.trimEnd()
  return `${change}: ${sourceCaption} ${label} ${targetCaption}: ${linksBefore} then ${linksAfter} links${sums} [${statements[0] ?? ''}]`
}
