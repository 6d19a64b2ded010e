import { linkFilterSql, type LinkFilter } from '../../../network/read-graph.ts'
import type { ChartKind, ChartPair, Sum, TogetherPair } from '../api-types.ts'
import { decimalSql, listOf, maybeText, numberOf, placeOf, textOf } from '../place.ts'
import type { AnswerRow, ServedCase } from '../served-case.ts'
import { chosenSql } from './chosen-ids.ts'

/** Most kinds of links between pairs that one answer gives. */
const mostKinds = 20_000
/** A text that names more than these is a list: that two stand in it says nothing. */
const mostNamed = 40
const mostTogether = 3_000

/** The links among some canonical entities by pair, kind and direction; `ids` parted by commas. */
export async function readChartPairs(
  served: ServedCase, ids: string, filter: LinkFilter & { readonly within?: string | undefined } = {},
): Promise<{ pairs: ChartPair[]; isCut: boolean }> {
  const rows = await served.ask(
    `WITH told AS (
  SELECT least(source_id, target_id) AS a, greatest(source_id, target_id) AS b, label, schema,
    CASE WHEN NOT directed THEN 'none' WHEN source_id < target_id THEN 'forth' ELSE 'back' END AS direction,
    coalesce(currency, '') AS currency, count(*) AS links, count(amount) AS amounts, sum(amount) AS amount,
    min(start_date) AS first, max(coalesce(end_date, start_date)) AS last
  FROM links WHERE source_id IN ${chosenSql} AND target_id IN ${chosenSql} AND source_id <> target_id AND ${linkFilterSql(filter)}
    AND ($2 = '' OR exhibit_id IN (SELECT id FROM exhibits WHERE number = $2))
  GROUP BY ALL)
SELECT a, b, label, schema, direction, sum(links) AS links, min(first) AS first, max(last) AS last,
  to_json(list({'currency': currency, 'amount': ${decimalSql('amount')}, 'count': amounts} ORDER BY currency) FILTER (amounts > 0)) AS sums
FROM told GROUP BY ALL ORDER BY a, b, links DESC, label, direction LIMIT ${mostKinds + 1}`, [ids, filter.within ?? ''],
  )
  return { pairs: pairsOf(rows.slice(0, mostKinds)), isCut: rows.length > mostKinds }
}

function pairsOf(rows: readonly AnswerRow[]): ChartPair[] {
  const pairs = new Map<string, { a: string; b: string; kinds: ChartKind[] }>()
  for (const row of rows) {
    const [a, b] = [textOf(row['a']), textOf(row['b'])]
    const pair = pairs.get(a + b) ?? { a, b, kinds: [] }
    pair.kinds.push({
      label: textOf(row['label']),
      schema: textOf(row['schema']),
      direction: textOf(row['direction']) as ChartKind['direction'],
      links: numberOf(row['links']),
      first: maybeText(row['first']),
      last: maybeText(row['last']),
      sums: (listOf(row['sums']) as Sum[]).map(({ currency, amount, count }) => ({ currency, amount, count: Number(count) })),
    })
    pairs.set(a + b, pair)
  }
  return [...pairs.values()]
}

/** Which of some canonical entities are named in the same text; a list of many names is left out. */
export async function readTogether(served: ServedCase, ids: string): Promise<TogetherPair[]> {
  const rows = await served.ask(
    `WITH named AS (
  SELECT exhibit_id, canonical_id, min(locator) AS locator FROM mentions WHERE canonical_id IN (SELECT canonical_id FROM entities)
  GROUP BY exhibit_id, canonical_id QUALIFY count(*) OVER (PARTITION BY exhibit_id) <= ${mostNamed}),
shared AS (
  SELECT l.canonical_id AS a, r.canonical_id AS b, count(*) AS texts, min(l.exhibit_id) AS exhibit_id, arg_min(l.locator, l.exhibit_id) AS locator
  FROM named l JOIN named r ON l.exhibit_id = r.exhibit_id AND l.canonical_id < r.canonical_id
  WHERE l.canonical_id IN ${chosenSql} AND r.canonical_id IN ${chosenSql} GROUP BY ALL)
SELECT s.*, x.number AS exhibit, x.path FROM shared s JOIN exhibits x ON x.id = s.exhibit_id
ORDER BY texts DESC, a, b LIMIT ${mostTogether}`, [ids],
  )
  return rows.map((row) => ({ a: textOf(row['a']), b: textOf(row['b']), texts: numberOf(row['texts']), place: placeOf(row) }))
}
