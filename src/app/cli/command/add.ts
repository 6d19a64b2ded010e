import { Command, Option } from 'commander'
import { openCase } from '../../../case/case.ts'
import { takeIn } from '../../jobs/take-in.ts'
import { authorityOf, withAuthorityOptions, type AuthorityOptions } from '../authority-options.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'

interface Options extends CommonOptions, AuthorityOptions {
  /** Print a line for each exhibit once it is safe. */
  readonly acknowledge?: boolean
}

/** `jackdaw add`: takes evidence in. */
export function addCommand(): Command {
  const command = new Command('add')
    .description('Take files and folders in as exhibits: copied once, hashed, entered in the journal, acknowledged.')
    .argument('<case>', 'the case')
    .argument('<path...>', 'files and folders')
    .addOption(new Option('--acknowledge', 'print "<number> <sha256> <path>" for each exhibit once it is durably kept').conflicts('json'))
  withCommonOptions(withAuthorityOptions(command))
  return command.action((path: string, paths: string[], options: Options) =>
    face(options, async ({ actor, progress, signal, tell }) => {
      const opened = await openCase(path, { write: true })
      try {
        const report = await takeIn(opened, paths, {
          actor,
          progress,
          signal,
          authority: authorityOf(options),
          ...(options.acknowledge
            ? { onReceipt: ({ exhibit }) => void process.stdout.write(`${exhibit.number} ${exhibit.sha256} ${exhibit.path}\n`) }
            : {}),
        })
        const { received, known, bytes, problems } = report
        tell({ received, known, bytes, problems }, [
          `${received.length} exhibits taken in (${bytes.toLocaleString('en')} bytes), ${known} known already, ${problems.length} problems`,
          ...problems.map((problem) => `${problem.severity}: ${problem.message}`),
        ])
      } finally {
        opened.close()
      }
    }),
  )
}
