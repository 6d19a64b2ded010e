import { Command, Option } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { Failure } from '../../../base/failure.ts'
import { openCase } from '../../../case/case.ts'
import { listNecessities, recordNecessity, withdrawNecessity, type Necessity } from '../../../case/authority/necessity-register.ts'
import { specialCategoryNames, type SpecialCategory } from '../../../model/special-category.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { formatTable } from '../format-table.ts'
import { wholeNumber } from '../whole-number.ts'

interface Options extends CommonOptions {
  readonly category?: SpecialCategory
  readonly purpose?: string
  readonly reason?: string
  readonly withdraw?: number
}

/** `jackdaw necessity`: that a purpose strictly needs a special category of personal data, which is masked otherwise. */
export function necessityCommand(): Command {
  const command = new Command('necessity')
    .description('Values of special categories of personal data (religion, health ...) are masked in every answer, until it is recorded that a purpose strictly needs a category. Without --category, lists what is recorded.')
    .argument('<case>', 'the case')
    .addOption(new Option('--category <category>', 'what is needed').choices([...specialCategoryNames]))
    .option('--purpose <text>', 'for what purpose (default: that of the case)')
    .option('--reason <text>', 'why nothing less will do')
    .option('--withdraw <entry>', 'take back the necessity of that entry of the journal', wholeNumber(1))
  withCommonOptions(command)
  return command.action((path: string, options: Options) =>
    face(options, async ({ actor, tell }) => {
      const { category, reason = '', withdraw } = options
      const opened = await openCase(path, { write: category !== undefined || withdraw !== undefined })
      try {
        if (category !== undefined && withdraw !== undefined) throw new Failure('usage', 'Record a necessity, or take one back: not both.')
        const author = { actor, clock: systemClock }
        if (withdraw !== undefined) withdrawNecessity(opened.journal, withdraw, { ...author, reason })
        else if (category !== undefined) recordNecessity(opened.journal, { category, purpose: options.purpose ?? opened.file.purpose, reason }, author)
        else {
          const rows = listNecessities(opened.journal)
          const cells = (row: Necessity) => [row.sequence, row.category, row.purpose, row.reason, row.by]
          return tell(rows, () => formatTable(['entry', 'category', 'purpose', 'why', 'by'], rows.map(cells)))
        }
        tell({ sequence: opened.journal.size }, [`Entry ${opened.journal.size} of the journal.`])
      } finally {
        opened.close()
      }
    }),
  )
}
