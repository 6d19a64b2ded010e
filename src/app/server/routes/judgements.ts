import { z } from 'zod'
import { systemClock } from '../../../base/clock.ts'
import { listJudgements, undoJudgement } from '../../../case/judgements.ts'
import { judgePair } from '../../jobs/judge-pair.ts'
import type { JudgementLine } from '../api-types.ts'
import { ask, deed, route } from '../route.ts'
import type { ServedCase } from '../served-case.ts'

/** Every judgement in the order made, with those that no longer count. */
export const judgementsRoute = route('/api/judgements', {}, (served) => readJudgements(served))

/** A person says whether two source entities are one; answers every judgement as it then stands. */
export const judgeRoute = deed(
  '/api/judgements',
  {
    right: 'judge',
    shape: { left: ask.entity, right: ask.entity, judgement: z.enum(['positive', 'negative', 'unsure']), reason: ask.words },
  },
  async (served, pair, { actor }) => {
    await served.withChange((opened) => judgePair(opened, pair, { actor, clock: systemClock }))
    return readJudgements(served)
  },
)

/** A person takes back the judgement of that sequence number. */
export const undoJudgementRoute = deed(
  '/api/judgements/:sequence/undo',
  { right: 'judge', shape: { sequence: z.coerce.number().int().min(1), reason: ask.words } },
  async (served, { sequence, reason }, { actor }) => {
    await served.withChange((opened) => undoJudgement(opened.journal, sequence, { actor, clock: systemClock, reason }))
    return readJudgements(served)
  },
)

function readJudgements(served: ServedCase): Promise<JudgementLine[]> {
  return served.withCase(({ journal }) => listJudgements(journal).map((row) => ({ ...row })))
}
