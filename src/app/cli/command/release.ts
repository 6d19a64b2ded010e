import { Command } from 'commander'
import { openCase } from '../../../case/case.ts'
import { releaseDossier } from '../../jobs/release-dossier.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'

interface Options extends CommonOptions {
  readonly out: string
  readonly recipient?: string
}

/** `jackdaw release`: the dossier, with the evidence it cites, as a folder that anybody can check. */
export function releaseCommand(): Command {
  const command = new Command('release')
    .description('Release the dossier as a folder that proves itself: a BagIt bag with the exhibits cited, the part of the journal it rests on, and two verifiers that need nothing of Jackdaw. The journal remembers it.')
    .argument('<case>', 'the case')
    .requiredOption('--out <folder>', 'folder to write; it must not be there')
    .option('--recipient <name>', 'to whom it is given, for the journal')
  withCommonOptions(command)
  return command.action((path: string, options: Options) =>
    face(options, async ({ visitor, progress, signal, tell }) => {
      const opened = await openCase(path, { write: true })
      try {
        const where = { out: options.out, ...visitor, progress, signal, ...(options.recipient ? { recipient: options.recipient } : {}) }
        const written = await releaseDossier(opened, where)
        const { checkpoint } = opened.journal.head()
        tell({ ...written, checkpoint }, [
          `${written.path} (SHA-256 of its manifest ${written.sha256})`, `Check it: python3 ${written.path}/data/verify.py verify ${written.path}`,
          'Give this checkpoint out of hand as well, apart from the folder: only it shows later that nothing was taken back.', '', checkpoint.trimEnd(),
        ])
      } finally {
        opened.close()
      }
    }),
  )
}
