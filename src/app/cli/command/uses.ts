import { existsSync } from 'node:fs'
import { Command } from 'commander'
import { openCase } from '../../../case/case.ts'
import { UseLog, type LoggedUse } from '../../../case/authority/use-log.ts'
import { sha256 } from '../../../base/hash.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { formatTable } from '../format-table.ts'
import { wholeNumber } from '../whole-number.ts'

interface Options extends CommonOptions {
  readonly actor?: string
  readonly refused?: boolean
  readonly sample?: number
  readonly seed: string
}

/** `jackdaw uses`: who looked into the case, when and for what purpose: for whoever supervises the users. */
export function usesCommand(): Command {
  const command = new Command('uses')
    .description('Who looked into the case, when, what for, what was asked, and whether it was allowed. It is about users, never about persons of the case.')
    .argument('<case>', 'the case')
    .option('--actor <name>', 'only uses by that person')
    .option('--refused', 'only what was refused')
    .option('--sample <uses>', 'so many of them, drawn by a hash that nobody who looked could choose', wholeNumber(1))
    .option('--seed <text>', 'another draw', '1')
  withCommonOptions(command)
  return command.action((path: string, options: Options) =>
    face(options, async ({ tell }) => {
      const opened = await openCase(path)
      opened.close()
      const uses = existsSync(opened.layout.uses) ? readUses(opened.layout.uses, options) : []
      const cells = ({ sequence, time, actor, act, purpose, outcome, what }: LoggedUse) => [sequence, time, actor, act, purpose, outcome, what.replace(/\s+/g, ' ').slice(0, 100)]
      tell(uses, () => (uses.length === 0 ? ['No use.'] : formatTable(['use', 'time', 'actor', 'act', 'purpose', 'outcome', 'what'], uses.map(cells))))
    }),
  )
}

function readUses(path: string, { actor, refused, sample, seed }: Options): LoggedUse[] {
  const log = UseLog.open(path)
  try {
    const wanted = [...log.uses()].filter((use) => (actor === undefined || use.actor === actor) && (!refused || use.outcome === 'refused'))
    return sample === undefined ? wanted : drawUses(wanted, sample, seed)
  } finally {
    log.close()
  }
}

function drawUses(uses: readonly LoggedUse[], count: number, seed: string): LoggedUse[] {
  const drawn = uses.map((use) => ({ use, at: sha256(`${seed} ${use.hash}`) })).sort((a, b) => (a.at < b.at ? -1 : 1))
  return drawn.slice(0, count).map(({ use }) => use).sort((a, b) => a.sequence - b.sequence)
}
