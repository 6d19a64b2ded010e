import { z } from 'zod'
import { systemClock } from '../../../base/clock.ts'
import { scopeAuthority } from '../../../case/authority/authority-register.ts'
import type { Journal } from '../../../case/journal/journal.ts'
import { listNecessities, recordNecessity, withdrawNecessity } from '../../../case/authority/necessity-register.ts'
import { specialCategoryNames, type SpecialCategory } from '../../../model/special-category.ts'
import type { NecessityLine } from '../api-types.ts'
import { deed, route } from '../route.ts'

const words = z.string().trim().min(1).max(4_000)
const category = z.enum(specialCategoryNames as readonly [SpecialCategory, ...SpecialCategory[]])

/** Which purposes need which special categories of personal data, as recorded. */
export const necessitiesRoute = route('/api/necessities', {}, (served): Promise<NecessityLine[]> => served.withCase(({ journal }) => linesOf(journal)))

/** Records that a purpose strictly needs a special category. */
export const necessityRoute = deed('/api/necessities', { right: 'administer', shape: { category, purpose: words, reason: words } },
  (served, told, { actor }): Promise<NecessityLine[]> => served.withChange(({ journal }) => {
    recordNecessity(journal, told, { actor, clock: systemClock })
    return linesOf(journal)
  }))

/** Takes a necessity back. */
export const withdrawNecessityRoute = deed('/api/necessities/:sequence/withdraw', { right: 'administer', shape: { sequence: z.coerce.number().int().min(1), reason: words } },
  (served, { sequence, reason }, { actor }): Promise<NecessityLine[]> => served.withChange(({ journal }) => {
    withdrawNecessity(journal, sequence, { actor, clock: systemClock, reason })
    return linesOf(journal)
  }))

const places = z.array(z.string().trim().min(1).max(400)).min(1).max(200)

/** Says anew what an authority covers; what it no longer covers is sealed by the next build. */
export const scopeAuthorityRoute = deed('/api/authorities/:id/scope', {
  right: 'administer',
  shape: { id: z.string().regex(/^A\d{1,6}$/), reference: words, covers: places.optional(), categories: z.array(category).max(20).optional(), purposes: places.optional() },
}, (served, { id: authority, reference, covers, categories, purposes }, { actor }): Promise<{ authority: string }> => served.withChange(({ journal }) => {
  const scope = { ...(covers ? { covers } : {}), ...(categories ? { categories } : {}), ...(purposes ? { purposes } : {}) }
  scopeAuthority(journal, { authority, reference, ...scope }, { actor, clock: systemClock })
  return { authority }
}))

function linesOf(journal: Journal): NecessityLine[] {
  return listNecessities(journal).map((one) => ({ ...one }))
}
