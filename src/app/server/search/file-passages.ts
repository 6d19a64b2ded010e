import type { FoundPassage } from '../../../store/search/search-case.ts'
import { textOf } from '../place.ts'
import type { ServedCase } from '../served-case.ts'

/** A passage that was found, with what it can be narrowed by. */
export interface FiledPassage {
  readonly passage: FoundPassage
  /** Months as `2014-01` (years where no more is known) of what is dated there. */
  readonly months: ReadonlySet<string>
  /** Canonical ids of the people and organisations it has to do with. */
  readonly people: ReadonlySet<string>
}

const none: ReadonlySet<string> = new Set()

/** Births and expiries date a person or a paper, not what a passage tells. */
const datedSql = "e.kind NOT IN ('life', 'identity')"
const personsSql = "(SELECT DISTINCT canonical_id FROM entities WHERE canonical_schema IN ('Person', 'Organization', 'Company', 'LegalEntity', 'PublicBody'))"

/**
 * Files passages: a value by the events of its entity, and by who takes part in them; a text or a path by when its document or message is
 * of, and by the names of the case that are mentioned in the exhibit.
 */
export async function filePassages(served: ServedCase, passages: readonly FoundPassage[]): Promise<FiledPassage[]> {
  const entities = new Set(passages.flatMap(({ entityId }) => entityId ?? []))
  const exhibits = new Set(passages.flatMap(({ entityId, exhibitId }) => (entityId ? [] : [exhibitId])))
  const [ofEntities, ofExhibits] = await Promise.all([
    gather(served, entities, [
      `SELECT e.entity_id AS id, substr(e.start, 1, 7) AS value FROM events e JOIN wanted w ON w.id = e.entity_id WHERE ${datedSql}`,
      `SELECT n.id, p.canonical_id AS value FROM ${personsSql} p JOIN (SELECT w.id, unnest(from_json(e.participants, '["VARCHAR"]')) AS one
FROM events e JOIN wanted w ON w.id = e.entity_id UNION ALL SELECT w.id, n.canonical_id FROM entities n JOIN wanted w ON w.id = n.id) n ON n.one = p.canonical_id`,
    ]),
    gather(served, exhibits, [
      `SELECT e.exhibit_id AS id, substr(e.start, 1, 7) AS value FROM events e JOIN wanted w ON w.id = e.exhibit_id WHERE e.kind IN ('document', 'message', 'report')`,
      `SELECT m.exhibit_id AS id, p.canonical_id AS value FROM mentions m JOIN wanted w ON w.id = m.exhibit_id JOIN ${personsSql} p ON p.canonical_id = m.canonical_id`,
    ]),
  ])
  return passages.map((passage) => {
    const [months, people] = passage.entityId ? ofEntities : ofExhibits
    const id = passage.entityId ?? passage.exhibitId
    return { passage, months: months?.get(id) ?? none, people: people?.get(id) ?? none }
  })
}

async function gather(served: ServedCase, ids: ReadonlySet<string>, questions: readonly string[]): Promise<Map<string, Set<string>>[]> {
  if (ids.size === 0) return questions.map(() => new Map<string, Set<string>>())
  return Promise.all(questions.map(async (sql) => {
    const rows = await served.ask(`WITH wanted AS (SELECT unnest(string_split($1, ',')) AS id) SELECT DISTINCT id, value FROM (${sql})`, [[...ids].join(',')])
    const found = new Map<string, Set<string>>()
    for (const row of rows) {
      const id = textOf(row['id'])
      const values = found.get(id) ?? new Set<string>()
      values.add(textOf(row['value']))
      found.set(id, values)
    }
    return found
  }))
}
