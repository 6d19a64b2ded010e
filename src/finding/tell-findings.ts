import { canonicalJson } from '../base/canonical-json.ts'
import { sha256 } from '../base/hash.ts'
import type { Citation, FindingDraft, FindingReview, FindingState, ToldFindings, WrittenFinding } from '../model/finding.ts'
import { sqlText } from '../store/sql-text.ts'
import { chapters } from './chapters.ts'
import { makeFinding, type Finding } from './finding.ts'
import { changeOf, standOf, type PlacesTold } from './stand.ts'

/** A finding with what persons did to it. */
export interface ToldFinding extends Finding {
  /** Order in the dossier, from 1; those that were withdrawn are numbered by themselves. */
  readonly number: number
  readonly origin: 'machine' | 'person'
  readonly writtenBy: string | undefined
  readonly writtenAt: string | undefined
  readonly review: FindingReview | undefined
  readonly basedOn: string | undefined
  /** By place in `citations`, whether the last reviewer opened it. */
  readonly opened: readonly boolean[]
  /** Set when what it rests on is no longer what it was when a person wrote or reviewed it. */
  readonly change: { readonly before: string; readonly after: string } | undefined
  readonly withdrawn: { readonly by: string; readonly reason: string } | undefined
}

/** All citations of which `tellFindings` has to know what they tell now: those of findings that a person wrote or reviewed. */
export function citationsOfPersons({ written, reviews }: ToldFindings): readonly Citation[] {
  return [...written.flatMap(({ citations }) => citations), ...reviews.flatMap(({ draft }) => draft.citations)]
}

/** What the rules found and what persons wrote and said of it, in the order of the dossier. */
export function tellFindings(found: readonly Finding[], told: ToldFindings, places: PlacesTold): readonly ToldFinding[] {
  const byId = new Map(found.map((finding) => [finding.id, finding]))
  const reviews = new Map(told.reviews.map((review) => [review.finding, review]))
  const withdrawn = new Map(told.withdrawn.map((one) => [one.finding, one]))
  const isWritten = new Set(told.written.map(({ id }) => id))
  // What a person reviewed and the rules no longer find stays, as it was read: stale, not gone.
  const gone = told.reviews.filter(({ finding }) => !byId.has(finding) && !isWritten.has(finding))
  const all = [
    ...told.written.map((one) => tellWritten(one, byId.get(one.basedOn ?? ''), places)),
    ...found.map((one) => tellFound(one)),
    ...gone.map((review) => tellFound(asFound(review))),
  ].map((finding) => withReview(finding, reviews.get(finding.id), { found: byId.get(finding.basedOn ?? finding.id), places }))
  const standing = inOrder(all.filter(({ id }) => !withdrawn.has(id)), told)
  const aside = inOrder(all.filter(({ id }) => withdrawn.has(id)), told)
  return [
    ...standing.map((finding, index) => makeFinding({ ...finding, number: index + 1 })),
    ...aside.map((finding, index) => makeFinding({ ...finding, number: index + 1, withdrawn: withdrawn.get(finding.id) })),
  ]
}

type Unnumbered = Omit<ToldFinding, 'number'>

function tellWritten(written: WrittenFinding, base: Finding | undefined, places: PlacesTold): Unnumbered {
  const { id, chapter, sentence, kind, citations, basedOn, stand, writtenBy, writtenAt } = written
  const now = standOf(citations, places, base)
  return {
    id, chapter, sentence, kind, citations, basedOn, writtenBy, writtenAt,
    rule: 'person', state: 'reviewed', origin: 'person', review: undefined, withdrawn: undefined,
    query: `SELECT * FROM citations WHERE finding_id = ${sqlText(id)} ORDER BY sequence`,
    resultSha256: sha256(canonicalJson(now)),
    opened: citations.map(() => false),
    change: changeOf(stand, now),
  }
}

function tellFound(finding: Finding): Unnumbered {
  return {
    ...finding, origin: 'machine', writtenBy: undefined, writtenAt: undefined, review: undefined, basedOn: undefined, withdrawn: undefined,
    change: undefined, opened: finding.citations.map(() => false),
  }
}

/** A finding of the machine that is no longer found, as it was when it was reviewed. */
function asFound({ finding, draft, stand }: FindingReview): Finding {
  const { chapter, sentence, kind, citations } = draft
  return { id: finding, chapter, sentence, kind, citations, rule: 'no longer found', state: 'machine', query: 'SELECT NULL WHERE false', resultSha256: stand.result }
}

function withReview(
  finding: Unnumbered,
  review: FindingReview | undefined,
  { found, places }: { found: Finding | undefined; places: PlacesTold },
): Unnumbered {
  if (!review) return finding
  const opened = new Set(review.opened.map(({ exhibitId, locator }) => `${exhibitId} ${locator}`))
  const state: FindingState = review.outcome
  return {
    ...finding,
    state,
    review,
    opened: finding.citations.map(({ exhibitId, locator }) => opened.has(`${exhibitId} ${locator}`)),
    change: changeOf(review.stand, standOf(review.draft.citations, places, found)),
  }
}

function inOrder(findings: readonly Unnumbered[], { chapters: told, order }: ToldFindings): readonly Unnumbered[] {
  const chapterOrder = [...new Set([...told, ...chapters, ...findings.map(({ chapter }) => chapter)])]
  const places = new Map(chapterOrder.map((chapter, index) => [chapter, index]))
  const named = new Map(order.map((id, index) => [id, index]))
  const place = (finding: Unnumbered) => named.get(finding.id) ?? order.length
  // Sorting is stable: what nobody ordered keeps the order in which it came.
  return findings.toSorted((a, b) => places.get(a.chapter)! - places.get(b.chapter)! || place(a) - place(b))
}

/** The draft that a finding of either origin would be written from. */
export function draftOf({ chapter, sentence, kind, citations, basedOn }: FindingDraft): FindingDraft {
  return { chapter, sentence, kind, citations, ...(basedOn ? { basedOn } : {}) }
}
