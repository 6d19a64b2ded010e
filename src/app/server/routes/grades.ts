import { z } from 'zod'
import { systemClock } from '../../../base/clock.ts'
import { gradeSource, listGrades, withdrawGrade } from '../../../case/register/grade-register.ts'
import type { Journal } from '../../../case/journal/journal.ts'
import { gradedItem } from '../../jobs/beside/graded-item.ts'
import type { GradeLine } from '../api-types.ts'
import { deed, route } from '../route.ts'
import { gradeLine } from '../said-of.ts'

const reason = z.string().trim().min(1).max(4_000)

/** How persons grade exhibits and statements by where they come from. */
export const gradesRoute = route('/api/grades', {}, (served): Promise<GradeLine[]> => served.withCase(({ journal }) => linesOf(journal)))

/** A person grades the source of an exhibit (by number) or a statement (by id). Answers all grades as they then stand. */
export const gradeRoute = deed(
  '/api/grades',
  {
    right: 'write',
    shape: {
      item: z.string().regex(/^(\d+(\.\d+){0,20}|[0-9a-f]{64})$/), scheme: z.enum(['admiralty', '3x5x2']), source: z.string().length(1), information: z.string().length(1),
      handling: z.enum(['P', 'C']).optional(), conditions: z.string().max(2_000).optional(), reason,
    },
  },
  async (served, { item, reason: why, ...grade }, { actor }): Promise<GradeLine[]> => {
    const graded = await gradedItem(item, served.rows)
    return served.withChange(({ journal }) => {
      gradeSource(journal, { item: graded, grade, reason: why }, { actor, clock: systemClock })
      return linesOf(journal)
    })
  },
)

/** A person takes a grade back. */
export const withdrawGradeRoute = deed(
  '/api/grades/:sequence/withdraw', { right: 'write', shape: { sequence: z.coerce.number().int().min(1), reason } },
  (served, { sequence, reason: why }, { actor }): Promise<GradeLine[]> => served.withChange(({ journal }) => {
    withdrawGrade(journal, sequence, { actor, clock: systemClock, reason: why })
    return linesOf(journal)
  }),
)

function linesOf(journal: Journal): GradeLine[] {
  return listGrades(journal).map(gradeLine)
}
