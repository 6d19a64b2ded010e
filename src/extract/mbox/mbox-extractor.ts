import { formatLocator, parseLocator } from '../../model/locator.ts'
import { ChildBudget } from '../archive/child-budget.ts'
import type { ExhibitFacts, ExtractInput, Extractor, ExtractSink } from '../contract.ts'
import { messageRanges, type MessageRange } from './message-ranges.ts'
import { unquoteFromLines } from './unquote.ts'

const mediaType = 'application/mbox'

/** Reads a mailbox in streaming: every message is a child `.eml`, at the byte range in which it lies. */
export const mboxExtractor: Extractor = {
  async extract(input, sink) {
    const giver = new MessageGiver(input, sink)
    for await (const range of messageRanges(input.source)) {
      if (!(await giver.give(range))) break
    }
    sink.facts(giver.facts())
  },

  async locate(input, locators) {
    return Promise.all(
      locators.map(async (written) => {
        const locator = parseLocator(written)
        if (locator?.kind !== 'bytes' || locator.end > input.source.sizeBytes || locator.end < locator.start) return undefined
        return Buffer.from(await input.source.read(locator.start, locator.end - locator.start)).toString('latin1')
      }),
    )
  },
}

class MessageGiver {
  readonly #input: ExtractInput
  readonly #sink: ExtractSink
  readonly #budget: ChildBudget
  #number = 0
  #unquotedLines = 0

  constructor(input: ExtractInput, sink: ExtractSink) {
    this.#input = input
    this.#sink = sink
    this.#budget = new ChildBudget(input.limits, sink)
  }

  /** False when the reading must end. */
  async give(range: MessageRange): Promise<boolean> {
    if (!this.#budget.admits()) return false
    const name = `${String(++this.#number).padStart(5, '0')}.eml`
    const locator = formatLocator({ kind: 'bytes', ...range })
    const size = range.end - range.start
    if (size > this.#budget.allowance(undefined)) {
      this.#budget.refuse(name, undefined, locator)
      return !this.#budget.exhausted
    }
    const { bytes, lines } = unquoteFromLines(await this.#input.source.read(range.start, size))
    this.#unquotedLines += lines
    this.#budget.spend(bytes.byteLength)
    this.#sink.child({ name, locator, bytes })
    await this.#sink.drained()
    return true
  }

  facts(): ExhibitFacts {
    if (this.#unquotedLines > 0) {
      this.#sink.problem({
        code: 'mbox.from-unquoted',
        severity: 'information',
        message: `${this.#unquotedLines} lines began with '>From ', by which mailboxes mark lines that begin with 'From '; the mark was taken off in the messages given on.`,
      })
    }
    if (this.#budget.count === 0 && this.#budget.refused === 0) {
      const message = "There is no 'From ' line in front of a message; this is no mailbox, or an empty one."
      this.#sink.problem({ code: 'mbox.empty', severity: 'warning', message })
      return { mediaType, unread: message }
    }
    return this.#budget.refused > 0 ? { mediaType, partly: `${this.#budget.count} messages were read, the rest is beyond the limit.` } : { mediaType }
  }
}
