import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { systemClock } from '../../../base/clock.ts'
import type { Case } from '../../../case/case.ts'
import { chapters } from '../../../finding/chapters.ts'
import type { ToldFinding } from '../../../finding/tell-findings.ts'
import { findingKinds } from '../../../model/finding.ts'
import { findingOf, listFindings } from '../../jobs/findings/list-findings.ts'
import { resolveCitations } from '../../jobs/findings/resolve-citations.ts'
import { reviewFinding } from '../../jobs/findings/review-finding.ts'
import { changeFinding, orderFindings, withdrawFinding, writeFinding, type FindingAuthor } from '../../jobs/findings/write-finding.ts'
import type { CitationLine, FindingLine, FindingList } from '../api-types.ts'
import { makePlace, textOf } from '../place.ts'
import { deed, route } from '../route.ts'
import type { ServedCase } from '../served-case.ts'

const citedAtOnce = 6

/** Every finding in the order of the dossier, as it is now: what the rules found, and what persons wrote and said of it up to this moment. */
export const findingsRoute = route('/api/findings', {}, (served): Promise<FindingList> => served.withCase((opened) => listOf(served, opened)))

async function listOf(served: ServedCase, opened: Case): Promise<FindingList> {
  const now = await listFindings(opened, served.rows)
  const exhibits = await exhibitsOf(served, now.findings)
  const { dossier } = served.layout
  return {
    findings: now.findings.filter(({ withdrawn }) => !withdrawn).map((finding) => findingLine(finding, exhibits)),
    withdrawn: now.findings.filter(({ withdrawn }) => withdrawn).map((finding) => findingLine(finding, exhibits)),
    chapters: [...new Set([...now.told.chapters, ...now.findings.map(({ chapter }) => chapter), ...chapters])],
    dossier: { page: existsSync(join(dossier, 'index.html')), pdf: existsSync(join(dossier, 'dossier.pdf')) },
  }
}

type Exhibits = ReadonlyMap<string, { readonly number: string; readonly path: string }>

async function exhibitsOf(served: ServedCase, findings: readonly ToldFinding[]): Promise<Exhibits> {
  const ids = [...new Set(findings.flatMap(({ citations }) => citations.map(({ exhibitId }) => exhibitId)))]
  const rows = await served.ask("SELECT id, number, path FROM exhibits WHERE list_contains(string_split($1, ','), id)", [ids.join(',')])
  return new Map(rows.map((row) => [textOf(row['id']), { number: textOf(row['number']), path: textOf(row['path']) }]))
}

function findingLine(finding: ToldFinding, exhibits: Exhibits): FindingLine {
  const { number, id, chapter, rule, sentence, kind, state, query, citations, origin, review, change, withdrawn } = finding
  return {
    number, id, chapter, rule, sentence, kind, state, query, origin, citations: citations.length,
    cited: citationsOf(finding, exhibits).slice(0, citedAtOnce),
    by: finding.writtenBy ?? null,
    reviewedBy: review?.by ?? null,
    note: review?.note ?? null,
    stale: change ?? null,
    withdrawn: withdrawn ?? null,
  }
}

function citationsOf({ citations }: ToldFinding, exhibits: Exhibits): CitationLine[] {
  return citations.map(({ exhibitId, locator, quote, role }, index) => {
    const exhibit = exhibits.get(exhibitId)
    return { sequence: index + 1, quote: quote ?? null, role, place: makePlace(exhibit?.number ?? '', exhibit?.path ?? '', locator) }
  })
}

/** All the places that one finding rests on. */
export const citationsRoute = route(
  '/api/findings/:number/citations', { number: z.coerce.number().int().min(1).max(1_000_000) },
  (served, { number }): Promise<CitationLine[]> => served.withCase(async (opened) => {
    const finding = findingOf(await listFindings(opened, served.rows), String(number))
    return citationsOf(finding, await exhibitsOf(served, [finding]))
  }),
)

