import { z } from 'zod'
import { systemClock } from '../../../base/clock.ts'
import { Failure } from '../../../base/failure.ts'
import type { Case } from '../../../case/case.ts'
import { listJudgements } from '../../../case/register/judgements.ts'
import { judgePair, undoPairJudgement, type JudgementMade } from '../../jobs/judge-pair.ts'
import { pairKey } from '../../jobs/resolving/review-case.ts'
import type { JudgedAnswer, JudgementLine } from '../api-types.ts'
import { ask, deed, route } from '../route.ts'
import type { ServedCase } from '../served-case.ts'

/** Every judgement in the order made, with those that no longer count. */
export const judgementsRoute = route('/api/judgements', {}, (served) => readJudgements(served))

/** A person says whether two source entities are one; answers what that changes, and every judgement as it then stands. */
export const judgeRoute = deed(
  '/api/judgements',
  {
    right: 'judge',
    shape: {
      left: ask.entity, right: ask.entity, judgement: z.enum(['positive', 'negative', 'unsure']), reason: ask.words,
      /** Number of the judgement on this pair that the person knows of, 0 for none. Told, a judgement made meanwhile is not passed over. */
      seen: z.int().min(0).optional(),
    },
  },
  async (served, { seen, ...pair }, { actor }): Promise<JudgedAnswer> => {
    const asked = await served.built()
    const made = await served.withChange((opened) => {
      if (seen !== undefined) requireSeen(opened, pair, seen)
      return judgePair(opened, pair, { actor, clock: systemClock, asked })
    })
    return judgedAnswer(served, made)
  },
)

/** A person takes back the judgement of that sequence number. */
export const undoJudgementRoute = deed(
  '/api/judgements/:sequence/undo',
  { right: 'judge', shape: { sequence: z.coerce.number().int().min(1), reason: ask.words } },
  async (served, taken, { actor }): Promise<JudgedAnswer> => {
    const asked = await served.built()
    return judgedAnswer(served, await served.withChange((opened) => undoPairJudgement(opened, taken, { actor, clock: systemClock, asked })))
  },
)

async function judgedAnswer(served: ServedCase, { sequence, effect }: JudgementMade): Promise<JudgedAnswer> {
  return { sequence, clusters: effect.clusters.length, moved: effect.moved.length, judgements: await readJudgements(served) }
}

const said = { positive: 'the same', negative: 'different', unsure: 'not enough to tell' } as const

/** Two who judge one pair at once: the second is told what the first said, and decides whether to put down another word. */
function requireSeen({ journal }: Case, { left, right }: { readonly left: string; readonly right: string }, seen: number): void {
  const pair = pairKey(left, right)
  const last = listJudgements(journal).find((row) => row.inForce && pairKey(row.left, row.right) === pair)
  if (!last || last.sequence === seen) return
  throw new Failure('judgement.meanwhile', `${last.by} judged this pair meanwhile: ${said[last.judgement]}${last.reason ? ` (${last.reason})` : ''}. Nothing of yours was put down; judge again to add your word.`)
}

function readJudgements(served: ServedCase): Promise<JudgementLine[]> {
  return served.withCase(({ journal }) => listJudgements(journal).map((row) => ({ ...row })))
}
