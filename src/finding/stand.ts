import type { Citation, FindingStand } from '../model/finding.ts'
import type { Row, Value } from '../store/store.ts'

/** One SELECT over the tables of a case, with values for `$1`, `$2`. */
export type Ask = (sql: string, parameters: readonly Value[]) => Promise<readonly Row[]>

/** What is told at places, now: by `placeKey`. */
export type PlacesTold = ReadonlyMap<string, string>

/** A place of a citation as one text. */
export function placeKey({ statementId, exhibitId, locator }: Citation): string {
  return statementId ? `s ${statementId}` : `p ${exhibitId} ${locator}`
}

/** What each cited place tells now: entity, property and value of the statement cited, or of all statements of the place. */
export async function readPlacesTold(citations: readonly Citation[], ask: Ask): Promise<PlacesTold> {
  const told = new Map<string, string>()
  const statements = [...new Set(citations.flatMap(({ statementId }) => statementId ?? []))]
  const places = [...new Map(citations.filter(({ statementId }) => !statementId).map((place) => [placeKey(place), place])).values()]
  for (const row of statements.length > 0 ? await ask(statementsSql, [statements.join(' ')]) : []) {
    told.set(`s ${String(row['id'])}`, String(row['told']))
  }
  if (places.length > 0) {
    const lines = places.map(({ exhibitId, locator }) => `${exhibitId} ${locator}`).join('\n')
    for (const row of await ask(placesSql, [lines])) told.set(`p ${String(row['place'])}`, String(row['told']))
  }
  return told
}

/** What a finding with these citations rests on now; `found` is the machine's finding that it is, or is based on. */
export function standOf(
  citations: readonly Citation[],
  places: PlacesTold,
  found: { readonly sentence: string; readonly resultSha256: string } | undefined,
): FindingStand {
  return { sentence: found?.sentence ?? '', result: found?.resultSha256 ?? '', told: citations.map((citation) => places.get(placeKey(citation)) ?? '') }
}

/** What changed between two stands, a line each; undefined when nothing did. */
export function changeOf(then: FindingStand, now: FindingStand): { before: string; after: string } | undefined {
  const pairs: (readonly [before: string, after: string])[] = []
  if (then.sentence !== now.sentence) pairs.push([then.sentence, now.sentence || 'The rule no longer finds it.'])
  else if (then.result !== now.result) pairs.push([`rows with the hash ${then.result}`, `rows with the hash ${now.result}`])
  then.told.forEach((told, index) => {
    const after = now.told[index] ?? ''
    if (told !== after) pairs.push([told || 'nothing', after || 'nothing'])
  })
  if (pairs.length === 0) return undefined
  return { before: pairs.map(([before]) => before).join('\n'), after: pairs.map(([, after]) => after).join('\n') }
}

const toldSql = "concat(coalesce(e.canonical_caption, '?'), ' (', s.schema, '): ', s.property, ' = ', coalesce(t.canonical_caption, s.value))"

const joined = `statements s LEFT JOIN entities e ON e.id = s.entity_id LEFT JOIN entities t ON s.property_type = 'entity' AND t.id = s.value`

const statementsSql = `SELECT s.id, ${toldSql} AS told FROM ${joined} WHERE s.id IN (SELECT unnest(string_split($1, ' ')))`

/** Of a place of very many statements the hash stands for what is beyond the first twenty. */
const placesSql = `WITH wanted AS (SELECT DISTINCT unnest(string_split($1, chr(10))) AS place),
  one AS (
    SELECT w.place, ${toldSql} AS told FROM wanted w
    JOIN ${joined.replace('statements s', 'statements s ON s.exhibit_id || \' \' || s.locator = w.place')}),
  told AS (SELECT place, list(told ORDER BY told) AS all_told FROM one GROUP BY place)
SELECT w.place, CASE WHEN t.place IS NULL THEN 'exhibit ' || x.number || ', ' || x.state
  WHEN len(all_told) <= 20 THEN array_to_string(all_told, '; ')
  ELSE array_to_string(all_told[1:20], '; ') || '; ' || sha256(array_to_string(all_told, chr(10))) END AS told
FROM wanted w JOIN exhibits x ON x.id = split_part(w.place, ' ', 1) LEFT JOIN told t ON t.place = w.place`
