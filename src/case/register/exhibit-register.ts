import type { Exhibit } from '../../model/exhibit.ts'
import type { Journal } from '../journal/journal.ts'

/** The exhibits received, as the journal tells them; it keeps up with what is appended. Children are derived, not here. */
export class ExhibitRegister {
  readonly #journal: Journal
  readonly #exhibits: Exhibit[] = []
  readonly #byId = new Map<string, Exhibit>()
  readonly #bySha256 = new Map<string, Exhibit>()
  readonly #sizesByPath = new Map<string, Set<number>>()
  #sequence = 0

  constructor(journal: Journal) {
    this.#journal = journal
  }

  /** All of them in order of receipt. */
  all(): readonly Exhibit[] {
    this.#catchUp()
    return this.#exhibits
  }

  /** The exhibit of that id. */
  byId(id: string): Exhibit | undefined {
    this.#catchUp()
    return this.#byId.get(id)
  }

  /** The first exhibit with these bytes. */
  bySha256(sha256: string): Exhibit | undefined {
    this.#catchUp()
    return this.#bySha256.get(sha256)
  }

  /** Whether something of that path and size was received: then it is likely, not certain, that the bytes are the same. */
  hasLike(path: string, sizeBytes: number): boolean {
    this.#catchUp()
    return this.#sizesByPath.get(path)?.has(sizeBytes) ?? false
  }

  #catchUp(): void {
    for (const { sequence, payload } of this.#journal.entries({ verb: 'exhibit.received', after: this.#sequence })) {
      this.#add(payload.exhibit)
      this.#sequence = sequence
    }
  }

  #add(exhibit: Exhibit): void {
    this.#exhibits.push(exhibit)
    this.#byId.set(exhibit.id, exhibit)
    if (!this.#bySha256.has(exhibit.sha256)) this.#bySha256.set(exhibit.sha256, exhibit)
    const sizes = this.#sizesByPath.get(exhibit.path) ?? new Set()
    this.#sizesByPath.set(exhibit.path, sizes.add(exhibit.sizeBytes))
  }
}
