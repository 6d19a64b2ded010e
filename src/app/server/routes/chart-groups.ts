import { linkFilterSql } from '../../../network/read-graph.ts'
import type { ChartGroup, ChartGroups } from '../api-types.ts'
import { listOf, numberOf } from '../place.ts'
import { route } from '../route.ts'
import { entityName, schemaLabel } from '../schema-words.ts'
import type { AnswerRow, ServedCase } from '../served-case.ts'

const groupsShown = 250
const membersNamed = 4

/** The network of the case by its groups: what a chart shows of more entities than an eye can follow. */
export const chartGroupsRoute = route('/api/chart/groups', {}, async (served): Promise<ChartGroups> => (await served.built()).once('chart groups', () => readAll(served)))

async function readAll(served: ServedCase): Promise<ChartGroups> {
  const groups = await readGroups(served)
  const [sums] = await served.ask(
    `SELECT count(*) AS entities, sum(degree) // 2 AS pairs, count(DISTINCT group_number) FILTER (group_number > ${groupsShown}) AS rest,
  count(*) FILTER (group_number > ${groupsShown}) AS outside FROM network`,
  )
  const links = await served.ask(
    `WITH pair AS (SELECT least(source_id, target_id) AS a, greatest(source_id, target_id) AS b, count(*) AS links FROM links
  WHERE ${linkFilterSql({})} GROUP BY ALL),
member AS (SELECT canonical_id AS id, group_number AS number FROM network WHERE group_number <= ${groupsShown})
SELECT least(x.number, y.number) AS a, greatest(x.number, y.number) AS b, sum(p.links) AS links, count(*) AS pairs
FROM pair p JOIN member x ON x.id = p.a JOIN member y ON y.id = p.b WHERE x.number <> y.number GROUP BY ALL ORDER BY a, b`,
  )
  return {
    entities: numberOf(sums?.['entities']),
    pairs: numberOf(sums?.['pairs']),
    groups,
    rest: { groups: numberOf(sums?.['rest']), entities: numberOf(sums?.['outside']) },
    links: links.map((row) => ({ a: numberOf(row['a']), b: numberOf(row['b']), links: numberOf(row['links']), pairs: numberOf(row['pairs']) })),
  }
}

async function readGroups(served: ServedCase): Promise<ChartGroup[]> {
  const rows = await served.ask(
    `WITH named AS (SELECT canonical_id AS id, min(canonical_caption) AS caption, min(canonical_schema) AS schema FROM entities GROUP BY 1),
member AS (
  SELECT w.group_number AS number, w.group_size AS size, w.group_firmness AS firmness, w.degree, n.id, n.caption, n.schema
  FROM network w JOIN named n ON n.id = w.canonical_id WHERE w.group_number <= ${groupsShown}),
best AS (
  SELECT number, list({'id': id, 'caption': caption, 'schema': schema} ORDER BY degree DESC, id) AS members FROM (
    SELECT * FROM member QUALIFY row_number() OVER (PARTITION BY number ORDER BY degree DESC, id) <= ${membersNamed}) GROUP BY 1),
counted AS (
  SELECT number, list({'schema': schema, 'count': n} ORDER BY n DESC, schema) AS schemata FROM (
    SELECT number, schema, count(*) AS n FROM member GROUP BY ALL) GROUP BY 1)
SELECT m.number, min(m.size) AS size, min(m.firmness) AS firmness, to_json(any_value(b.members)) AS members, to_json(any_value(c.schemata)) AS schemata
FROM member m JOIN best b ON b.number = m.number JOIN counted c ON c.number = m.number GROUP BY 1 ORDER BY 1`,
  )
  return rows.map((row) => ({
    number: numberOf(row['number']),
    size: numberOf(row['size']),
    firmness: row['firmness'] === null ? null : numberOf(row['firmness']),
    members: listOf(row['members']).map((member) => entityName(member as AnswerRow)),
    schemata: (listOf(row['schemata']) as { schema: string; count: number }[])
      .map(({ schema, count }) => ({ kind: schemaLabel(schema), schema, count: Number(count) })),
  }))
}
