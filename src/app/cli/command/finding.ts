import { Command, Option } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { Failure } from '../../../base/failure.ts'
import { findingKinds, type FindingDraft, type FindingKind } from '../../../model/finding.ts'
import type { Ask } from '../../../finding/stand.ts'
import type { ToldFinding } from '../../../finding/tell-findings.ts'
import { findingOf, listFindings, type FindingsNow } from '../../jobs/findings/list-findings.ts'
import { resolveCitations } from '../../jobs/findings/resolve-citations.ts'
import { reviewFinding } from '../../jobs/findings/review-finding.ts'
import { withFindings } from '../../jobs/findings/with-findings.ts'
import { changeFinding, orderFindings, withdrawFinding, writeFinding } from '../../jobs/findings/write-finding.ts'
import { secondLookCommand } from './second-look.ts'
import { face, withCommonOptions, type CommonOptions, type Face } from '../face.ts'
import { formatTable } from '../format-table.ts'

/** `jackdaw finding`: sentences that persons write, and what they say of those that were computed. */
export function findingCommand(): Command {
  const command = new Command('finding').description(
    'Findings: list them, write one with its citations, change, review, withdraw and order them. All of it stands in the journal; views and dossier have it after the next build.',
  )
  const each = [listCommand(), showCommand(), writeCommand(), changeCommand(), reviewCommand(), withdrawCommand(), orderCommand(), secondLookCommand()]
  for (const one of each) command.addCommand(one)
  return command
}

interface ListOptions extends CommonOptions {
  readonly state?: string
  readonly stale?: boolean
  readonly withdrawn?: boolean
}

function listCommand(): Command {
  const command = new Command('list')
    .description('List findings as they are now.')
    .argument('<case>', 'the case')
    .addOption(new Option('--state <state>', 'only those of this state').choices(['machine', 'reviewed', 'confirmed']))
    .option('--stale', 'only those whose support changed since a person wrote or reviewed them')
    .option('--withdrawn', 'those that were withdrawn, with the reason')
  return answering(command, async (path, options: ListOptions, { tell, visitor }) => {
    const { findings } = await withFindings(path, { write: false, visitor }, listFindings)
    const wanted = findings.filter((one) =>
      (options.withdrawn ?? false) === (one.withdrawn !== undefined) && (!options.state || one.state === options.state) && (!options.stale || one.change))
    const cells = (one: ToldFinding) => [one.number, one.id.slice(0, 12), one.chapter, one.kind, one.state, one.change ? 'stale' : '', one.withdrawn?.reason ?? one.sentence]
    tell(wanted, () => formatTable(['number', 'id', 'chapter', 'kind', 'state', '', options.withdrawn ? 'withdrawn because' : 'finding'], wanted.map(cells)))
  })
}

function showCommand(): Command {
  const command = new Command('show').description('One finding with all it rests on, and what changed.').argument('<case>', 'the case').argument('<finding>', 'its number or id')
  withCommonOptions(command)
  return command.action((path: string, name: string, options: CommonOptions) =>
    face(options, async ({ tell, visitor }) => {
      const finding = await withFindings(path, { write: false, visitor }, async (opened, ask) => findingOf(await listFindings(opened, ask), name))
      tell(finding, () => describeFinding(finding))
    }),
  )
}

interface DraftOptions extends CommonOptions {
  readonly kind?: FindingKind
  readonly chapter?: string
  readonly cite?: string[]
  readonly against?: string[]
  readonly from?: string
  readonly reason?: string
  readonly sentence?: string
}

function writeCommand(): Command {
  const command = withDraftOptions(new Command('write'))
    .description('Write a finding. It needs at least one place that supports it.')
    .argument('<case>', 'the case')
    .argument('<sentence>', 'the finding')
    .option('--from <finding>', 'a finding of the machine that it is based on: its places are cited where none are named')
  withCommonOptions(command)
  return command.action((path: string, sentence: string, options: DraftOptions) =>
    face(options, ({ actor, tell, visitor }) => withFindings(path, { write: true, visitor }, async (opened, ask) => {
      const base = options.from === undefined ? undefined : findingOf(await listFindings(opened, ask), options.from)
      const citations = (await citationsOf(options, ask)) ?? base?.citations ?? []
      const id = await writeFinding(opened, {
        sentence, citations, chapter: options.chapter ?? base?.chapter ?? 'Findings', kind: options.kind ?? base?.kind ?? 'assessment',
        ...(base ? { basedOn: base.basedOn ?? base.id } : {}),
      }, { actor, clock: systemClock, ask })
      tell({ id, sequence: opened.journal.size }, [`Finding ${id}, entry ${opened.journal.size} of the journal.`])
    })),
  )
}

function changeCommand(): Command {
  const command = withDraftOptions(new Command('change'))
    .description('Write a finding of a person anew; what is not named stays. Reviews of it no longer count.')
    .argument('<case>', 'the case')
    .argument('<finding>', 'its id: F1')
    .option('--sentence <sentence>', 'the finding')
    .requiredOption('--reason <text>', 'why')
  return acting(command, async (path, name, options: DraftOptions, { actor, visitor }) =>
    withFindings(path, { write: true, visitor }, async (opened, ask) => {
      const citations = await citationsOf(options, ask)
      const { sentence, chapter, kind } = options
      const draft: Partial<FindingDraft> = { ...(sentence ? { sentence } : {}), ...(chapter ? { chapter } : {}), ...(kind ? { kind } : {}), ...(citations ? { citations } : {}) }
      await changeFinding(opened, name, { draft, reason: options.reason ?? '', author: { actor, clock: systemClock, ask } })
      return opened.journal.size
    }))
}

