import type { WorkState } from '../api-types.ts'
import { deed, route } from '../route.ts'

/** How far the build is that was started in the browser. */
export const workRoute = route('/api/job', {}, async (served): Promise<WorkState> => served.work.state)

/** Builds the case: what is new is read, and what rests on it is computed. Its progress is told by `/api/changes`. */
export const buildRoute = deed('/api/job/build', { right: 'intake', shape: {} }, (served, _, { actor }) => served.work.start(actor))

/** Stops the build that is running; what was read stays read. */
export const stopRoute = deed('/api/job/stop', { right: 'intake', shape: {} }, async (served) => served.work.stop())
