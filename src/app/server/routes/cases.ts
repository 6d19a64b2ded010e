import type { CaseLine } from '../api-types.ts'
import { listShelf } from '../case-shelf.ts'
import { route } from '../route.ts'

/** The case that is served here alone, as a list of one; where several are served, the address without a case lists them. */
export const casesRoute = route('/api/cases', {}, (served): Promise<CaseLine[]> => listShelf([{ prefix: '', served }]))
