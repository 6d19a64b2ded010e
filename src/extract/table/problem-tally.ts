import type { Problem } from '../../model/problem.ts'
import type { ExtractSink } from '../contract.ts'

const reportedOneByOne = 20

/** Reports the first problems of a kind one by one and counts the rest, so that a column of a million bad cells is one line more. */
export class ProblemTally {
  readonly #sink: ExtractSink
  readonly #counts = new Map<string, { count: number; problem: Omit<Problem, 'message'>; about: string }>()

  constructor(sink: ExtractSink) {
    this.#sink = sink
  }

  /** `about` names what the problem is of, such as a column; problems are counted by code and that. */
  add(about: string, problem: Problem): void {
    const key = `${problem.code}\n${about}`
    const known = this.#counts.get(key)
    if (known) known.count++
    else this.#counts.set(key, { count: 1, problem, about })
    if ((known?.count ?? 1) <= reportedOneByOne) this.#sink.problem(problem)
  }

  /** Tells how many more there were of each kind. */
  finish(where: string): void {
    for (const { count, problem, about } of this.#counts.values()) {
      if (count <= reportedOneByOne) continue
      this.#sink.problem({
        code: problem.code,
        severity: problem.severity,
        message: `${where}: ${count - reportedOneByOne} more problems of this kind in ${about}, ${count} in all.`,
      })
    }
  }
}
