import type { FindingReview, FindingWithdrawal, Hypothesis, ToldFindings, WeighedEvidence, WrittenFinding } from '../../model/finding.ts'
import type { JournalEntry } from '../journal/journal-entry.ts'
import type { Journal } from '../journal/journal.ts'

/** What persons said of findings and hypotheses, as it holds after all entries of the journal. */
export function listToldFindings(journal: Journal): ToldFindings {
  const state = new ToldState()
  for (const entry of journal.entries()) state.take(entry)
  return state.told()
}

/** The next free id of a letter: `F3` after `F2`, purged and withdrawn ones counted. */
export function nextIdOf(journal: Journal, letter: 'F' | 'H'): string {
  const verb = letter === 'F' ? 'finding.written' : 'hypothesis.written'
  let count = 0
  for (const leaf of journal.leaves()) if (leaf.verb === verb) count++
  return `${letter}${count + 1}`
}

class ToldState {
  readonly #written = new Map<string, WrittenFinding>()
  readonly #reviews = new Map<string, FindingReview>()
  readonly #withdrawn = new Map<string, FindingWithdrawal>()
  readonly #hypotheses = new Map<string, Hypothesis>()
  readonly #weights = new Map<string, WeighedEvidence>()
  #chapters: readonly string[] = []
  #order: readonly string[] = []

  take(entry: JournalEntry): void {
    const { actor: by, time: at } = entry
    switch (entry.verb) {
      case 'finding.written':
      case 'finding.changed': {
        const { id, draft, stand } = entry.payload
        this.#written.set(id, { ...draft, id, writtenBy: by, writtenAt: at, stand })
        this.#reviews.delete(id)
        this.#withdrawn.delete(id)
        return
      }
      case 'finding.withdrawn':
        this.#withdrawn.set(entry.payload.id, { finding: entry.payload.id, reason: entry.payload.reason, by, at })
        return
      case 'finding.reviewed': {
        const { id, ...review } = entry.payload
        this.#reviews.set(id, { ...review, finding: id, by, at })
        this.#withdrawn.delete(id)
        return
      }
      case 'findings.ordered':
        this.#chapters = entry.payload.chapters ?? this.#chapters
        this.#order = entry.payload.findings ?? this.#order
        return
      default:
        this.#takeHypothesis(entry)
    }
  }

  told(): ToldFindings {
    return {
      written: [...this.#written.values()],
      reviews: [...this.#reviews.values()],
      withdrawn: [...this.#withdrawn.values()],
      chapters: this.#chapters,
      order: this.#order,
      hypotheses: [...this.#hypotheses.values()],
      weights: [...this.#weights.values()].filter(({ hypothesis }) => this.#hypotheses.has(hypothesis)),
    }
  }

  #takeHypothesis(entry: JournalEntry): void {
    const { actor: by, time: at } = entry
    if (entry.verb === 'hypothesis.written' || entry.verb === 'hypothesis.changed') {
      const { id, sentence, note } = entry.payload
      this.#hypotheses.set(id, { id, sentence, ...(note ? { note } : {}), writtenBy: by, writtenAt: at })
    } else if (entry.verb === 'hypothesis.withdrawn') {
      this.#hypotheses.delete(entry.payload.id)
    } else if (entry.verb === 'evidence.weighed') {
      const { hypothesis, finding } = entry.payload
      this.#weights.set(`${hypothesis} ${finding}`, { ...entry.payload, by, at })
    }
  }
}
