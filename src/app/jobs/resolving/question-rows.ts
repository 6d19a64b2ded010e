import type { Answer } from '../../../store/duck/question.ts'
import type { Row } from '../../../store/store.ts'

/** Something that answers one SELECT over a built case: `Questions` of a command, the open case of a server. */
export interface Asked {
  ask(sql: string): Promise<Answer>
}

/** The derived tables of a case as rooms read them from a store, for reading alone. */
export function questionRows(asked: Asked): { all<T extends Row = Row>(sql: string): Promise<T[]> } {
  return {
    async all<T extends Row = Row>(sql: string): Promise<T[]> {
      const { columns, rows } = await asked.ask(sql)
      return rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at]])) as T)
    },
  }
}
