import { Failure } from '../../../base/failure.ts'
import type { Case } from '../../../case/case.ts'
import type { Author, Journal } from '../../../case/journal/journal.ts'
import { listJudgements } from '../../../case/register/judgements.ts'
import { drawSample } from '../../../resolve/sample/draw-sample.ts'
import { judgeSample, type JudgedSample } from '../../../resolve/sample/judged-sample.ts'
import { readWeighedPairs } from '../../../resolve/sample/read-pairs.ts'
import { stratify } from '../../../resolve/sample/strata.ts'
import { openQuestions } from '../ask-case.ts'
import { questionRows } from './question-rows.ts'

/** Fewest and most pairs of a sample. */
export const sampleSizes = { least: 20, most: 500, usual: 80 } as const

/**
 * Draws pairs of a case that persons are to judge and puts them into the journal. Gives how many. Throws `usage` when there
 * are no pairs or an earlier sample was begun and not ended, `case.not-built`.
 */
export async function drawResolutionSample(opened: Case, size: number, author: Author): Promise<number> {
  const earlier = readResolutionSample(opened.journal)
  if (earlier && earlier.open.length > 0 && earlier.open.length < earlier.drawn) {
    throw new Failure('usage', `A sample was drawn before, and ${earlier.open.length} of its ${earlier.drawn} pairs are open. Judge these first: 'jackdaw review <case> --sample'.`)
  }
  const questions = await openQuestions(opened.layout.root, { actor: author.actor, act: 'review', what: 'a sample to judge' })
  try {
    const pairs = await readWeighedPairs(questionRows(questions))
    // The number of the entry serves as the seed: nobody chooses it, and everybody can draw again.
    const seed = opened.journal.size + 1
    const strata = drawSample(stratify(pairs), { size, seed })
    if (strata.length === 0) throw new Failure('usage', 'The case has no pairs that were compared: there is nothing to sample.')
    opened.journal.append([{ verb: 'sample.drawn', payload: { seed, strata } }], author)
    return strata.reduce((sum, { drawn }) => sum + drawn.length, 0)
  } finally {
    questions.close()
  }
}

/** The last sample that was drawn with the judgements in force; undefined when none was. */
export function readResolutionSample(journal: Journal): JudgedSample | undefined {
  const last = [...journal.entries({ verb: 'sample.drawn' })].at(-1)
  return last && judgeSample(last.payload.strata, listJudgements(journal))
}
