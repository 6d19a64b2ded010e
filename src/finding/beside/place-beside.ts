import type { ToldBeside } from '../../model/beside.ts'
import { gradeWords } from '../../model/grade.ts'
import type { Store, Value } from '../../store/store.ts'
import type { TableSpec } from '../../store/table.ts'
import { adverseExplanationsTable, disclosureReasonsTable, gradesTable, secondLooksTable } from './tables.ts'

/** The tables of what persons say beside the material and the findings. */
export const besideTables: readonly TableSpec[] = [gradesTable, disclosureReasonsTable, adverseExplanationsTable, secondLooksTable]

/** Writes what persons said beside the material and the findings into the tables that the views show. */
export async function placeBeside(store: Store, told: ToldBeside): Promise<void> {
  for (const { name } of besideTables) await store.run(`DELETE FROM derived.${name}`)
  await fill(store, gradesTable, told.grades.map((grade) => [
    grade.sequence, grade.item.kind, grade.item.id, grade.scheme, grade.source, grade.information, grade.handling, grade.conditions, gradeWords(grade),
    grade.by, grade.at, grade.reason,
  ]))
  await fill(store, disclosureReasonsTable, told.reasons.map(({ exhibit, reason, sensitive, by, at }) => [exhibit, reason, sensitive, by, at]))
  await fill(store, adverseExplanationsTable, told.explanations.map(({ item, content, text, by, at }) => [item, content, text, by, at]))
  await fill(store, secondLooksTable, told.secondLooks.map(({ sequence, finding, verdict, note, opened, first, by, at }) => [
    sequence, finding, verdict, note, opened.length, first.verdict, first.by, by, at,
  ]))
}

async function fill(store: Store, table: TableSpec, rows: readonly (readonly (Value | undefined)[])[]): Promise<void> {
  const appender = await store.appender(table)
  for (const row of rows) appender.add(row)
  await appender.close()
}
