import { quoted, quotedList } from './key.ts'

const partySchemata = `('Person', 'Company', 'Organization', 'LegalEntity')`

/** SQL: every value is borne by some person or company, and all of them by one canonical entity. */
export function asksSameParty(values: readonly string[]): string {
  return `SELECT count(DISTINCT canonical_id) = 1 AND count(DISTINCT value) = ${values.length} AS found
FROM entity_values WHERE schema IN ${partySchemata} AND value IN ${quotedList(values)}`
}

/** SQL: the number `n` of canonical entities that bear more than one value of a property of which each entity has one. */
export function asksJoinedWrongly(schema: string, property: string, among = 'true'): string {
  return `SELECT count(*) AS n FROM (
  SELECT canonical_id FROM entity_values WHERE schema = ${quoted(schema)} AND property = ${quoted(property)} AND ${among}
  GROUP BY canonical_id HAVING count(DISTINCT value) > 1)`
}

/** SQL: both values are borne by persons, and by no person both. */
export function asksDifferentPersons(left: string, right: string): string {
  return `SELECT count(*) FILTER (value = ${quoted(left)}) > 0 AND count(*) FILTER (value = ${quoted(right)}) > 0
  AND NOT EXISTS (
    SELECT 1 FROM entity_values a JOIN entity_values b USING (canonical_id)
    WHERE a.value = ${quoted(left)} AND b.value = ${quoted(right)} AND a.schema = 'Person' AND b.schema = 'Person'
  ) AS found
FROM entity_values WHERE schema = 'Person' AND value IN (${quoted(left)}, ${quoted(right)})`
}

/** SQL: the two values of one property stand against each other as a contradiction. */
export function asksContradiction(property: string, left: string, right: string): string {
  return `SELECT count(*) > 0 AS found FROM contradictions WHERE property = ${quoted(property)}
AND ((left_value = ${quoted(left)} AND right_value = ${quoted(right)}) OR (left_value = ${quoted(right)} AND right_value = ${quoted(left)}))`
}

/** SQL: the file is listed as unread or partly read, with a reason. */
export function asksUnread(path: string): string {
  return `SELECT count(*) = 1 AS found FROM exhibits
WHERE path LIKE ${quoted(`%${path}`)} AND state IN ('unread', 'partly') AND length(reason) > 0`
}

/** SQL: every one of the texts stands in the text of a file whose path ends so. */
export function asksText(path: string, texts: readonly string[]): string {
  const tests = texts.map((text) => `bool_or(t.text LIKE ${quoted(`%${text}%`)})`).join(' AND ')
  return `SELECT coalesce(${tests}, false) AS found FROM texts t JOIN exhibits x ON x.id = t.exhibit_id
WHERE x.path LIKE ${quoted(`%${path}`)}`
}
