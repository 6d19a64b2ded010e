import { Command } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { openCase } from '../../../case/case.ts'
import { liftHold, listHolds, placeHold } from '../../../case/retention/hold-register.ts'
import type { Author, Journal } from '../../../case/journal/journal.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { formatTable } from '../format-table.ts'

interface ReasonOptions extends CommonOptions {
  readonly reason: string
}

/** `jackdaw hold`: nothing of the case is purged while one stands. */
export function holdCommand(): Command {
  const command = new Command('hold').description('Holds on a case: while one stands, nothing of it is purged.')
  return command.addCommand(listCommand(), { isDefault: true }).addCommand(setCommand()).addCommand(liftCommand())
}

function listCommand(): Command {
  const command = new Command('list').description('The holds that stand.').argument('<case>', 'the case')
  withCommonOptions(command)
  return command.action((path: string, options: CommonOptions) =>
    face(options, async ({ tell }) => {
      const opened = await openCase(path)
      try {
        const holds = listHolds(opened.journal)
        tell(holds, () => formatTable(['id', 'since', 'by', 'reason'], holds.map(({ id, at, by, reason }) => [id, at, by, reason])))
      } finally {
        opened.close()
      }
    }))
}

function setCommand(): Command {
  const command = new Command('set').description('Place a hold.').argument('<case>', 'the case').requiredOption('--reason <text>', 'which proceedings, whose order')
  withCommonOptions(command)
  return command.action((path: string, { reason, ...options }: ReasonOptions) =>
    change(path, options, (journal, author) => {
      const hold = placeHold(journal, reason, author)
      return [hold, `Hold ${hold.id} stands: nothing of the case is purged.`]
    }))
}

function liftCommand(): Command {
  const command = new Command('lift').description('Lift a hold.')
    .argument('<case>', 'the case')
    .argument('<hold>', 'its id: L1')
    .requiredOption('--reason <text>', 'what has ended')
  withCommonOptions(command)
  return command.action((path: string, id: string, { reason, ...options }: ReasonOptions) =>
    change(path, options, (journal, author) => {
      liftHold(journal, { id, reason }, author)
      return [{ id }, `Hold ${id} is lifted.`]
    }))
}

function change(path: string, options: CommonOptions, work: (journal: Journal, author: Author) => [unknown, string]): Promise<void> {
  return face(options, async ({ actor, tell }) => {
    const opened = await openCase(path, { write: true })
    try {
      const [result, line] = work(opened.journal, { actor, clock: systemClock })
      tell(result, [line])
    } finally {
      opened.close()
    }
  })
}
