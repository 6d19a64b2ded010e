import { z } from 'zod'
import { systemClock } from '../../../base/clock.ts'
import { secondVerdicts } from '../../../model/finding.ts'
import { lookAgain, lookAgreement, nextBlind, showBlind, type BlindFinding } from '../../jobs/beside/second-look.ts'
import { resolveCitations } from '../../jobs/findings/resolve-citations.ts'
import type { BlindFindingAnswer, LookAgreementAnswer } from '../api-types.ts'
import { makePlace, textOf } from '../place.ts'
import { deed, route } from '../route.ts'
import type { ServedCase } from '../served-case.ts'

const findingId = z.string().regex(/^(F\d{1,7}|[0-9a-f]{32,64})$/)
const opened = z.array(z.strictObject({ exhibit: z.string().max(200), locator: z.string().max(4_000) })).max(500)

/** The next finding for a second look by who asks: without its kind, its state, and what others said. Null where none is left. */
export const nextSecondLookRoute = route('/api/second-looks/next', {}, (served, _, { actor }): Promise<BlindFindingAnswer | null> =>
  served.withCase(async (held) => {
    const next = await nextBlind(held, served.rows, actor)
    return next ? blindAnswer(served, next) : null
  }), 'judge')

/** One finding for a second look. */
export const blindFindingRoute = route('/api/second-looks/findings/:id', { id: findingId }, (served, { id }, { actor }): Promise<BlindFindingAnswer> =>
  served.withCase(async (held) => blindAnswer(served, await showBlind(held, id, { actor, ask: served.rows }))), 'judge')

/** A second person says how far a finding reaches, and which places were opened. Answers the next one. */
export const lookAgainRoute = deed(
  '/api/second-looks', { right: 'judge', shape: { id: findingId, verdict: z.enum(secondVerdicts), note: z.string().max(4_000).optional(), opened } },
  async (served, { id, verdict, note, opened: seen }, { actor }): Promise<BlindFindingAnswer | null> => {
    const places = seen.length === 0 ? [] : await resolveCitations(seen.map(({ exhibit, locator }) => ({ place: `${exhibit}:${locator}`, role: 'support' })), served.rows)
    return served.withChange(async (held) => {
      await lookAgain(held, id, { word: { verdict, note, opened: places }, author: { actor, clock: systemClock, ask: served.rows } })
      const next = await nextBlind(held, served.rows, actor)
      return next ? blindAnswer(served, next) : null
    })
  },
)

/** How far first and second looks agree. */
export const lookAgreementRoute = route('/api/second-looks/agreement', {}, (served): Promise<LookAgreementAnswer> => served.withCase(lookAgreement))

async function blindAnswer(served: ServedCase, { id, sentence, citations }: BlindFinding): Promise<BlindFindingAnswer> {
  const ids = [...new Set(citations.map(({ exhibitId }) => exhibitId))]
  const rows = await served.ask("SELECT id, number, path FROM exhibits WHERE list_contains(string_split($1, ','), id)", [ids.join(',')])
  const exhibits = new Map(rows.map((row) => [textOf(row['id']), row]))
  return {
    id, sentence, cited: citations.map(({ exhibitId, locator, quote, role }) => {
      const exhibit = exhibits.get(exhibitId)
      return { quote: quote ?? null, role, place: makePlace(textOf(exhibit?.['number']), textOf(exhibit?.['path']), locator) }
    }),
  }
}
