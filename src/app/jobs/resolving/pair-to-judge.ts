import type { JudgementRow } from '../../../case/register/judgements.ts'
import type { Journal } from '../../../case/journal/journal.ts'
import type { ExplainLanguage } from '../../../resolve/explain/evidence-words.ts'
import { sqlTexts } from '../../../store/sql-text.ts'
import { questionRows, type Asked } from './question-rows.ts'
import { explainPair, judgementsMade, pairKey, type PairExplanation } from './review-case.ts'

/** A pair of source entities as a reviewer sees it: what each tells, and, unless it is shown blind, what the machine and others make of it. */
export interface PairToJudge {
  readonly left: PairSide
  readonly right: PairSide
  /** What either tells, property by property, with the places. */
  readonly told: readonly ToldProperty[]
  /** What the reviewer said last and did not take back. */
  readonly own?: JudgementRow
  /** What others said last and did not take back; absent while the pair is shown blind. */
  readonly others?: readonly JudgementRow[]
  /** Weights and bars, with the rows behind each; absent while the pair is shown blind. */
  readonly evidence?: PairExplanation
}

/** One of the two. */
export interface PairSide {
  readonly id: string
  readonly canonicalId: string
  readonly caption: string
  readonly schema: string
  readonly statements: number
}

/** A property with the values of either side. */
export interface ToldProperty {
  readonly property: string
  readonly left: readonly ToldValue[]
  readonly right: readonly ToldValue[]
}

/** A value, and the first of the places that tell it. Of an entity property the value is the caption of the other entity. */
export interface ToldValue {
  readonly value: string
  readonly statements: number
  readonly places: readonly ToldPlace[]
}

/** Where a value stands in the evidence. */
export interface ToldPlace {
  readonly statement: string
  readonly exhibitId: string
  /** Number of the exhibit. */
  readonly exhibit: string
  readonly path: string
  readonly locator: string
  readonly original: string
}

/** Who looks, and how. */
export interface Reviewing {
  /** As the journal names the person. */
  readonly reviewer: string
  readonly language: ExplainLanguage
  /** Weights, and what others said, are told only of pairs that the reviewer has judged. */
  readonly blind: boolean
}

const placesEach = 5
const valuesEach = 50

/** Pairs with what both sides tell. Pairs of which the case lacks an entity are left out. */
export async function showPairs(
  asked: Asked, pairs: readonly (readonly [left: string, right: string])[], { journal, reviewer, language, blind }: Reviewing & { readonly journal: Journal },
): Promise<PairToJudge[]> {
  const ids = [...new Set(pairs.flat())]
  const [sides, told] = [await readSides(asked, ids), await readTold(asked, ids)]
  const made = Map.groupBy(judgementsMade(journal), ({ left, right }) => pairKey(left, right))
  const shown: PairToJudge[] = []
  for (const [one, other] of pairs) {
    const [left, right] = [sides.get(one), sides.get(other)]
    if (!left || !right) continue
    const said = lastOfEach(made.get(pairKey(one, other)) ?? [])
    const own = said.find(({ by }) => by === reviewer)
    const evidence = blind && !own ? undefined : await explainPair(asked, { left: one, right: other }, language)
    shown.push({
      left, right, told: sideBySide(told.get(one) ?? [], told.get(other) ?? []),
      ...(own ? { own } : {}),
      ...(blind && !own ? {} : { others: said.filter(({ by }) => by !== reviewer) }),
      ...(evidence ? { evidence } : {}),
    })
  }
  return shown
}

function lastOfEach(rows: readonly JudgementRow[]): JudgementRow[] {
  return [...new Map(rows.map((row) => [row.by, row])).values()]
}

async function readSides(asked: Asked, ids: readonly string[]): Promise<Map<string, PairSide>> {
  const rows = await questionRows(asked).all<{ id: string; canonical_id: string; caption: string; schema: string; statements: number }>(
    `SELECT id, canonical_id, caption, schema, statements FROM entities WHERE id IN ${sqlTexts(ids)}`)
  return new Map(rows.map(({ canonical_id: canonicalId, ...side }) => [side.id, { ...side, canonicalId }]))
}

type ToldRow = { entity: string; property: string; value: string; statement: string; exhibit_id: string; exhibit: string; path: string; locator: string; original: string }

async function readTold(asked: Asked, ids: readonly string[]): Promise<Map<string, ToldRow[]>> {
  const rows = await questionRows(asked).all<ToldRow>(`SELECT s.entity_id AS entity, s.property, coalesce(t.caption, s.value) AS value, s.id AS statement, s.exhibit_id,
  coalesce(s.exhibit, '') AS exhibit, coalesce(s.path, '') AS path, s.locator, coalesce(s.original, s.value) AS original
FROM statements s LEFT JOIN entities t ON s.property_type = 'entity' AND t.id = s.value
WHERE s.entity_id IN ${sqlTexts(ids)} ORDER BY s.property, 3, s.exhibit_id, s.locator, s.id`)
  return Map.groupBy(rows, ({ entity }) => entity)
}

function sideBySide(left: readonly ToldRow[], right: readonly ToldRow[]): ToldProperty[] {
  const properties = [...new Set([...left, ...right].map(({ property }) => property))].sort()
  return properties.map((property) => ({ property, left: valuesOf(left, property), right: valuesOf(right, property) }))
}

function valuesOf(rows: readonly ToldRow[], property: string): ToldValue[] {
  const values = Map.groupBy(rows.filter((row) => row.property === property), ({ value }) => value)
  return [...values].slice(0, valuesEach).map(([value, tellers]) => ({
    value, statements: tellers.length, places: tellers.slice(0, placesEach).map(placeOf),
  }))
}

function placeOf({ statement, exhibit_id: exhibitId, exhibit, path, locator, original }: ToldRow): ToldPlace {
  return { statement, exhibitId, exhibit, path, locator, original }
}
