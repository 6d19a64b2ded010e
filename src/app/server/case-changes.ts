import { statSync } from 'node:fs'
import { openCase } from '../../case/case.ts'
import type { JournalEntry } from '../../case/journal/journal-entry.ts'
import type { CaseLayout } from '../../case/case-layout.ts'
import type { CaseChange } from './api-types.ts'

type Listener = (change: CaseChange) => void

/** How often the journal and the derived files are looked at for what another process did, while somebody listens. */
const lookEveryMs = 700

/** Tells who listens what changes in a case: deeds of the journal, builds, and the progress of work, whichever process made them. */
export class CaseChanges {
  readonly #layout: CaseLayout
  readonly #readMark: () => string
  readonly #listeners = new Set<Listener>()
  #timer: NodeJS.Timeout | undefined
  #journal = ''
  #sequence = 0
  #mark = ''
  #looking: Promise<void> = Promise.resolve()

  constructor(layout: CaseLayout, readMark: () => string) {
    this.#layout = layout
    this.#readMark = readMark
  }

  /** Tells every change from now on; gives what ends it. */
  listen(listener: Listener): () => void {
    if (this.#listeners.size === 0) this.#begin()
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) clearInterval(this.#timer)
    }
  }

  /** Tells one change. */
  tell(change: CaseChange): void {
    for (const listener of this.#listeners) listener(change)
  }

  /** Looks at once, after a deed of this server. */
  look(): Promise<void> {
    this.#looking = this.#looking.then(() => this.#lookNow()).catch(() => undefined)
    return this.#looking
  }

  /** Ends all listening. */
  close(): void {
    clearInterval(this.#timer)
    this.#listeners.clear()
  }

  #begin(): void {
    this.#mark = this.#readMark()
    this.#journal = ''
    this.#sequence = 0
    void this.look()
    this.#timer = setInterval(() => void this.look(), lookEveryMs).unref()
  }

  async #lookNow(): Promise<void> {
    if (this.#listeners.size === 0) return
    const journal = stampOf(this.#layout.journal)
    if (journal !== this.#journal) {
      await this.#readDeeds()
      this.#journal = journal
    }
    const mark = this.#readMark()
    if (mark !== this.#mark) {
      this.#mark = mark
      this.tell({ kind: 'built', mark })
    }
  }

  async #readDeeds(): Promise<void> {
    const opened = await openCase(this.#layout.root)
    try {
      // At the first look all that is there is known already.
      const entries = this.#sequence === 0 ? [] : [...opened.journal.entries({ after: this.#sequence })]
      this.#sequence = opened.journal.size
      for (const entry of entries) this.tell(changeOf(entry))
    } finally {
      opened.close()
    }
  }
}

function changeOf(entry: JournalEntry): CaseChange {
  const { sequence, verb, actor: by } = entry
  return { kind: 'deed', sequence, verb, by, ...(entry.verb === 'judgement.made' ? { pair: [entry.payload.left, entry.payload.right] as const } : {}) }
}

function stampOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false, bigint: true })
  return stat ? `${stat.mtimeNs}:${stat.size}` : ''
}
