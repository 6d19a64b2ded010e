import { Command } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { openCase } from '../../../case/case.ts'
import { decideRequest, listRequests, type GraveRequest, type RequestDecision } from '../../../case/members/four-eyes-register.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { formatTable } from '../format-table.ts'

/** `jackdaw request`: deeds that wait for a second person, and that person's word. */
export function requestCommand(): Command {
  return new Command('request')
    .description('Deeds that wait for a second person (release, export, purge, scope, members), and the word of that person.')
    .addCommand(listCommand(), { isDefault: true })
    .addCommand(decideCommand('approve', 'approved'))
    .addCommand(decideCommand('refuse', 'refused'))
}

function listCommand(): Command {
  const command = new Command('list').description('List what waits; with --all, what was decided as well.').argument('<case>', 'the case').option('--all', 'those decided as well')
  withCommonOptions(command)
  return command.action((path: string, options: CommonOptions & { readonly all?: boolean }) =>
    face(options, async ({ tell }) => {
      const opened = await openCase(path)
      try {
        const requests = listRequests(opened.journal, systemClock.now()).filter(({ state }) => options.all || state === 'open' || state === 'approved')
        const cells = ({ id, deed, details, by, at, state, decided }: GraveRequest) =>
          [id, deed, Object.entries(details).map(([name, value]) => `${name} ${value}`).join(', '), by, at, state, decided?.by ?? '']
        tell(requests, () => (requests.length === 0 ? ['Nothing waits.'] : formatTable(['id', 'deed', 'details', 'by', 'at', 'state', 'decided by'], requests.map(cells))))
      } finally {
        opened.close()
      }
    }),
  )
}

function decideCommand(name: 'approve' | 'refuse', outcome: RequestDecision['outcome']): Command {
  const command = new Command(name)
    .description(name === 'approve' ? 'Agree to a deed: then whoever asked asks for the same again, and it is done once.' : 'Refuse a deed.')
    .argument('<case>', 'the case')
    .argument('<request>', 'its id: Q1')
    .option('--reason <text>', 'why; a refusal needs one', '')
  withCommonOptions(command)
  return command.action((path: string, request: string, options: CommonOptions & { readonly reason: string }) =>
    face(options, async ({ actor, tell }) => {
      const opened = await openCase(path, { write: true })
      try {
        const decided = decideRequest(opened.journal, { request, outcome, reason: options.reason }, { actor, clock: systemClock })
        tell(decided, [`${request} is ${outcome}.`])
      } finally {
        opened.close()
      }
    }),
  )
}
