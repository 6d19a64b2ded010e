/** The answers of one build that were given last: the same question to the same tables has the same answer, whoever asks it. */
export class AnswerMemory<Answer> {
  readonly #known = new Map<string, Promise<Answer>>()
  readonly #most: number
  readonly #isSmall: (answer: Answer) => boolean

  /** Keeps at most so many answers, and of those only the small ones. */
  constructor(most: number, isSmall: (answer: Answer) => boolean) {
    this.#most = most
    this.#isSmall = isSmall
  }

  /** The answer that is known or on its way, else what `find` gives. What fails is forgotten. */
  async recall(question: string, find: () => Promise<Answer>): Promise<Answer> {
    const known = this.#known.get(question)
    this.#known.delete(question)
    const asked = known ?? find()
    this.#known.set(question, asked)
    if (this.#known.size > this.#most) this.#forget(this.#known.keys().next().value)
    try {
      const answer = await asked
      if (!this.#isSmall(answer)) this.#forget(question)
      return answer
    } catch (thrown) {
      this.#forget(question)
      throw thrown
    }
  }

  #forget(question: string | undefined): void {
    if (question !== undefined) this.#known.delete(question)
  }
}
