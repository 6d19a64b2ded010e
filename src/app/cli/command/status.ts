import { Command } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { listAuthorities } from '../../../case/authority/authority-register.ts'
import type { Authority } from '../../../case/authority/authority.ts'
import { openCase } from '../../../case/case.ts'
import { isolationException, type IsolationException } from '../../../case/register/isolation-register.ts'
import { listHolds } from '../../../case/retention/hold-register.ts'
import { retentionAt } from '../../../case/retention/retention.ts'
import { listIntakeProblems } from '../../../evidence/intake.ts'
import type { Problem } from '../../../model/problem.ts'
import type { Questions } from '../../../store/duck/question.ts'
import { describeEstimate } from '../../../resolve/sample/describe-estimate.ts'
import { changeOf, readStanding } from '../../jobs/answering/standing-questions.ts'
import { openDerived } from '../../jobs/ask-case.ts'
import { isCurrent } from '../../jobs/build-plan.ts'
import { DerivedFolder } from '../../jobs/derived-folder.ts'
import { canBuildWall } from '../../jobs/reading/wall.ts'
import { readMergeErrors } from '../../jobs/resolving/merge-errors.ts'
import { readResolutionSample } from '../../jobs/resolving/resolution-sample.ts'
import { describeChange } from './ask.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { formatTable } from '../format-table.ts'

const counts = {
  exhibits: 'SELECT count(*) FROM exhibits',
  unread: "SELECT count(*) FROM exhibits WHERE state = 'unread'",
  partly: "SELECT count(*) FROM exhibits WHERE state = 'partly'",
  statements: 'SELECT count(*) FROM statements',
  entities: 'SELECT count(DISTINCT canonical_id) FROM entities',
  matches: 'SELECT count(*) FROM matches',
  links: 'SELECT count(*) FROM links',
  mentions: 'SELECT count(*) FROM mentions',
  events: 'SELECT count(*) FROM events',
  accountsRows: 'SELECT count(*) FROM accounts_rows',
  contradictions: 'SELECT count(*) FROM contradictions',
  failedSigns: "SELECT count(*) FROM signs WHERE outcome = 'fail'",
  findings: 'SELECT count(*) FROM findings',
  problems: 'SELECT count(*) FROM problems',
} as const

/** Reasons, and problems of intake, that are listed on a terminal; with `--json`, all are. */
const reasonsShown = 30

interface Unread {
  readonly exhibits: unknown
  readonly state: unknown
  readonly reason: unknown
}

/** `jackdaw status`: what a case holds and how far it is built. */
export function statusCommand(): Command {
  const command = new Command('status')
    .description('What the case is for, what it holds, how far it is built, and what could not be read.')
    .argument('<case>', 'the case')
  withCommonOptions(command)
  return command.action((path: string, options: CommonOptions) =>
    face(options, async ({ tell }) => {
      const opened = await openCase(path)
      try {
        const { file, journal, exhibits } = opened
        const isBuilt = new DerivedFolder(opened.layout.root).readMark() !== undefined
        const found = isBuilt ? await askAll(path) : { numbers: {}, unread: [], coverage: null }
        const retention = retentionAt(journal, systemClock.now())
        const sample = readResolutionSample(journal)
        const mergeErrors = readMergeErrors(journal)
        const result = {
          case: opened.layout.root,
          title: file.title,
          purpose: file.purpose,
          retentionReview: retention.review,
          retention,
          holds: listHolds(journal),
          authorities: listAuthorities(journal),
          journalEntries: journal.size,
          exhibitsGiven: exhibits.all().length,
          isolation: { wallStands: canBuildWall(), exception: isolationException(journal) ?? null },
          coverage: found.coverage,
          notTakenIn: listIntakeProblems(opened),
          built: isBuilt ? (isCurrent(opened) ? 'current' : 'outdated') : 'no',
          counts: found.numbers,
          mergeErrors: {
            state: mergeErrors.state, sentence: mergeErrors.sentence.en,
            ...(sample ? { ...sample.estimates, drawn: sample.drawn, open: sample.open.length, unsure: sample.unsure } : {}),
          },
          questions: readStanding(opened, new DerivedFolder(opened.layout.root)).map(changeOf),
          unread: found.unread,
        }
        tell(result, () => [
          `${file.title}`,
          `Purpose: ${file.purpose}`,
          ...result.authorities.map(describeAuthority),
          `Kept: review by ${retention.review}, shut after ${retention.stop}${retention.state === 'kept' ? '' : ` (${retention.state === 'due' ? 'REVIEW IS DUE' : 'SHUT'})`}`,
          ...result.holds.map((hold) => `Hold ${hold.id} by ${hold.by}: ${hold.reason}`),
          `Journal: ${journal.size} entries; exhibits given: ${result.exhibitsGiven}; built: ${result.built}`,
          describeIsolation(result.isolation),
          ...Object.entries(found.numbers).map(([name, count]) => `  ${name.padEnd(16)} ${String(count).padStart(12)}`),
          '', 'Errors of the merges:', ...(sample ? describeEstimate(sample) : []), mergeErrors.sentence.en,
          ...result.questions.map((each) => `Standing question ${each.name}: ${describeChange(each)}`),
          ...describeCoverage(found.coverage),
          ...describeUnread(found.unread),
          ...describeIntake(result.notTakenIn),
        ])
      } finally {
        opened.close()
      }
    }),
  )
}