const text = (most: number) => z.string().trim().min(1).max(most)
const findingId = z.string().regex(/^(F\d{1,7}|[0-9a-f]{32,64})$/)
const citation = z.strictObject({
  place: z.string().min(1).max(4_200), role: z.enum(['support', 'against']).default('support'), quote: z.string().max(2_000).optional(),
})
const cited = z.array(citation).min(1).max(200)

const authorOf = (served: ServedCase, actor: string): FindingAuthor => ({ actor, clock: systemClock, ask: served.rows })

/** A person writes a finding with the places it rests on: `<exhibit number>:<locator>` or the id of a statement. Answers every finding as it then stands. */
export const writeFindingRoute = deed(
  '/api/findings',
  { right: 'write', shape: { chapter: text(120), sentence: text(4_000), kind: z.enum(findingKinds), citations: cited, basedOn: findingId.optional() } },
  async (served, { citations, ...draft }, { actor }): Promise<FindingList> => {
    const places = await resolveCitations(citations, served.rows)
    return served.withChange(async (opened) => {
      await writeFinding(opened, { ...draft, citations: places }, authorOf(served, actor))
      return listOf(served, opened)
    })
  },
)

/** A person writes a finding anew; what is not told stays. */
export const changeFindingRoute = deed(
  '/api/findings/:id/change',
  {
    right: 'write',
    shape: {
      id: findingId, chapter: text(120).optional(), sentence: text(4_000).optional(), kind: z.enum(findingKinds).optional(),
      citations: cited.optional(), reason: text(4_000),
    },
  },
  async (served, { id, reason, citations, chapter, sentence, kind }, { actor }): Promise<FindingList> => {
    const places = citations && (await resolveCitations(citations, served.rows))
    const draft = { ...(chapter ? { chapter } : {}), ...(sentence ? { sentence } : {}), ...(kind ? { kind } : {}), ...(places ? { citations: places } : {}) }
    return served.withChange(async (opened) => {
      await changeFinding(opened, id, { draft, reason, author: authorOf(served, actor) })
      return listOf(served, opened)
    })
  },
)

/** A person takes a finding back, or sets one of the machine aside. */
export const withdrawFindingRoute = deed(
  '/api/findings/:id/withdraw', { right: 'write', shape: { id: findingId, reason: text(4_000) } },
  async (served, { id, reason }, { actor }): Promise<FindingList> => served.withChange(async (opened) => {
    await withdrawFinding(opened, id, { reason, author: authorOf(served, actor) })
    return listOf(served, opened)
  }),
)

const opened = z.array(z.strictObject({ exhibit: z.string().max(200), locator: z.string().max(4_000) })).max(500)

/** A person says that the finding was read; to confirm it, it has to be somebody else's and a place of it was opened. */
export const reviewFindingRoute = deed(
  '/api/findings/:id/review',
  { right: 'write', shape: { id: findingId, outcome: z.enum(['reviewed', 'confirmed']), note: z.string().max(4_000).optional(), opened } },
  async (served, { id, outcome, note, opened: seen }, { actor }): Promise<FindingList> => {
    const places = seen.length === 0 ? [] : await resolveCitations(seen.map(({ exhibit, locator }) => ({ place: `${exhibit}:${locator}`, role: 'support' })), served.rows)
    return served.withChange(async (held) => {
      await reviewFinding(held, id, { review: { outcome, note, opened: places }, author: authorOf(served, actor) })
      return listOf(served, held)
    })
  },
)

/** A person orders the chapters, or the findings in them. */
export const orderFindingsRoute = deed(
  '/api/findings-order', { right: 'write', shape: { chapters: z.array(text(120)).max(200).optional(), findings: z.array(findingId).max(5_000).optional() } },
  async (served, { chapters: order, findings }, { actor }): Promise<FindingList> => served.withChange(async (held) => {
    await orderFindings(held, { ...(order ? { chapters: order } : {}), ...(findings ? { findings } : {}) }, authorOf(served, actor))
    return listOf(served, held)
  }),
)
