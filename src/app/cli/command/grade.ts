import { Command, Option } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { gradeSource, listGrades, withdrawGrade } from '../../../case/register/grade-register.ts'
import { gradeCode, gradeSchemes, gradeWords, type GradeRow, type GradeScheme } from '../../../model/grade.ts'
import { gradedItem } from '../../jobs/beside/graded-item.ts'
import { withFindings } from '../../jobs/findings/with-findings.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { formatTable } from '../format-table.ts'
import { wholeNumber } from '../whole-number.ts'

interface Options extends CommonOptions {
  readonly scheme?: GradeScheme
  readonly source?: string
  readonly information?: string
  readonly handling?: string
  readonly conditions?: string
  readonly reason?: string
  readonly withdraw?: number
}

/** `jackdaw grade`: how a person grades where something comes from. */
export function gradeCommand(): Command {
  const command = new Command('grade')
    .description(`Grade the source of an exhibit or a statement; without one, list the grades. Persons only: nothing is graded by computation, and a grade
is of a source of information or an item, never of a person. Two graders who differ stand side by side.

  admiralty  source A to F, information 1 to 6
  3x5x2      source 1 to 3, information A to E, handling P or C with conditions`)
    .argument('<case>', 'the case')
    .argument('[item]', 'number of an exhibit, or id of a statement')
    .addOption(new Option('--scheme <scheme>', 'how it is graded (default: what source and information fit)').choices(Object.keys(gradeSchemes)))
    .option('--source <grade>', 'grade of the source')
    .option('--information <grade>', 'grade of the information')
    .option('--handling <code>', 'P or C, under 3x5x2')
    .option('--conditions <text>', 'what who receives it has to keep to')
    .option('--reason <text>', 'why')
    .option('--withdraw <entry>', 'take back the grade of that entry of the journal', wholeNumber(1))
  withCommonOptions(command)
  return command.action((path: string, item: string | undefined, options: Options) =>
    face(options, ({ actor, visitor, tell }) => {
      const isDeed = item !== undefined || options.withdraw !== undefined
      return withFindings(path, { write: isDeed, visitor }, async (opened, ask) => {
        const author = { actor, clock: systemClock }
        if (options.withdraw !== undefined) {
          withdrawGrade(opened.journal, options.withdraw, { ...author, reason: options.reason ?? '' })
          return tell({ sequence: opened.journal.size }, [`Entry ${opened.journal.size} of the journal.`])
        }
        if (item === undefined) {
          const grades = listGrades(opened.journal)
          return tell(grades, () => formatTable(['entry', 'item', 'scheme', 'grade', 'in words', 'by', 'reason'], grades.map(cellsOf)))
        }
        const { source = '', information = '', handling, conditions } = options
        const scheme = options.scheme ?? (/^[1-3]$/.test(source) ? '3x5x2' : 'admiralty')
        const grade = { scheme, source, information, handling, conditions }
        const sequence = gradeSource(opened.journal, { item: await gradedItem(item, ask), grade, reason: options.reason ?? '' }, author)
        tell({ sequence }, [`Graded ${gradeCode(grade)} (${gradeWords(grade)}), entry ${sequence} of the journal. Run 'jackdaw build ${path}' to have it in views and dossier.`])
      })
    }),
  )
}

function cellsOf(row: GradeRow): unknown[] {
  return [row.sequence, `${row.item.kind} ${row.item.id.slice(0, 12)}`, row.scheme, gradeCode(row), gradeWords(row), row.by, row.reason]
}
