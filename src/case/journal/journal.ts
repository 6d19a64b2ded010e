import { canonicalJson } from '../../base/canonical-json.ts'
import type { Clock } from '../../base/clock.ts'
import { Failure, messageOf } from '../../base/failure.ts'
import { openSqlite, sqliteErrorOf, type SqliteDatabase } from '../../store/sqlite/sqlite-database.ts'
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts'
import { commitTo } from './commitment.ts'
import { nothingBefore, type JournalDraft, type JournalEntry, type JournalLeaf, type Verb } from './journal-entry.ts'
import { createJournalTables, readLeaves, readRows, type JournalRow } from './journal-tables.ts'
import { proveConsistency, proveInclusion, type ConsistencyProof, type InclusionProof } from './merkle-proof.ts'
import { hashLeaf, TreeFrontier } from './merkle-tree.ts'
import { formatNote, formatNoteKey, isSignedBy, noteKeyOf, parseNote, parseNoteKey } from './signed-note.ts'
import type { SigningKey } from './signing-key.ts'

/** How a journal is opened. */
export interface JournalOptions {
  /** Name of the log: `jackdaw/<case id>`. */
  readonly origin: string
  /** Signs what is appended; absent: the journal is only read. */
  readonly key?: SigningKey
  /** Make the file; it must not hold a journal yet. */
  readonly create?: boolean
}

/** Who appends, and when it is. */
export interface Author {
  readonly actor: string
  readonly clock: Clock
}

/** What the journal says of itself. */
export interface JournalHead {
  readonly size: number
  /** Root of the tree, 64 hex digits. */
  readonly root: string
  /** The last signed checkpoint, a C2SP signed note. Kept elsewhere, it shows whether the journal was ever cut or rewritten. */
  readonly checkpoint: string
}

/**
 * What people did and decided in one case: append-only, hash-chained, each writing closed by a signed checkpoint.
 * One process at a time may append (see `lockCase`); any number may read meanwhile.
 */
export class Journal {
  readonly #database: SqliteDatabase
  readonly #origin: string
  readonly #key: SigningKey | undefined
  readonly #hashes: Uint8Array[] = []
  #frontier = new TreeFrontier()
  #batch = 0
  #isKeyIntroduced = false
  #isInDoubt = false

