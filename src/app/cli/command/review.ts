import { Command, Option } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { Failure } from '../../../base/failure.ts'
import { openCase } from '../../../case/case.ts'
import type { Agreement } from '../../../resolve/judge/agreement.ts'
import type { ExplainLanguage } from '../../../resolve/explain/evidence-words.ts'
import { describeEstimate } from '../../../resolve/sample/describe-estimate.ts'
import type { Questions } from '../../../store/duck/question.ts'
import { openQuestions } from '../../jobs/ask-case.ts'
import { drawResolutionSample, readResolutionSample, sampleSizes } from '../../jobs/resolving/resolution-sample.ts'
import { explainPair, pairsNotJudgedBy, queueReview, readAgreements, showBlind, type BlindPair } from '../../jobs/resolving/review-case.ts'
import { face, withCommonOptions, type CommonOptions, type Face } from '../face.ts'
import { formatTable } from '../format-table.ts'
import { wholeNumber } from '../whole-number.ts'

interface Options extends CommonOptions {
  readonly limit: number
  readonly blind?: boolean
  readonly draw?: number | true
  readonly sample?: boolean
  readonly second?: boolean
  readonly why?: string[]
  readonly language: ExplainLanguage
  readonly agreement?: boolean
}

/** `jackdaw review`: which pairs are worth a person's judgement, and what the judgements say of the merges. */
export function reviewCommand(): Command {
  const command = new Command('review')
    .description(`List the pairs whose judgement would change the clusters most. Judge with 'jackdaw resolve --same, --different, --unsure'.

With --draw, pairs are drawn by chance and put into the journal; judged (--sample lists those that are open), they tell how many
merges of this case are wrong, and how many are missing.`)
    .argument('<case>', 'the case')
    .option('--limit <pairs>', 'pairs to list', wholeNumber(1), 20)
    .option('--blind', 'show what both sides tell, without weights and without what the machine made of it')
    .option('--draw [pairs]', `draw a sample of so many pairs (${sampleSizes.usual})`, wholeNumber(sampleSizes.least))
    .option('--sample', 'list the pairs of the sample that are open, blind, and what the judged ones say')
    .option('--second', 'with --sample: list the pairs that you have not judged, also those that another person has')
    .option('--why <ids...>', 'the evidence of two entities bar by bar, with the rows behind each')
    .addOption(new Option('--language <language>', 'of the sentence that --why tells').choices(['en', 'fr']).default('en'))
    .option('--agreement', 'how far reviewers agree on the pairs that both judged')
  withCommonOptions(command)
  return command.action((path: string, options: Options) => face(options, (told) => review(path, options, told)))
}

async function review(path: string, options: Options, told: Face): Promise<void> {
  if (options.draw !== undefined) return draw(path, options.draw === true ? sampleSizes.usual : options.draw, told)
  const opened = await openCase(path)
  const questions = await openQuestions(path)
  try {
    if (options.agreement) return tellAgreement(readAgreements(opened.journal), told)
    if (options.why) return await tellWhy(questions, options, told)
    if (!options.sample) return await tellQueue(questions, options, told)
    const sample = readResolutionSample(opened.journal)
    if (!sample) throw new Failure('usage', 'No sample was drawn yet. Draw one with --draw.')
    const asked = options.second ? pairsNotJudgedBy(opened.journal, told.actor, sample.all) : sample.open
    const pairs = await showBlind(questions, asked.slice(0, options.limit))
    told.tell({ ...sample, pairs }, () => [...pairs.flatMap(describeBlind), ...describeEstimate(sample)])
  } finally {
    questions.close()
    opened.close()
  }
}

async function draw(path: string, size: number, told: Face): Promise<void> {
  if (size > sampleSizes.most) throw new Failure('usage', `A sample of ${size} pairs is more than anybody judges: ${sampleSizes.most} at most.`)
  const opened = await openCase(path, { write: true })
  try {
    const pairs = await drawResolutionSample(opened, size, { actor: told.actor, clock: systemClock })
    told.tell({ pairs, sequence: opened.journal.size }, [`${pairs} pairs were drawn: entry ${opened.journal.size} of the journal. 'jackdaw review ${path} --sample' lists them.`])
  } finally {
    opened.close()
  }
}

async function tellQueue(questions: Questions, { limit, blind }: Options, { tell }: Face): Promise<void> {
  const queue = await queueReview(questions, limit)
  if (blind) {
    const pairs = await showBlind(questions, queue.map(({ left, right }) => [left, right] as const))
    return tell(pairs, () => pairs.flatMap(describeBlind))
  }
  const names = ['left', 'right', 'joined', 'probability', 'entities changed', 'expected change']
  const rows = queue.map((item) => [item.left, item.right, item.joined, item.probability.toFixed(3), item.changed, item.expectedChange.toFixed(2)])
  tell(queue, () => formatTable(names, rows))
}

async function tellWhy(questions: Questions, { why = [], language }: Options, { tell }: Face): Promise<void> {
  const [left, right, ...more] = why
  if (left === undefined || right === undefined || more.length > 0) throw new Failure('usage', 'Name two entities: --why <id> <id>.')
  const found = await explainPair(questions, { left, right }, language)
  if (!found) throw new Failure('entity.absent', `${left} and ${right} are no match of the case: they share no key, or are too unlike.`)
  const places = (rows: readonly { readonly exhibit: string; readonly locator: string }[]) => rows.map(({ exhibit, locator }) => `${exhibit} ${locator}`).join('; ')
  const rows = found.bars.map((bar) => [bar.property, bar.level, bar.bits.toFixed(1), bar.to.toFixed(1), bar.left, bar.right, places(bar.sources.left), places(bar.sources.right)])
  tell(found, () => [found.sentence, '', ...formatTable(['property', 'level', 'bits', 'sum', 'left', 'right', 'left from', 'right from'], rows)])
}

function tellAgreement(agreements: readonly Agreement[], { tell }: Face): void {
  const number = (value: number | undefined) => (value === undefined ? '' : value.toFixed(2))
  const rows = agreements.map(({ one, other, pairs, observed, kappa, low, high, disputed }) =>
    [one, other, pairs, number(observed), number(kappa), kappa === undefined ? '' : `${number(low)} to ${number(high)}`, disputed.length])
  tell(agreements, () => formatTable(['one', 'other', 'pairs', 'agree', 'kappa', '90 % interval', 'differ'], rows))
}

function describeBlind({ left, right, values }: BlindPair): string[] {
  return [`${left}  ${right}`, ...values.map((value) => `  ${value.property.padEnd(20)} ${value.left.join(', ') || '-'}  |  ${value.right.join(', ') || '-'}`), '']
}
