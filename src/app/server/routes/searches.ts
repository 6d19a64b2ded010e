import { z } from 'zod'
import { systemClock } from '../../../base/clock.ts'
import type { Case } from '../../../case/case.ts'
import { listSearches, saveSearch, withdrawSearch } from '../../../case/register/search-register.ts'
import type { SavedSearchLine } from '../api-types.ts'
import { deed, route } from '../route.ts'

const name = z.string().trim().min(1).max(80)
const part = z.string().min(1).max(4_000).optional()

/** The searches that are kept under a name. */
export const searchesRoute = route('/api/searches', {}, (served) => served.withCase(linesOf), 'search')

/** A person keeps a search, with what it is narrowed to and how many places it found. */
export const saveSearchRoute = deed(
  '/api/searches',
  {
    right: 'search',
    shape: {
      name, query: z.string().trim().min(1).max(1_000), places: z.number().int().min(0).max(1e12),
      filter: z.strictObject({ kind: part, type: part, within: part, from: part, until: part, sel: part }).default({}),
    },
  },
  (served, { filter, ...search }, { actor }) => served.withChange((opened) => {
    const told = Object.fromEntries(Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined))
    saveSearch(opened.journal, { ...search, filter: told }, { actor, clock: systemClock })
    return linesOf(opened)
  }),
)

/** A person takes a saved search back. */
export const withdrawSearchRoute = deed('/api/searches/:name/withdraw', { right: 'search', shape: { name } }, (served, { name: wanted }, { actor }) =>
  served.withChange((opened) => {
    withdrawSearch(opened.journal, wanted, { actor, clock: systemClock })
    return linesOf(opened)
  }),
)

function linesOf({ journal }: Case): SavedSearchLine[] {
  return listSearches(journal)
}
