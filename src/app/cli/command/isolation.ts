import { Command } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { openCase } from '../../../case/case.ts'
import { exceptIsolation, isolationException, restoreIsolation } from '../../../case/register/isolation-register.ts'
import { riskyKinds } from '../../../extract/risky-kind.ts'
import { canBuildWall } from '../../jobs/reading/wall.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { formatTable } from '../format-table.ts'

/** `jackdaw isolation`: whether a wall stands around the readers of untrusted bytes, and exceptions where it does not. */
export function isolationCommand(): Command {
  return new Command('isolation')
    .description('Whether readers stand behind a wall of namespaces on this machine; and an administrator\'s exception where they cannot.')
    .addCommand(showCommand(), { isDefault: true })
    .addCommand(deedCommand('except', 'Allow that risky kinds are read in this case where no wall stands.'))
    .addCommand(deedCommand('restore', 'Take the exception back.'))
}

function showCommand(): Command {
  const command = new Command('show').description('Tell whether the wall stands, and what is refused where it does not.').argument('<case>', 'the case')
  withCommonOptions(command)
  return command.action((path: string, options: CommonOptions) =>
    face(options, async ({ tell }) => {
      const opened = await openCase(path)
      try {
        const [wallStands, exception] = [canBuildWall(), isolationException(opened.journal)]
        const kinds = riskyKinds().map(([kind, reason]) => ({ kind, reason }))
        tell({ wallStands, exception: exception ?? null, riskyKinds: kinds }, () => [
          wallStands ? 'The wall stands: readers are alone, each with one exhibit.' : 'No wall can be built on this machine.',
          exception ? `${exception.by} made an exception on ${exception.at}: ${exception.reason}` : 'No exception is made in this case: without a wall, these kinds are not read.',
          ...formatTable(['kind', 'why it is risky'], kinds.map(({ kind, reason }) => [kind, reason])),
        ])
      } finally {
        opened.close()
      }
    }),
  )
}

function deedCommand(name: 'except' | 'restore', description: string): Command {
  const command = new Command(name).description(description).argument('<case>', 'the case').requiredOption('--reason <text>', 'why')
  withCommonOptions(command)
  return command.action((path: string, options: CommonOptions & { readonly reason: string }) =>
    face(options, async ({ tell, actor }) => {
      const opened = await openCase(path, { write: true })
      try {
        const author = { actor, clock: systemClock }
        if (name === 'except') exceptIsolation(opened.journal, options.reason, author)
        else restoreIsolation(opened.journal, options.reason, author)
        tell({ sequence: opened.journal.size }, [`Entry ${opened.journal.size} of the journal. Run 'jackdaw build ${path}' to have it take effect.`])
      } finally {
        opened.close()
      }
    }),
  )
}
