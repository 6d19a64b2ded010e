import { Command, Option } from 'commander'
import { openCase } from '../../../case/case.ts'
import { exportFormats } from '../../../dossier/export/export-formats.ts'
import { exportCase } from '../../jobs/export-case.ts'
import { releaseDossier } from '../../jobs/release-dossier.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'

interface Options extends CommonOptions {
  readonly format: string
  readonly out: string
  readonly recipient?: string
}

/** `jackdaw export`: gives the case, or a part, out in an open format; the journal remembers it. */
export function exportCommand(): Command {
  const formats = [{ id: 'dossier', description: 'the dossier with the evidence it cites, as a folder that proves itself (the same as jackdaw release)' }, ...exportFormats]
  const command = new Command('export')
    .summary('Give the case out in an open format; what leaves, and to whom, stands in the journal.')
    .description(`Give the case out in an open format. What leaves, and to whom, stands in the journal.\n\nFormats:\n  ${formats.map(({ id, description }) => `${id}: ${description}`).join('\n  ')}`)
    .argument('<case>', 'the case')
    .addOption(new Option('--format <format>', 'what to write').choices(formats.map(({ id }) => id)).makeOptionMandatory())
    .requiredOption('--out <path>', 'file to write; of the dossier, a folder')
    .option('--recipient <name>', 'to whom it is given, for the journal')
  withCommonOptions(command)
  return command.action((path: string, options: Options) =>
    face(options, async ({ visitor, progress, signal, tell }) => {
      const opened = await openCase(path, { write: true })
      try {
        const where = { out: options.out, ...visitor, progress, signal, ...(options.recipient ? { recipient: options.recipient } : {}) }
        const written = await (options.format === 'dossier' ? releaseDossier(opened, where) : exportCase(opened, options.format, where))
        tell(written, [`${written.path} (SHA-256 ${written.sha256})`])
      } finally {
        opened.close()
      }
    }),
  )
}