  constructor(database: SqliteDatabase, options: JournalOptions) {
    this.#database = database
    this.#origin = options.origin
    this.#key = options.key
    if (this.#key) this.#assertSound()
  }

  /**
   * Puts deeds down, all or none, in the order given; they are on the disk when it returns. Throws `case.unwritable`
   * when the disk is full or fails, `case.busy` when another process writes, `usage` for an actor without a name.
   */
  append(drafts: readonly JournalDraft[], author: Author): JournalEntry[] {
    const key = this.#key
    if (!key) throw new Failure('defect', 'The journal was opened for reading and cannot be appended to.')
    if (this.#isInDoubt) throw new Failure('case.unwritable', 'The last writing to the journal failed. Open the case again.')
    if (!author.actor.trim()) throw new Failure('usage', 'Who does it? The journal takes no entry without the name of its actor.')
    if (drafts.length === 0) return []
    const introduction = this.#isKeyIntroduced ? [] : [this.#introductionOf(key)]
    // The creation of the case stays the first entry; whatever else, a new machine says first who signs.
    const all = drafts[0]?.verb === 'case.created' ? [...drafts, ...introduction] : [...introduction, ...drafts]
    const written = this.#writeBatch(all, key, author)
    this.#isKeyIntroduced = true
    return written.filter((_, index) => drafts.includes(all[index]!))
  }

  /** The entries in order, those of one verb or of some when they are named. Entries that were purged are left out; `leaves` has them. */
  *entries<V extends Verb = Verb>(options: { readonly verb?: V | readonly V[]; readonly after?: number } = {}): Generator<JournalEntry<V>> {
    const { verb, after } = options
    const verbs = typeof verb === 'string' ? [verb] : verb
    for (const row of readRows(this.#database, { verbs, ...(after === undefined ? {} : { after }) })) {
      const entry = entryOf(row)
      if (entry) yield entry as JournalEntry<V>
    }
  }

  /** Every entry as it is hashed, without actor and payload, after the given sequence number. */
  *leaves(after = 0): Generator<JournalLeaf> {
    for (const { leaf } of readLeaves(this.#database, after)) yield JSON.parse(Buffer.from(leaf).toString()) as JournalLeaf
  }

  /** Every entry as it is stored, with what opens its commitments, after the given sequence number. */
  *storedRows(after = 0): Generator<JournalRow> {
    yield* readRows(this.#database, { after })
  }

  /** The leaf hash of each entry, in order. */
  leafHashes(): readonly Uint8Array[] {
    this.#catchUp()
    return [...this.#hashes]
  }

  /** Number of entries on the disk. */
  get size(): number {
    return this.#database.get<{ size: number }>('SELECT coalesce(max(sequence), 0) AS size FROM entries')!.size
  }

  /** Where the journal stands. Throws `journal.damaged` when its last checkpoint is not of its last entry. */
  head(): JournalHead {
    this.#catchUp()
    const checkpoint = this.checkpoint(this.#hashes.length)
    const root = Buffer.from(this.#frontier.root()).toString('hex')
    if (checkpoint === undefined) throw damaged(`it has ${this.#hashes.length} entries and no checkpoint of that size`)
    return { size: this.#hashes.length, root, checkpoint }
  }

  /** The signed checkpoint made when the journal had `size` entries. */
  checkpoint(size: number): string | undefined {
    return this.#database.get<{ note: string }>('SELECT note FROM checkpoints WHERE size = ?', [size])?.note
  }

  /**
   * Proof that the entry of that sequence number is in the tree of `size` entries (all there are, unless said). Throws a
   * RangeError when it is not.
   */
  inclusionProof(sequence: number, size?: number): InclusionProof {
    this.#catchUp()
    return proveInclusion(this.#hashes, sequence - 1, size)
  }

  /** Proof that the tree of `secondSize` entries begins with that of `firstSize`. RangeError when there are no such trees. */
  consistencyProof(firstSize: number, secondSize?: number): ConsistencyProof {
    this.#catchUp()
    return proveConsistency(this.#hashes, firstSize, secondSize)
  }

  /**
   * Removes actor, payload and salts of entries for good and says so in a new entry. The chain holds as before. Entries
   * that say how the journal is to be read (`case.created`, `key.introduced`, `content.purged`) stay: `usage`.
   */
  purge(sequences: readonly number[], options: Author & { readonly reason: string }): void {
    const wanted = new Set(sequences)
    const found = [...this.leaves()].filter((leaf) => wanted.has(leaf.sequence))
    const kept = found.find((leaf) => ['case.created', 'key.introduced', 'content.purged'].includes(leaf.verb))
    if (kept) throw new Failure('usage', `Entry ${kept.sequence} (${kept.verb}) cannot be purged: the journal is read by it.`)
    if (found.length === 0 || found.length !== wanted.size) {
      throw new Failure('usage', 'Some of these numbers are of no entry. See `jackdaw journal`.')
    }
    // First the deed, then the removal: cut off in between, it can be done again, and nothing is missing unexplained.
    this.append([{ verb: 'content.purged', payload: { sequences: [...wanted].sort((a, b) => a - b), reason: options.reason } }], options)
    this.#guard(() => this.#database.transaction(() => {
      for (const sequence of wanted) {
        this.#database.run(emptyContents, [sequence])
      }
    }))
  }

  close(): void {
    this.#database.close()
  }

  #writeBatch(drafts: readonly JournalDraft[], key: SigningKey, author: Author): JournalEntry[] {
    const time = author.clock.now()
    const frontier = this.#frontier.clone()
    const hashes: Uint8Array[] = []
    const written = this.#guard(() => this.#database.transaction(() => {
      if (this.size !== this.#frontier.size) throw damaged('another process appended to it although this one holds the lock')
      const entries = drafts.map((draft) => {
        const previous = hashes.at(-1) ?? this.#hashes.at(-1)
        const sequence = frontier.size + 1
        const hash = this.#insert(draft, { sequence, time, previous, actor: author.actor })
        hashes.push(hash)
        frontier.add(hash)
        return { sequence, time, actor: author.actor, ...draft } as JournalEntry
      })
      this.#database.run('INSERT INTO checkpoints VALUES (?, ?)', [frontier.size, this.#sign(frontier, key)])
      return entries
    }))
    this.#frontier = frontier
    this.#hashes.push(...hashes)
    this.#batch++
    return written
  }

  #insert(draft: JournalDraft, frame: { sequence: number; time: string; previous: Uint8Array | undefined; actor: string }): Uint8Array {
    const payload = canonicalJson(draft.payload)
    if (payload.length > maxPayloadChars) {
      throw new Failure('usage', `An entry '${draft.verb}' of ${payload.length} characters is more than the journal takes (${maxPayloadChars}).`)
    }
    const [actorBound, payloadBound] = [commitTo(frame.actor), commitTo(payload)]
    const leaf: JournalLeaf = {
      actor: actorBound.commitment,
      batch: this.#batch + 1,
      payload: payloadBound.commitment,
      previous: frame.previous ? Buffer.from(frame.previous).toString('hex') : nothingBefore,
      sequence: frame.sequence,
      time: frame.time,
      verb: draft.verb,
    }
    const text = canonicalJson(leaf)
    this.#database.run('INSERT INTO entries VALUES (?, ?)', [frame.sequence, text])
    this.#database.run('INSERT INTO contents VALUES (?, ?, ?, ?, ?)', [frame.sequence, actorBound.salt, frame.actor, payloadBound.salt, payload])
    return hashLeaf(Buffer.from(text))
  }

  #sign(frontier: TreeFrontier, key: SigningKey): string {
    const text = formatCheckpoint({ origin: this.#origin, size: frontier.size, root: frontier.root() })
    const { keyName, keyId } = noteKeyOf(this.#origin, key.publicKey)
    return formatNote({ text, signatures: [{ keyName, keyId, signature: key.sign(text) }] })
  }

  #introductionOf(key: SigningKey): JournalDraft {
    return { verb: 'key.introduced', payload: { key: formatNoteKey(noteKeyOf(this.#origin, key.publicKey)), machine: process.platform } }
  }

  #catchUp(): void {
    for (const { leaf } of readLeaves(this.#database, this.#hashes.length)) {
      const hash = hashLeaf(leaf)
      this.#hashes.push(hash)
      this.#frontier.add(hash)
    }
  }

  /** A log must never sign what does not follow from what it signed before (C2SP tlog-checkpoint, Signatures). */
  #assertSound(): void {
    this.#catchUp()
    if (this.#hashes.length === 0) return
    const keys = [...this.entries({ verb: 'key.introduced' })].map((entry) => entry.payload.key)
    const last = this.#database.get<{ note: string }>('SELECT note FROM checkpoints ORDER BY size DESC LIMIT 1')
    const note = parseNote(last?.note ?? '')
    const checkpoint = note && parseCheckpoint(note.text)
    if (!note || checkpoint?.origin !== this.#origin || checkpoint.size !== this.#hashes.length) {
      throw damaged('its last checkpoint is not of its last entry')
    }
    if (Buffer.compare(checkpoint.root, this.#frontier.root()) !== 0) throw damaged('its entries are not those that were signed')
    if (!keys.some((text) => isSignedByText(note, text))) throw damaged('its last checkpoint is not signed by a key that it introduced')
    this.#isKeyIntroduced = keys.includes(formatNoteKey(noteKeyOf(this.#origin, this.#key!.publicKey)))
    for (const leaf of this.leaves(this.#hashes.length - 1)) this.#batch = leaf.batch
  }

  #guard<T>(work: () => T): T {
    try {
      return work()
    } catch (cause) {
      // Whether the disk took the last bytes is not known: what is in memory may be behind.
      this.#isInDoubt = sqliteErrorOf(cause) !== undefined
      throw failureOf(cause)
    }
  }
}

/** Opens (or makes) the journal at `path`. Throws `journal.damaged` when it cannot be read or its head does not hold. */
export function openJournal(path: string, options: JournalOptions): Journal {
  try {
    const database = openSqlite(path, { readOnly: !options.key })
    if (options.create) createJournalTables(database)
    return new Journal(database, options)
  } catch (cause) {
    if (cause instanceof Failure && cause.code !== 'store.damaged') throw cause
    throw new Failure('journal.damaged', `${path} cannot be opened as a journal: ${messageOf(cause)}`, { cause })
  }
}

const emptyContents = 'UPDATE contents SET actor_salt = NULL, actor = NULL, payload_salt = NULL, payload = NULL WHERE sequence = ?'

const maxPayloadChars = 8 * 2 ** 20

/** The entry of a row; undefined when its content was purged. */
function entryOf(row: JournalRow): JournalEntry | undefined {
  if (row.actor === null || row.payload === null) return undefined
  const leaf = JSON.parse(Buffer.from(row.leaf).toString()) as JournalLeaf
  return {
    sequence: row.sequence,
    time: leaf.time,
    actor: Buffer.from(row.actor).toString(),
    verb: leaf.verb,
    payload: JSON.parse(Buffer.from(row.payload).toString()),
  } as JournalEntry
}

function isSignedByText(note: NonNullable<ReturnType<typeof parseNote>>, text: string): boolean {
  const key = parseNoteKey(text)
  return key !== undefined && isSignedBy(note, key)
}

function damaged(what: string): Failure {
  return new Failure('journal.damaged', `The journal does not hold: ${what}. Nothing was written. Run 'jackdaw verify', and compare with a copy.`)
}

function failureOf(cause: unknown): unknown {
  switch (sqliteErrorOf(cause)) {
    case 'full':
      return new Failure('case.unwritable', 'The disk is full: the journal took nothing of this writing, and stands as before. Make room and try again.', { cause })
    case 'input-output':
      return new Failure('case.unwritable', `The disk failed while the journal was written: ${messageOf(cause)}. Check it with 'jackdaw verify'.`, { cause })
    case 'busy':
      return new Failure('case.busy', 'Another process holds the journal. Wait until it has ended, and try again.', { cause })
    case 'damaged':
      return damaged(messageOf(cause))
    default:
      return cause
  }
}