interface ReviewOptions extends CommonOptions {
  readonly confirm?: boolean
  readonly opened?: string[]
  readonly note?: string
}

function reviewCommand(): Command {
  const command = new Command('review')
    .description('Say that you read a finding as it is now, and which of its places you opened.')
    .argument('<case>', 'the case')
    .argument('<finding>', 'its number or id')
    .option('--confirm', 'confirm it: by somebody who did not write it, with at least one place opened')
    .option('--opened <citations...>', 'numbers of the citations that you opened, as `finding show` counts them')
    .option('--note <text>', 'what is to stand beside it')
  return acting(command, async (path, name, options: ReviewOptions, { actor, visitor }) =>
    withFindings(path, { write: true, visitor }, async (opened, ask) => {
      const { citations } = findingOf(await listFindings(opened, ask), name)
      const places = (options.opened ?? []).flatMap((list) => list.split(',')).map((number) => {
        const citation = citations[Number(number) - 1]
        if (!citation) throw new Failure('usage', `Finding ${name} has no citation ${number}: it has ${citations.length}.`)
        return citation
      })
      const review = { outcome: options.confirm ? 'confirmed' as const : 'reviewed' as const, note: options.note, opened: places }
      await reviewFinding(opened, name, { review, author: { actor, clock: systemClock, ask } })
      return opened.journal.size
    }))
}

function withdrawCommand(): Command {
  const command = new Command('withdraw')
    .description('Take a finding back, or set one of the machine aside. It stays listed with the reason; a later review or change puts it back.')
    .argument('<case>', 'the case')
    .argument('<finding>', 'its number or id')
    .requiredOption('--reason <text>', 'why')
  return acting(command, async (path, name, options: CommonOptions & { readonly reason: string }, { actor, visitor }) =>
    withFindings(path, { write: true, visitor }, async (opened, ask) => {
      await withdrawFinding(opened, name, { reason: options.reason, author: { actor, clock: systemClock, ask } })
      return opened.journal.size
    }))
}

function orderCommand(): Command {
  const command = new Command('order')
    .description('Order chapters, or findings inside their chapters; what is not named follows.')
    .argument('<case>', 'the case')
    .option('--chapters <titles...>', 'chapters in their order')
    .option('--findings <findings...>', 'numbers or ids in their order')
  return answering(command, async (path, options: CommonOptions & { readonly chapters?: string[]; readonly findings?: string[] }, { actor, tell, visitor }) => {
    const sequence = await withFindings(path, { write: true, visitor }, async (opened, ask) => {
      await orderFindings(opened, options, { actor, clock: systemClock, ask })
      return opened.journal.size
    })
    tell({ sequence }, [`Entry ${sequence} of the journal.`])
  })
}

function withDraftOptions(command: Command): Command {
  return command
    .addOption(new Option('--kind <kind>', 'how far it reaches').choices(findingKinds))
    .option('--chapter <title>', 'chapter of the dossier')
    .option('--cite <places...>', 'places that support it: <exhibit>:<locator>, or ids of statements')
    .option('--against <places...>', 'places that speak against it')
}

function answering<Options extends CommonOptions>(command: Command, work: (path: string, options: Options, told: Face) => Promise<void>): Command {
  withCommonOptions(command)
  return command.action((path: string, options: Options) => face(options, (told) => work(path, options, told)))
}

function acting<Options extends CommonOptions>(
  command: Command,
  work: (path: string, name: string, ...rest: [Options, Face]) => Promise<number>,
): Command {
  withCommonOptions(command)
  return command.action((path: string, name: string, options: Options) =>
    face(options, async (told) => {
      const sequence = await work(path, name, options, told)
      told.tell({ sequence }, [`Entry ${sequence} of the journal. Run 'jackdaw build ${path}' to have it in views and dossier.`])
    }),
  )
}

async function citationsOf({ cite, against }: DraftOptions, ask: Ask): Promise<FindingDraft['citations'] | undefined> {
  if (!cite && !against) return undefined
  const support = (cite ?? []).map((place) => ({ place, role: 'support' as const }))
  return resolveCitations([...support, ...(against ?? []).map((place) => ({ place, role: 'against' as const }))], ask)
}

function describeFinding(one: FindingsNow['findings'][number]): string[] {
  const { review, change } = one
  return [
    `${one.number}. ${one.sentence}`,
    `   ${one.id}, ${one.kind}, ${one.state}, chapter ${one.chapter}, ${one.origin === 'person' ? `written by ${one.writtenBy} at ${one.writtenAt}` : `rule ${one.rule}`}`,
    ...(review ? [`   ${review.outcome} by ${review.by} at ${review.at}, ${review.opened.length} of ${one.citations.length} places opened${review.note ? `: ${review.note}` : ''}`] : []),
    ...(one.withdrawn ? [`   withdrawn by ${one.withdrawn.by}: ${one.withdrawn.reason}`] : []),
    ...one.citations.map((citation, index) => `   [${index + 1}] ${citation.role === 'against' ? 'AGAINST ' : ''}${citation.exhibitId} ${citation.locator}  ${citation.quote ?? ''}`),
    ...(change ? ['   STALE. It was:', ...change.before.split('\n').map((line) => `     ${line}`), '   It is:', ...change.after.split('\n').map((line) => `     ${line}`)] : []),
  ]
}