async function askAll(path: string): Promise<{ numbers: Record<string, unknown>; unread: Unread[]; coverage: Coverage }> {
  const questions = await openDerived(path)
  try {
    const numbers: Record<string, unknown> = {}
    for (const [name, sql] of Object.entries(counts)) numbers[name] = (await questions.ask(sql)).rows[0]![0]
    return { numbers, unread: await listUnread(questions), coverage: await countStates(questions) }
  } finally {
    questions.close()
  }
}

async function listUnread(questions: Questions): Promise<Unread[]> {
  const { rows } = await questions.ask(
    "SELECT count(*), state, reason FROM exhibits WHERE state <> 'read' GROUP BY state, reason ORDER BY 1 DESC, reason, state",
  )
  return rows.map(([exhibits, state, reason]) => ({ exhibits, state, reason }))
}

/** Exhibits by what became of them: `seen` is what was taken in and found inside, and the other three are its parts. */
interface Coverage {
  readonly seen: number
  readonly accepted: number
  readonly rejected: number
  readonly skipped: number
}

const skippedSql = `SELECT count(*) FILTER (state <> 'unread'), count(*) FILTER (state = 'unread' AND id IN (SELECT exhibit_id FROM problems WHERE severity = 'error')),
  count(*) FILTER (state = 'unread' AND id NOT IN (SELECT exhibit_id FROM problems WHERE severity = 'error' AND exhibit_id IS NOT NULL)), count(*) FROM exhibits`

async function countStates(questions: Questions): Promise<Coverage> {
  const [accepted = 0, rejected = 0, skipped = 0, seen = 0] = (await questions.ask(skippedSql)).rows[0]!.map(Number)
  return { seen, accepted, rejected, skipped }
}

function describeCoverage(coverage: Coverage | null): string[] {
  if (!coverage) return []
  const { seen, accepted, rejected, skipped } = coverage
  return ['', `Exhibits seen: ${seen} = ${accepted} read, whole or partly, + ${rejected} that could not be read + ${skipped} that nothing here reads`]
}

function describeIsolation({ wallStands, exception }: { wallStands: boolean; exception: IsolationException | null }): string {
  if (wallStands) return 'Isolation: readers stand behind a wall of namespaces, each with one exhibit'
  return exception ? `Isolation: no wall can be built here; ${exception.by} made an exception on ${exception.at}: ${exception.reason}` : 'Isolation: no wall can be built here; risky kinds are not read'
}

function describeAuthority({ id, kind, reference, from, until }: Authority): string {
  return `Authority ${id}: ${kind}, ${reference}${from ? `, from ${from}` : ''}${until ? `, until ${until}` : ''}`
}

function describeIntake(problems: readonly Problem[]): string[] {
  const more = problems.length - reasonsShown
  const lines = problems.slice(0, reasonsShown).map(({ severity, message }) => `Not taken in, or with a doubt (${severity}): ${message}`)
  return more > 0 ? [...lines, `${more} more problems of intake: --json gives all`] : lines
}

function describeUnread(unread: readonly Unread[]): string[] {
  if (unread.length === 0) return []
  const rows = unread.slice(0, reasonsShown).map((row) => [row.exhibits, row.state, row.reason])
  const more = unread.length - rows.length
  const lines = ['', 'Not read, by reason:', ...formatTable(['exhibits', 'state', 'reason'], rows)]
  return more > 0 ? [...lines, `${more} more reasons: --json gives all`] : lines
}
