import { Failure } from '../../base/failure.ts'
import type { Case } from '../../case/case.ts'
import type { Author } from '../../case/journal.ts'
import type { Judgement } from '../../model/judgement.ts'
import { askCase } from './ask-case.ts'

/** What a person says of two source entities, and why. */
export interface PairJudgement {
  readonly left: string
  readonly right: string
  readonly judgement: Exclude<Judgement, 'none'>
  readonly reason: string
}

/** Puts a judgement into the journal. It takes effect with the next build. Throws `usage`, `entity.absent` when the case has no such entity, `case.not-built`. */
export async function judgePair(opened: Case, pair: PairJudgement, author: Author): Promise<void> {
  const [left, right] = [pair.left, pair.right].sort() as [string, string]
  if (left === right) throw new Failure('usage', 'An entity is the same as itself: name two.')
  for (const id of [left, right]) {
    if (!/^[0-9a-f]{32}$/.test(id)) throw new Failure('entity.absent', `'${id}' is no entity id: take the ids from 'jackdaw resolve' or the view 'entities'.`)
    const { rows } = await askCase(opened.layout.root, `SELECT 1 FROM entities WHERE id = '${id}'`)
    if (rows.length === 0) throw new Failure('entity.absent', `The case has no entity ${id}.`)
  }
  opened.journal.append([{ verb: 'judgement.made', payload: { ...pair, left, right } }], author)
}
