import { Failure } from '../../../base/failure.ts'
import type { FoundPath } from '../../../network/find-paths.ts'
import { exhibitOrderSql, sqlTexts } from '../../../store/sql-text.ts'
import type { AnswerValue } from '../../../store/duck/question.ts'
import { minimalSets, type SupportSets, type Way } from './minimal-sets.ts'

/** Asks over the views, as `Questions` does. */
export interface Asking {
  ask(sql: string): Promise<{ readonly columns: readonly { readonly name: string }[]; readonly rows: readonly (readonly AnswerValue[])[] }>
}

/** What a finding rests on: each place it cites in support, or another exhibit that tells the same value of the same entity. Throws `usage` for a number that is none. */
export async function supportOfFinding(questions: Asking, number: number): Promise<SupportSets> {
  const { rows } = await questions.ask(`SELECT c.statement_id, x.number FROM citations c JOIN findings f ON f.id = c.finding_id JOIN exhibits x ON x.id = c.exhibit_id
WHERE f.number = ${number} AND c.role = 'support' ORDER BY c.sequence`)
  if (rows.length === 0) throw new Failure('usage', `There is no finding ${number}. 'jackdaw query <case> "SELECT number, sentence FROM findings"' lists them.`)
  const told = await alternativesOf(questions, rows.flatMap(([statement]) => (statement === null ? [] : [String(statement)])))
  return minimalSets([rows.map(([statement, exhibit]) => told.get(String(statement)) ?? [String(exhibit)])])
}

/** What paths between two entities rest on: on each step of one of them, any exhibit that tells a link. */
export async function supportOfPaths(questions: Asking, paths: readonly FoundPath[]): Promise<SupportSets> {
  const ways: Way[] = []
  for (const { hops } of paths) {
    const way: string[][] = []
    for (const { from, to } of hops) {
      const ends = sqlTexts([from, to])
      way.push(await exhibitsOf(questions, `SELECT exhibit_id AS id FROM links WHERE source_id IN ${ends} AND target_id IN ${ends}`))
    }
    ways.push(way)
  }
  return minimalSets(ways)
}

/** What a group rests on: for each of its entities, any exhibit that tells a link to another of the group. Throws `usage` for a number that is none. */
export async function supportOfGroup(questions: Asking, group: number): Promise<SupportSets> {
  const { rows } = await questions.ask(`WITH member AS (SELECT canonical_id AS id FROM network WHERE group_number = ${group}),
  inside AS (SELECT source_id, target_id, exhibit_id FROM links WHERE source_id IN (FROM member) AND target_id IN (FROM member) AND source_id <> target_id),
  held AS (SELECT source_id AS id, exhibit_id FROM inside UNION SELECT target_id, exhibit_id FROM inside)
SELECT h.id, string_agg(DISTINCT x.number, ' ') FROM held h JOIN exhibits x ON x.id = h.exhibit_id GROUP BY 1 ORDER BY 1`)
  if (rows.length === 0) throw new Failure('usage', `There is no group ${group} with links in it. 'jackdaw network <case>' lists groups.`)
  return minimalSets([rows.map(([, exhibits]) => String(exhibits).split(' '))])
}

/**
 * What each row of an answer rests on, by the ids that stand in it: of a statement, any exhibit that tells the same value of the same
 * entity; of an exhibit, itself; of a link or an entity, any exhibit that tells it. A row without an id rests on nothing that can be told.
 */
export async function supportOfRows(questions: Asking, rows: readonly Readonly<Record<string, unknown>>[]): Promise<SupportSets[]> {
  const idsOf = (row: Readonly<Record<string, unknown>>) => [...new Set(Object.values(row).flatMap((cell) => (Array.isArray(cell) ? cell : [cell])).filter(isId))]
  const ids = [...new Set(rows.flatMap(idsOf))]
  const known = new Map([...await alternativesOf(questions, ids), ...await tellersOf(questions, ids)])
  return rows.map((row) => minimalSets(toWays(idsOf(row).flatMap((id) => (known.has(id) ? [known.get(id)!] : [])))))
}

function toWays(needs: readonly (readonly string[])[]): Way[] {
  return needs.length === 0 ? [] : [needs]
}

function isId(cell: unknown): cell is string {
  return typeof cell === 'string' && /^([0-9a-f]{32}|[0-9a-f]{64})$/.test(cell)
}

/**
 * Of each statement the numbers of all exhibits that tell the same: that value of that property of that canonical entity; of an
 * amount, the movement once more or by the account statement of the other side.
 */
async function alternativesOf(questions: Asking, statements: readonly string[]): Promise<Map<string, string[]>> {
  if (statements.length === 0) return new Map()
  const { rows } = await questions.ask(`WITH asked AS (SELECT id, entity_id, canonical_id, property, value FROM statements WHERE id IN ${sqlTexts(statements)}),
  target AS (SELECT a.*, e.canonical_id AS target FROM asked a LEFT JOIN entities e ON e.id = a.value),
  value_told AS (
    SELECT a.id, s.exhibit_id FROM target a JOIN statements s ON s.canonical_id = a.canonical_id AND s.property = a.property
    LEFT JOIN entities e ON e.id = s.value WHERE coalesce(e.canonical_id, s.value) = coalesce(a.target, a.value)),
  movement AS (SELECT r.id, r.statement_id, r.exhibit_id, coalesce(t.transfer_id, r.same_as) AS told FROM accounts_rows r LEFT JOIN transfers t ON t.id = r.same_as),
  movement_told AS (SELECT a.id, o.exhibit_id FROM asked a JOIN movement m ON m.statement_id = a.id JOIN movement o ON o.told = m.told)
SELECT t.id, string_agg(DISTINCT x.number, ' ') FROM (FROM value_told UNION FROM movement_told) t JOIN exhibits x ON x.id = t.exhibit_id GROUP BY 1`)
  return new Map(rows.map(([id, exhibits]) => [String(id), String(exhibits).split(' ')]))
}

/** Of each exhibit, entity, link or finding of those ids the numbers of the exhibits that tell it. */
async function tellersOf(questions: Asking, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const list = sqlTexts(ids)
  const { rows } = await questions.ask(`WITH told AS (
  SELECT id, id AS exhibit_id FROM exhibits WHERE id IN ${list}
  UNION SELECT canonical_id, exhibit_id FROM statements WHERE canonical_id IN ${list}
  UNION SELECT entity_id, exhibit_id FROM statements WHERE entity_id IN ${list} AND entity_id <> canonical_id
  UNION SELECT a.id, b.exhibit_id FROM links a JOIN links b ON b.source_id = a.source_id AND b.target_id = a.target_id AND b.schema = a.schema AND b.property = a.property
    WHERE a.id IN ${list})
SELECT t.id, string_agg(DISTINCT x.number, ' ') FROM told t JOIN exhibits x ON x.id = t.exhibit_id GROUP BY 1`)
  return new Map(rows.map(([id, exhibits]) => [String(id), String(exhibits).split(' ')]))
}

async function exhibitsOf(questions: Asking, sql: string): Promise<string[]> {
  const { rows } = await questions.ask(`SELECT DISTINCT x.number FROM exhibits x WHERE x.id IN (${sql}) ORDER BY ${exhibitOrderSql('x.number')}`)
  return rows.map(([number]) => String(number))
}
