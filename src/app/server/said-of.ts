import { listGrades } from '../../case/register/grade-register.ts'
import { gradeCode, gradeWords, type GradeRow } from '../../model/grade.ts'
import type { GradeLine } from './api-types.ts'
import type { ServedCase } from './served-case.ts'

/** What persons said of exhibits and statements up to this moment, to be shown beside them. */
export class SaidOf {
  readonly #grades: ReadonlyMap<string, readonly GradeRow[]>

  private constructor(grades: readonly GradeRow[]) {
    this.#grades = Map.groupBy(grades, ({ item }) => item.id)
  }

  static async read(served: ServedCase): Promise<SaidOf> {
    return served.withCase(({ journal }) => new SaidOf(listGrades(journal)))
  }

  /** Grades of an item, and of the exhibit it stands in; a part of an answer that is absent where there are none. */
  grades(...ids: readonly string[]): { grades?: readonly GradeLine[] } {
    const rows = ids.flatMap((id) => this.#grades.get(id) ?? [])
    return rows.length > 0 ? { grades: rows.map(gradeLine) } : {}
  }
}

/** A grade as the API tells it. */
export function gradeLine(row: GradeRow): GradeLine {
  const { sequence, item, scheme, by, at, reason } = row
  return { sequence, of: item.kind, id: item.id, scheme, code: gradeCode(row), words: gradeWords(row), by, at, reason }
}
