import { Command } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { listAuthorities } from '../../../case/authority/authority-register.ts'
import { createCase } from '../../../case/create-case.ts'
import { firstAuthorityOf, withAuthorityOptions, type AuthorityOptions } from '../authority-options.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { settingsOf, withReadingOptions, type ReadingOptions } from '../reading-options.ts'

interface Options extends CommonOptions, AuthorityOptions, ReadingOptions {
  readonly title: string
  readonly purpose: string
  readonly retention?: string
}

/** `jackdaw new`: makes an empty case. */
export function newCommand(): Command {
  const command = new Command('new')
    .description('Make a case: one folder with its purpose, its authority and its journal.')
    .argument('<case>', 'folder to make; nothing may stand there')
    .requiredOption('--title <text>', 'what the inquiry is called')
    .requiredOption('--purpose <text>', 'what it is for')
    .option('--retention <day>', 'day on which somebody decides whether it may still be kept, YYYY-MM-DD (default: one year on)')
  withCommonOptions(withReadingOptions(withAuthorityOptions(command)))
  return command.action((path: string, options: Options) =>
    face(options, async ({ actor, tell }) => {
      const made = await createCase(path, {
        actor,
        clock: systemClock,
        title: options.title,
        purpose: options.purpose,
        settings: settingsOf(options),
        ...(options.retention ? { retentionReview: options.retention } : {}),
        authority: firstAuthorityOf(options),
      })
      try {
        const authorities = listAuthorities(made.journal)
        tell({ case: made.layout.root, id: made.file.id, authorities }, [
          `Made case ${made.layout.root}`,
          ...authorities.map((authority) => `Authority ${authority.id}: ${authority.kind}, ${authority.reference}`),
        ])
      } finally {
        made.close()
      }
    }),
  )
}
