import { Command, Option } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { Failure } from '../../../base/failure.ts'
import { openCase } from '../../../case/case.ts'
import type { Agreement } from '../../../resolve/judge/agreement.ts'
import type { ExplainLanguage } from '../../../resolve/explain/evidence-words.ts'
import { describeEstimate } from '../../../resolve/sample/describe-estimate.ts'
import type { Questions } from '../../../store/duck/question.ts'
import { openQuestions } from '../../jobs/ask-case.ts'
import { nextPairs, type NextPair } from '../../jobs/resolving/next-pairs.ts'
import { drawResolutionSample, readResolutionSample, sampleSizes } from '../../jobs/resolving/resolution-sample.ts'
import { explainPair, readAgreements } from '../../jobs/resolving/review-case.ts'
import { readWeakestBonds } from '../../jobs/resolving/weakest-joins.ts'
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
  readonly weakest?: boolean
}

/** `jackdaw review`: which pairs are worth a person's judgement, and what the judgements say of the merges. */
export function reviewCommand(): Command {
  const command = new Command('review')
    .description(`List the pairs whose judgement would change the clusters most. Judge with 'jackdaw resolve --same, --different, --unsure'.

With --draw, pairs are drawn by chance and put into the journal; judged (--sample lists those that are open), they tell how many
merges of this case are wrong, and how many are missing.`)
    .argument('<case>', 'the case')
    .option('--limit <pairs>', 'pairs to list', wholeNumber(1), 20)
    .option('--blind', 'show what both sides tell, without weights and without what the machine and others made of it until you have judged')
    .option('--draw [pairs]', `draw a sample of so many pairs (${sampleSizes.usual})`, wholeNumber(sampleSizes.least))
    .option('--sample', 'list the pairs of the sample that are open, blind, and what the judged ones say')
    .option('--second', 'be a second reviewer: pairs that others judged and you did not, blind; with --sample, all of it that you did not')
    .option('--why <ids...>', 'the evidence of two entities bar by bar, with the rows behind each')
    .addOption(new Option('--language <language>', 'of the sentence that --why tells').choices(['en', 'fr']).default('en'))
    .option('--weakest', 'the pair at which each joined entity would fall apart first, the weakest first')
    .option('--agreement', 'how far reviewers agree on the pairs that both judged')
  withCommonOptions(command)
  return command.action((path: string, options: Options) => face(options, (told) => review(path, options, told)))
}

async function review(path: string, options: Options, told: Face): Promise<void> {
  if (options.draw !== undefined) return draw(path, options.draw === true ? sampleSizes.usual : options.draw, told)
  const opened = await openCase(path)
  const questions = await openQuestions(path, { ...told.visitor, act: 'review', what: 'pairs to judge' })
  try {
    if (options.agreement) return tellAgreement(readAgreements(opened.journal), told)
    if (options.weakest) return await tellWeakest(questions, options.limit, told)
    if (options.why) return await tellWhy(questions, options, told)
    const asked = { reviewer: told.actor, language: options.language, blind: options.blind ?? false, second: options.second ?? false, limit: options.limit }
    const pairs = await nextPairs(questions, opened.journal, { ...asked, from: options.sample ? 'sample' : 'queue' })
    if (!options.sample) return told.tell(pairs, () => (asked.blind || asked.second ? pairs.flatMap(describeBlind) : describeQueue(pairs)))
    const sample = readResolutionSample(opened.journal)!
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

function describeQueue(pairs: readonly NextPair[]): string[] {
  const names = ['left', 'right', 'left name', 'right name', 'joined', 'probability', 'entities changed', 'expected change']
  const rows = pairs.flatMap(({ left, right, queued }) => (queued ? [[
    left.id, right.id, left.caption, right.caption, queued.joined, queued.probability.toFixed(3), queued.changed, queued.expectedChange.toFixed(2)]] : []))
  return formatTable(names, rows)
}

async function tellWeakest(questions: Questions, limit: number, { tell }: Face): Promise<void> {
  const bonds = (await readWeakestBonds(questions)).slice(0, limit)
  const rows = bonds.map(({ caption, size, left, right, probability, weightBits, bridges }) => [caption, size, left, right, probability.toFixed(4), weightBits.toFixed(1), bridges])
  tell(bonds, () => formatTable(['entity', 'records', 'left', 'right', 'probability', 'bits', 'bridges'], rows))
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

function describeBlind({ left, right, told }: NextPair): string[] {
  const texts = (values: NextPair['told'][number]['left']) => values.map(({ value }) => value).join(', ') || '-'
  return [`${left.id}  ${right.id}`, ...told.map((each) => `  ${each.property.padEnd(20)} ${texts(each.left)}  |  ${texts(each.right)}`), '']
}
