import { Failure } from '../../base/failure.ts'
import { faultOfGrade, type GradeDraft, type GradedItem, type GradeRow } from '../../model/grade.ts'
import { requireReason } from '../reason.ts'
import type { Author, Journal } from '../journal/journal.ts'

/** Grades in force, in order. The last word of each person on an item under a scheme counts; what two persons say stands side by side. */
export function listGrades(journal: Journal): GradeRow[] {
  const withdrawn = new Set([...journal.entries({ verb: 'grade.withdrawn' })].map(({ payload }) => payload.sequence))
  const rows = new Map<string, GradeRow>()
  for (const { sequence, actor: by, time: at, payload } of journal.entries({ verb: 'source.graded' })) {
    const key = [payload.item.kind, payload.item.id, payload.scheme, by].join(' ')
    rows.delete(key)
    if (!withdrawn.has(sequence)) rows.set(key, { sequence, ...payload, by, at })
  }
  return [...rows.values()]
}

/** Records how a person grades an item, and gives the number of the entry. Throws `usage` for a grade that the scheme does not have. */
export function gradeSource(journal: Journal, { item, grade, reason }: { readonly item: GradedItem; readonly grade: GradeDraft; readonly reason: string }, author: Author): number {
  const fault = faultOfGrade(grade)
  if (fault) throw new Failure('usage', fault)
  const { scheme, source, information, handling, conditions } = grade
  const told = { scheme, source, information, ...(handling ? { handling } : {}), ...(conditions?.trim() ? { conditions: conditions.trim() } : {}) }
  const written = journal.append([{ verb: 'source.graded', payload: { item, ...told, reason: requireReason(reason) } }], author)
  return written.at(-1)!.sequence
}

/** Takes back the grade of that entry. Throws `usage` when none of that number is in force. */
export function withdrawGrade(journal: Journal, sequence: number, { reason, ...author }: Author & { readonly reason: string }): void {
  if (!listGrades(journal).some((row) => row.sequence === sequence)) {
    throw new Failure('usage', `Entry ${sequence} is no grade in force. 'jackdaw grade <case> list' shows their numbers.`)
  }
  journal.append([{ verb: 'grade.withdrawn', payload: { sequence, reason: requireReason(reason) } }], author)
}
