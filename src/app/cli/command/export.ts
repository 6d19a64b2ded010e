import { Command } from 'commander'
import { openCase } from '../../../case/case.ts'
import { exportFormats } from '../../../dossier/export/export-formats.ts'
import { exportCase, releaseDossier } from '../../jobs/export-case.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'

interface Options extends CommonOptions {
  readonly format: string
  readonly out: string
  readonly recipient?: string
}

/** `jackdaw export`: gives the case, or a part, out in an open format; the journal remembers it. */
export function exportCommand(): Command {
  const formats = ['dossier: the dossier as it stands, released', ...exportFormats.map((format) => `${format.id}: ${format.description}`)]
  const command = new Command('export')
    .summary('Give the case out in an open format; what leaves, and to whom, stands in the journal.')
    .description(`Give the case out in an open format. What leaves, and to whom, stands in the journal.\n\nFormats:\n  ${formats.join('\n  ')}`)
    .argument('<case>', 'the case')
    .requiredOption('--format <format>', ['dossier', ...exportFormats.map((format) => format.id)].join(', '))
    .requiredOption('--out <path>', 'file to write; of the dossier, a folder')
    .option('--recipient <name>', 'to whom it is given, for the journal')
  withCommonOptions(command)
  return command.action((path: string, options: Options) =>
    face(options, async ({ actor, progress, tell }) => {
      const opened = await openCase(path, { write: true })
      try {
        const where = { out: options.out, actor, progress, ...(options.recipient ? { recipient: options.recipient } : {}) }
        const written = options.format === 'dossier' ? releaseDossier(opened, where) : await exportCase(opened, options.format, where)
        tell(written, [`${written.path} (SHA-256 ${written.sha256})`])
      } finally {
        opened.close()
      }
    }),
  )
}
