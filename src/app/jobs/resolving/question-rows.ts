import type { Questions } from '../../../store/duck/question.ts'
import type { Row } from '../../../store/store.ts'

/** The derived tables of a case as rooms read them from a store, for reading alone. */
export function questionRows(questions: Questions): { all<T extends Row = Row>(sql: string): Promise<T[]> } {
  return {
    async all<T extends Row = Row>(sql: string): Promise<T[]> {
      const { columns, rows } = await questions.ask(sql)
      return rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at]])) as T)
    },
  }
}
