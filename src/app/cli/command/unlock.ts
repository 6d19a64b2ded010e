import { Command } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { readLockMark } from '../../../case/vault/seal-layout.ts'
import { unlockWhole } from '../../../case/vault/unlock-whole.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { keyStoreOf, openingOf, withKeyOptions, type KeyOptions } from '../key-options.ts'

/** `jackdaw unlock`: a locked case, plain again. */
export function unlockCommand(): Command {
  const command = new Command('unlock')
    .description('Open a locked case: its files come back byte for byte. While it is open they lie plain on the disk.')
    .argument('<case>', 'the case')
  withKeyOptions(command)
  withCommonOptions(command)
  return command.action((path: string, options: CommonOptions & KeyOptions) =>
    face(options, async ({ actor, progress, signal, tell }) => {
      readLockMark(path)
      const report = await unlockWhole(path, { store: keyStoreOf(options), opening: await openingOf(options), actor, clock: systemClock, progress, signal })
      tell(report, [`Open: ${report.files} files. 'jackdaw lock ${path}' locks it again.`])
    }),
  )
}
