import { Command } from 'commander'
import { openCase } from '../../../case/case.ts'
import type { Verb } from '../../../case/journal-entry.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'

interface Options extends CommonOptions {
  readonly verb?: string
  readonly after?: string
  readonly checkpoint?: boolean
}

/** `jackdaw journal`: what people did and decided, and the signed checkpoint. */
export function journalCommand(): Command {
  const command = new Command('journal')
    .description('What was done in the case, by whom and when; with --checkpoint, the signed head of the journal.')
    .argument('<case>', 'the case')
    .option('--verb <verb>', 'only entries of this kind: exhibit.received, judgement.made ...')
    .option('--after <sequence>', 'only entries after this one')
    .option('--checkpoint', 'print the last signed checkpoint (C2SP signed note): deposit it elsewhere, and a rollback can be seen')
  withCommonOptions(command)
  return command.action((path: string, options: Options) =>
    face(options, async ({ tell }) => {
      const opened = await openCase(path)
      try {
        const { journal } = opened
        if (options.checkpoint) {
          const note = journal.checkpoint(journal.size) ?? ''
          tell({ size: journal.size, checkpoint: note }, [note.trimEnd()])
          return
        }
        const filter = { ...(options.verb ? { verb: options.verb as Verb } : {}), ...(options.after ? { after: Number(options.after) } : {}) }
        const entries = [...journal.entries(filter)]
        tell(entries, () => entries.map(({ sequence, time, actor, verb, payload }) => `${sequence}  ${time}  ${actor}  ${verb}  ${JSON.stringify(payload).slice(0, 200)}`))
      } finally {
        opened.close()
      }
    }),
  )
}
