import type { Page, StatementLine } from './api-types.ts'
import type { Condition } from './condition.ts'
import { countAll } from './count-by.ts'
import { maybeText, placeOf, textOf } from './place.ts'
import { SaidOf } from './said-of.ts'
import { entityName, propertyLabel } from './schema-words.ts'
import type { AnswerRow, ServedCase } from './served-case.ts'

/** Which statements are wanted; the condition speaks of them as `s`. */
export interface StatementSelection {
  readonly condition: Condition
  readonly order: string
  readonly offset: number
  readonly limit: number
}

/** Statements with the names of the entities they speak of. */
export async function selectStatements(served: ServedCase, { condition, order, offset, limit }: StatementSelection): Promise<Page<StatementLine>> {
  const rows = await served.ask(
    `SELECT s.*, e.canonical_caption AS caption, t.canonical_id AS target_id, t.canonical_caption AS target_caption,
  t.canonical_schema AS target_schema
FROM (SELECT *, row_number() OVER (ORDER BY ${order}) AS nth FROM statements s${condition.where} ORDER BY nth LIMIT ${limit} OFFSET ${offset}) s
LEFT JOIN entities e ON e.id = s.entity_id LEFT JOIN entities t ON s.property_type = 'entity' AND t.id = s.value ORDER BY nth`,
    condition.values,
  )
  const said = await SaidOf.read(served)
  return { rows: rows.map((row) => statementLine(row, said)), total: await countAll(served, 'statements s', condition), offset }
}

function statementLine(row: AnswerRow, said: SaidOf): StatementLine {
  const schema = textOf(row['schema'])
  const property = textOf(row['property'])
  return {
    id: textOf(row['id']),
    entityId: textOf(row['entity_id']),
    canonicalId: textOf(row['canonical_id']),
    caption: textOf(row['caption']),
    schema,
    property,
    label: propertyLabel(schema, property),
    type: textOf(row['property_type']),
    value: textOf(row['value']),
    ...(row['target_id'] ? { target: entityName(row, 'target_') } : {}),
    original: maybeText(row['original']),
    extractor: textOf(row['extractor']),
    place: placeOf(row),
    ...said.grades(textOf(row['id']), textOf(row['exhibit_id'])),
  }
}
