import { Command, Option } from 'commander'
import { Failure } from '../../../base/failure.ts'
import { askCase } from '../../jobs/ask-case.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { formatTable } from '../format-table.ts'
import { timelineQuestions, type TimelineQuestion } from '../timeline-questions.ts'
import { wholeNumber } from '../whole-number.ts'

type Options = CommonOptions & { readonly limit: number } & Partial<Record<TimelineQuestion, boolean>>

/** What each question is asked for, as help says it. */
const words: Readonly<Record<TimelineQuestion, string>> = {
  contacts: 'who was in contact with whom: how often, first, last, longest silence',
  bursts: 'days of far more contacts than usual',
  silences: 'silences of pairs in regular contact',
  changes: 'what looks like a change of number, handset or card',
  stays: 'where things with dated positions stood for a while',
  journeys: 'ways from one stay to the next',
  gaps: 'numbers, pages, months and days missing in series that else run on',
  trend: 'events by hour, weekday and month beside a base rate',
  rates: 'days from which events come at another rate',
  clocks: 'how far the clocks of two exhibits lie apart',
  cards: 'whose stays fit the times and places at which cards were used',
}

/** `jackdaw timeline`: what the dated evidence of a case shows over time. */
export function timelineCommand(): Command {
  const command = new Command('timeline')
    .description('What the dated evidence of a case shows over time, one question at a time; the same as SQL over the views of that name.')
    .argument('<case>', 'the case')
  const names = Object.keys(timelineQuestions) as TimelineQuestion[]
  for (const name of names) command.addOption(new Option(`--${name}`, words[name]).conflicts(names.filter((other) => other !== name)))
  command.option('--limit <number>', 'most rows to give', wholeNumber(1), 50)
  withCommonOptions(command)
  return command.action((path: string, options: Options) => face(options, async ({ tell, visitor }) => {
    const asked = names.find((name) => options[name])
    if (asked === undefined) throw new Failure('usage', `Ask one question: ${names.map((name) => `--${name}`).join(', ')}.`)
    const { columns, rows } = await askCase(path, timelineQuestions[asked], { visitor, maxRows: options.limit })
    const heads = columns.map(({ name }) => name)
    tell(rows.map((row) => Object.fromEntries(heads.map((head, index) => [head, row[index]]))), () => formatTable(heads, rows))
  }))
}
