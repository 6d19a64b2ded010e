import { z } from 'zod'
import { findPassages, readPassages, searchCase, type PassageKind, type SearchHit } from '../../../store/search/search-case.ts'
import type { HitLine, SearchAnswerLines } from '../api-types.ts'
import { chosenIds } from '../chart/chosen-ids.ts'
import { Condition } from '../condition.ts'
import { makePlace, textOf } from '../place.ts'
import { ask, route } from '../route.ts'
import { propertyLabel, schemaLabel, thingSchemata } from '../schema-words.ts'
import { filePassages } from '../search/file-passages.ts'
import { countFacets, narrow, type SearchNarrowing } from '../search/search-facets.ts'
import type { ServedCase } from '../served-case.ts'
import { selectEntities } from './entities.ts'

const entitiesShown = 8
/** Most places that facets are counted over. */
const mostFiled = 10_000

/** Words in texts, values and paths, narrowed by facets; the entities whose names hold them, and what was not searched. */
export const searchRoute = route(
  '/api/search',
  {
    q: z.string().trim().min(1).max(1_000), kind: z.enum(['', 'text', 'value', 'exhibit']).default(''), exhibit: ask.exhibit.optional(),
    type: ask.name, from: ask.moment, until: ask.moment, entities: chosenIds.optional(), facets: z.enum(['', 'yes']).default(''),
    offset: ask.offset, limit: ask.limit,
  },
  async (served, { q, kind, exhibit, type, from, until, entities, facets, offset, limit }): Promise<SearchAnswerLines> => {
    const searchIndex = served.derived.wholeSearchIndex()
    const kinds: readonly PassageKind[] | undefined = kind ? [kind] : undefined
    const answer = searchCase(searchIndex, q, { limit, offset, ...(kinds ? { kinds } : {}), ...(exhibit ? { exhibit } : {}) })
    const narrowing: SearchNarrowing = { type, within: exhibit, from, until, people: entities?.split(',') }
    const filed = facets === 'yes' || type || from || until || entities ? await file(served, q, { kinds, narrowing }) : undefined
    const hits = filed?.chosen ? readPassages(searchIndex, q, filed.chosen.slice(offset, offset + limit)) : answer.hits
    const captions = await readCaptions(served, hits)
    return {
      rows: hits.map((hit) => hitLine(hit, captions)),
      total: filed?.chosen?.length ?? answer.total,
      offset,
      suggestions: answer.suggestions,
      entities: offset === 0 && kind === '' && !exhibit ? await namedEntities(served, q) : [],
      ...(filed && facets === 'yes' ? { facets: filed.facets } : {}),
      notSearched: {
        total: answer.notSearched.total,
        places: answer.notSearched.places.map(({ why, message, exhibit: number, path, locator }) => ({
          why, message, ...(number ? { place: makePlace(number, path ?? '', locator ?? 'whole') } : {}),
        })),
      },
    }
  },
)

/** Counts the facets of a search, and chooses the passages where it is narrowed by more than the index itself can. */
async function file(served: ServedCase, q: string, { kinds, narrowing }: { kinds: readonly PassageKind[] | undefined; narrowing: SearchNarrowing }) {
  const passages = findPassages(served.derived.wholeSearchIndex(), q, { most: mostFiled + 1, ...(kinds ? { kinds } : {}) })
  const filed = await filePassages(served, passages.slice(0, mostFiled))
  const { type, from, until, people } = narrowing
  return {
    facets: { ...(await countFacets(served, filed, narrowing)), ...(passages.length > mostFiled ? { counted: mostFiled } : {}) },
    ...(type || from || until || people ? { chosen: narrow(filed, narrowing).map(({ passage }) => passage.id) } : {}),
  }
}

function hitLine(hit: SearchHit, captions: ReadonlyMap<string, string>): HitLine {
  const { kind, snippet, highlights, canonicalId, schema, property } = hit
  const caption = canonicalId && captions.get(canonicalId)
  return {
    kind,
    place: makePlace(hit.exhibit, hit.path, hit.locator),
    snippet,
    highlights,
    ...(canonicalId ? { canonicalId } : {}),
    ...(caption ? { caption } : {}),
    ...(schema ? { schema: schemaLabel(schema) } : {}),
    ...(property ? { property: propertyLabel(schema ?? '', property) } : {}),
  }
}

async function readCaptions(served: ServedCase, hits: readonly SearchHit[]): Promise<Map<string, string>> {
  const ids = [...new Set(hits.flatMap((hit) => hit.canonicalId ?? []))]
  if (ids.length === 0) return new Map()
  const rows = await served.ask(
    `SELECT canonical_id AS id, min(canonical_caption) AS caption FROM entities
WHERE list_contains(string_split($1, ','), canonical_id) GROUP BY 1`, [ids.join(',')],
  )
  return new Map(rows.map((row) => [textOf(row['id']), textOf(row['caption'])]))
}

async function namedEntities(served: ServedCase, q: string): Promise<SearchAnswerLines['entities']> {
  const words = q.replace(/["*~]|(^|\s)-\S+|\b(OR|AND)\b/gu, ' ')
  if (words.trim() === '') return []
  const condition = new Condition().words(words, ['caption']).and("list_contains(string_split(?, ','), canonical_schema)", thingSchemata().join(','))
  return selectEntities(served, { condition, order: 'statements DESC, caption, id', offset: 0, limit: entitiesShown })
}
