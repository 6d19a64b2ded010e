import { Failure } from '../../base/failure.ts'
import type { Case } from '../../case/case.ts'
import type { Author } from '../../case/journal/journal.ts'
import { listJudgements, undoJudgement } from '../../case/register/judgements.ts'
import type { Judgement } from '../../model/judgement.ts'
import { reclusterJudged, type JudgementEffect } from '../../resolve/judge/recluster-judged.ts'
import { openQuestions } from './ask-case.ts'
import { questionRows, type Asked } from './resolving/question-rows.ts'

/** What a person says of two source entities, and why. */
export interface PairJudgement {
  readonly left: string
  readonly right: string
  readonly judgement: Exclude<Judgement, 'none'>
  readonly reason: string
}

/** Who judges, and through what the built case is asked; absent: it is opened for it. */
export interface Judging extends Author {
  readonly asked?: Asked
}

/** A judgement that was made or taken back. */
export interface JudgementMade {
  /** Number of the journal entry. */
  readonly sequence: number
  /** What all judgements since the last build change together, this one among them. Canonical ids of the views stay as they are until the next build. */
  readonly effect: JudgementEffect
}

/**
 * Puts a judgement into the journal, and tells what it changes. It takes effect with the next build. The case must be open for writing.
 * Throws `usage` when there are not two ids or no reason, `entity.absent` when the case has no such entity, `case.not-built`.
 */
export async function judgePair(opened: Case, pair: PairJudgement, judging: Judging): Promise<JudgementMade> {
  const [left, right] = [pair.left, pair.right].sort() as [string, string]
  if (left === right) throw new Failure('usage', 'An entity is the same as itself: name two.')
  if (pair.reason.trim() === '') throw new Failure('usage', 'Say why: a judgement without a reason cannot be checked.')
  return withAsked(opened, judging, async (asked) => {
    for (const id of [left, right]) await checkEntity(asked, id)
    opened.journal.append([{ verb: 'judgement.made', payload: { ...pair, left, right } }], judging)
    return made(opened, asked)
  })
}

/** Takes a judgement back by the number of its journal entry, and tells what that changes. Throws `usage` when there is none or it was taken back, `case.not-built`. */
export async function undoPairJudgement(opened: Case, { sequence, reason }: { readonly sequence: number; readonly reason: string }, judging: Judging): Promise<JudgementMade> {
  if (reason.trim() === '') throw new Failure('usage', 'Say why: a judgement that is taken back without a reason cannot be checked.')
  return withAsked(opened, judging, async (asked) => {
    undoJudgement(opened.journal, sequence, { actor: judging.actor, clock: judging.clock, reason })
    return made(opened, asked)
  })
}

/** What the judgements since the last build change. */
export async function pendingEffect(opened: Case, asked: Asked): Promise<JudgementEffect> {
  return reclusterJudged(questionRows(asked), listJudgements(opened.journal))
}

async function made(opened: Case, asked: Asked): Promise<JudgementMade> {
  return { sequence: opened.journal.size, effect: await pendingEffect(opened, asked) }
}

async function checkEntity(asked: Asked, id: string): Promise<void> {
  if (!/^[0-9a-f]{32}$/.test(id)) throw new Failure('entity.absent', `'${id}' is no entity id: take the ids from 'jackdaw resolve' or the view 'entities'.`)
  const rows = await questionRows(asked).all(`SELECT 1 FROM entities WHERE id = '${id}'`)
  if (rows.length === 0) throw new Failure('entity.absent', `The case has no entity ${id}.`)
}

async function withAsked<T>(opened: Case, { asked, actor }: Judging, work: (asked: Asked) => Promise<T>): Promise<T> {
  if (asked) return work(asked)
  const questions = await openQuestions(opened.layout.root, { actor, act: 'review', what: 'a pair that is judged' })
  try {
    return await work(questions)
  } finally {
    questions.close()
  }
}
