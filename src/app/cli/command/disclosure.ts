import { Command } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { explainItem, listAdverse, listSchedule, reasonExhibit, type AdverseLine, type ScheduleLine } from '../../jobs/beside/list-disclosure.ts'
import { withFindings } from '../../jobs/findings/with-findings.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { formatTable } from '../format-table.ts'

/** `jackdaw disclosure`: all material, used and unused, and all that speaks against the case. */
export function disclosureCommand(): Command {
  const command = new Command('disclosure').description(
    'The schedule of all material, used and unused, and everything that speaks against the case. Both are computed: a person gives reasons and explanations, which stand beside and hide nothing.',
  )
  for (const each of [scheduleCommand(), adverseCommand(), reasonCommand(), explainCommand()]) command.addCommand(each)
  return command
}

function scheduleCommand(): Command {
  const command = new Command('schedule').description('All material, used and unused, with the reason of each exhibit.').argument('<case>', 'the case')
    .option('--sensitive', 'only what is listed as sensitive').option('--unused', 'only what no finding cites')
  withCommonOptions(command)
  return command.action((path: string, options: CommonOptions & { readonly sensitive?: boolean; readonly unused?: boolean }) =>
    face(options, ({ tell, visitor }) => withFindings(path, { write: false, visitor }, async (opened, ask) => {
      const lines = (await listSchedule(opened, ask)).filter((line) => (!options.sensitive || line.sensitive) && (!options.unused || !line.used))
      const cells = (line: ScheduleLine) => [line.number, line.path, line.used ? 'used' : 'unused', line.findings, line.sensitive ? 'sensitive' : '', line.grades, line.reason, line.reasonedBy ?? '']
      tell(lines, () => formatTable(['exhibit', 'path', '', 'findings', '', 'grades', 'reason', 'by'], lines.map(cells)))
    })),
  )
}

function adverseCommand(): Command {
  const command = new Command('adverse').description('Everything that contradicts a finding or supports a rival hypothesis, with what persons say of it.').argument('<case>', 'the case')
    .option('--unexplained', 'only what nobody explained, or what changed since')
  withCommonOptions(command)
  return command.action((path: string, options: CommonOptions & { readonly unexplained?: boolean }) =>
    face(options, ({ tell, visitor }) => withFindings(path, { write: false, visitor }, async (opened, ask) => {
      const lines = (await listAdverse(opened, ask)).filter(({ explanation }) => !options.unexplained || !explanation || explanation.stale)
      const said = ({ explanation }: AdverseLine) => (explanation ? `${explanation.stale ? 'STALE: ' : ''}${explanation.text} (${explanation.by})` : '')
      const cells = (line: AdverseLine) => [line.id.slice(0, 12), line.kind, line.sentence, line.against, line.exhibit && `${line.exhibit} ${line.locator}`, said(line)]
      tell(lines, () => formatTable(['item', 'kind', 'against', 'what', 'place', 'explanation'], lines.map(cells)))
    })),
  )
}

function reasonCommand(): Command {
  const command = new Command('reason').description('Say why an exhibit is used or not, and whether it is sensitive.').argument('<case>', 'the case').argument('<exhibit>', 'its number')
    .requiredOption('--reason <text>', 'why').option('--sensitive', 'list it as sensitive')
  withCommonOptions(command)
  return command.action((path: string, exhibit: string, options: CommonOptions & { readonly reason: string; readonly sensitive?: boolean }) =>
    face(options, ({ actor, tell, visitor }) => withFindings(path, { write: true, visitor }, async (opened, ask) => {
      await reasonExhibit(opened, { exhibit, reason: options.reason, sensitive: options.sensitive ?? false }, { actor, clock: systemClock, ask })
      tell({ sequence: opened.journal.size }, [`Entry ${opened.journal.size} of the journal.`])
    })),
  )
}

function explainCommand(): Command {
  const command = new Command('explain').description('Say what explains an item that speaks against the case. It stays listed.').argument('<case>', 'the case')
    .argument('<item>', 'its id, or what it begins with').argument('<text>', 'what explains it')
  withCommonOptions(command)
  return command.action((path: string, item: string, text: string, options: CommonOptions) =>
    face(options, ({ actor, tell, visitor }) => withFindings(path, { write: true, visitor }, async (opened, ask) => {
      const id = await explainItem(opened, { item, text }, { actor, clock: systemClock, ask })
      tell({ item: id, sequence: opened.journal.size }, [`Item ${id}, entry ${opened.journal.size} of the journal.`])
    })),
  )
}
