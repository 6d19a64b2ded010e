import { Command } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { openCase } from '../../../case/case.ts'
import type { Author, Journal } from '../../../case/journal/journal.ts'
import { retentionAt, reviewRetention, setRetention, type Retention } from '../../../case/retention/retention.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { wholeNumber } from '../whole-number.ts'

interface SetOptions extends CommonOptions {
  readonly reviewMonths: number
  readonly stopMonths: number
  readonly reason: string
}

interface ReviewOptions extends CommonOptions {
  readonly reason: string
  readonly reference?: string
}

/** `jackdaw retention`: until when a case may be kept, and that somebody decided that it may. */
export function retentionCommand(): Command {
  const command = new Command('retention').description(`Until when a case may be kept: a day of review, and a last day, counted from its creation or its last review.

Past the day of review, every command warns. Past the last day nothing of the case is used: it can be purged, its schedule exported, or it is
extended by a decision that can be found.`)
  return command.addCommand(showCommand(), { isDefault: true }).addCommand(setCommand()).addCommand(reviewCommand())
}

function showCommand(): Command {
  const command = new Command('show').description('Tell both days, and where the case stands.').argument('<case>', 'the case')
  withCommonOptions(command)
  return command.action((path: string, options: CommonOptions) =>
    face(options, async ({ tell }) => {
      const opened = await openCase(path)
      try {
        const retention = retentionAt(opened.journal, systemClock.now())
        tell(retention, [describe(retention)])
      } finally {
        opened.close()
      }
    }))
}

function setCommand(): Command {
  const command = new Command('set').description('Say how long the case is kept.')
    .argument('<case>', 'the case')
    .requiredOption('--review-months <n>', 'months until somebody has to decide', wholeNumber(1, 1_200))
    .requiredOption('--stop-months <n>', 'months after which nothing is used without a new decision', wholeNumber(1, 1_200))
    .requiredOption('--reason <text>', 'by which rule')
  withCommonOptions(command)
  return command.action((path: string, { reviewMonths, stopMonths, reason, ...options }: SetOptions) =>
    change(path, options, (journal, author) => setRetention(journal, { profile: { reviewMonths, stopMonths }, reason }, author)))
}

function reviewCommand(): Command {
  const command = new Command('review').description('Record that you decided that the case may still be kept; the months count anew.')
    .argument('<case>', 'the case')
    .requiredOption('--reason <text>', 'what it is needed for')
    .option('--reference <text>', 'file number of the decision; has to be told past the last day')
  withCommonOptions(command)
  return command.action((path: string, { reason, reference, ...options }: ReviewOptions) =>
    change(path, options, (journal, author) => reviewRetention(journal, { reason, reference }, author)))
}

function change(path: string, options: CommonOptions, work: (journal: Journal, author: Author) => Retention): Promise<void> {
  return face(options, async ({ actor, tell }) => {
    const opened = await openCase(path, { write: true })
    try {
      const retention = work(opened.journal, { actor, clock: systemClock })
      tell(retention, [describe(retention)])
    } finally {
      opened.close()
    }
  })
}

function describe({ review, stop, state, profile: { reviewMonths, stopMonths }, since }: Retention): string {
  const stand = { kept: 'it may be kept', due: 'the review is due', stopped: 'it is shut' }[state]
  return `Since ${since}: review by ${review} (${reviewMonths} months), last day ${stop} (${stopMonths} months); ${stand}.`
}
