/** Why a limited process did not come to the end of its task. */
export type EndCode = 'limit.memory' | 'limit.cpu' | 'limit.time' | 'reader.crashed'

/**
 * Thrown when a limited process did not come to the end of its task: it was killed at a limit, broke off, or sent what no
 * reader sends. The message continues "it took ..." for a limit, and "The reader broke off: ..." for the rest.
 */
export class ProcessEnded extends Error {
  readonly code: EndCode

  constructor(code: EndCode, message: string) {
    super(message)
    this.name = 'ProcessEnded'
    this.code = code
  }
}

/** The first sentence of the problem: what happened, in words that end without what became of the exhibit. */
export function sentenceOf({ code, message }: ProcessEnded): string {
  return code === 'reader.crashed' ? `The reader broke off: ${message}.` : `Reading was stopped: it took ${message}.`
}
