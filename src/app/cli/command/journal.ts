import { Command, Option } from 'commander'
import { openCase } from '../../../case/case.ts'
import type { Verb } from '../../../case/journal/journal-entry.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { wholeNumber } from '../whole-number.ts'

interface Options extends CommonOptions {
  readonly verb?: Verb
  readonly after?: number
  readonly checkpoint?: boolean
}

const verbs = Object.keys({
  'case.created': true,
  'key.introduced': true,
  'authority.recorded': true,
  'exhibit.received': true,
  'intake.reported': true,
  'mapping.confirmed': true,
  'mapping.withdrawn': true,
  'constraints.confirmed': true,
  'trust.given': true,
  'trust.withdrawn': true,
  'isolation.excepted': true,
  'isolation.restored': true,
  'rates.given': true,
  'rates.withdrawn': true,
  'judgement.made': true,
  'judgement.undone': true,
  'sample.drawn': true,
  'chart.saved': true,
  'tool.registered': true,
  'tool.withdrawn': true,
  'notebook.saved': true,
  'notebook.withdrawn': true,
  'question.saved': true,
  'question.withdrawn': true,
  'search.saved': true,
  'search.withdrawn': true,
  'entity.pinned': true,
  'entity.unpinned': true,
  'settings.changed': true,
  'finding.written': true,
  'finding.changed': true,
  'finding.withdrawn': true,
  'finding.reviewed': true,
  'findings.ordered': true,
  'hypothesis.written': true,
  'hypothesis.changed': true,
  'hypothesis.withdrawn': true,
  'evidence.weighed': true,
  'source.graded': true,
  'grade.withdrawn': true,
  'disclosure.reasoned': true,
  'adverse.explained': true,
  'finding.looked-again': true,
  'dossier.released': true,
  'exported': true,
  'authority.renewed': true,
  'authority.withdrawn': true,
  'authority.scoped': true,
  'necessity.recorded': true,
  'necessity.withdrawn': true,
  'authority.sealed': true,
  'authority.unsealed': true,
  'uses.anchored': true,
  'member.added': true,
  'member.removed': true,
  'four-eyes.set': true,
  'request.made': true,
  'request.approved': true,
  'request.refused': true,
  'request.run': true,
  'case.locked': true,
  'case.unlocked': true,
  'retention.set': true,
  'retention.reviewed': true,
  'hold.placed': true,
  'hold.lifted': true,
  'exhibits.purged': true,
  'content.redacted': true,
  'content.purged': true,
} satisfies Record<Verb, true>)

/** `jackdaw journal`: what people did and decided, and the signed checkpoint. */
export function journalCommand(): Command {
  const command = new Command('journal')
    .description('What was done in the case, by whom and when; with --checkpoint, the signed head of the journal.')
    .argument('<case>', 'the case')
    .addOption(new Option('--verb <verb>', 'only entries of this kind').choices(verbs))
    .option('--after <sequence>', 'only entries after this one', wholeNumber())
    .option('--checkpoint', 'print the last signed checkpoint (C2SP signed note): deposit it elsewhere, and a rollback can be seen')
  withCommonOptions(command)
  return command.action((path: string, options: Options) =>
    face(options, async ({ tell }) => {
      const opened = await openCase(path)
      try {
        const { journal } = opened
        if (options.checkpoint) {
          const { size, checkpoint } = journal.head()
          tell({ size, checkpoint }, [checkpoint.trimEnd()])
          return
        }
        const { verb, after } = options
        const entries = [...journal.entries({ ...(verb ? { verb } : {}), ...(after === undefined ? {} : { after }) })]
        tell(entries, () => entries.map((entry) => `${entry.sequence}  ${entry.time}  ${entry.actor}  ${entry.verb}  ${JSON.stringify(entry.payload).slice(0, 200)}`))
      } finally {
        opened.close()
      }
    }),
  )
}
