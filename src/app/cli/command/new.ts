import { Command } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { listAuthorities } from '../../../case/authority-register.ts'
import { createCase } from '../../../case/create-case.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { parseAuthority, type AuthorityOptions } from '../parse-authority.ts'
import { settingsOf, withAuthorityOptions, withSettingsOptions, type SettingsOptions } from '../shared-options.ts'

interface Options extends CommonOptions, AuthorityOptions, SettingsOptions {
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
  withCommonOptions(withSettingsOptions(withAuthorityOptions(command)))
  return command.action((path: string, options: Options) =>
    face(options, async ({ actor, tell }) => {
      const made = await createCase(path, {
        actor,
        clock: systemClock,
        title: options.title,
        purpose: options.purpose,
        settings: settingsOf(options),
        ...(options.retention ? { retentionReview: options.retention } : {}),
        ...(options.authority ? { authority: parseAuthority(options.authority, options) } : {}),
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
