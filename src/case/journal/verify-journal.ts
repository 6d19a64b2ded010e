import { canonicalJson } from '../../base/canonical-json.ts'
import { Failure, messageOf } from '../../base/failure.ts'
import { silentProgress, type Progress } from '../../base/progress.ts'
import { openSqlite, type SqliteDatabase } from '../../store/sqlite/sqlite-database.ts'
import { parseCheckpoint } from './checkpoint.ts'
import { commitmentOf, saltBytes } from './commitment.ts'
import type { FaultList } from '../fault.ts'
import { nothingBefore, type JournalLeaf, type JournalPayloads } from './journal-entry.ts'
import { journalApplicationId, journalSchema, journalVersion, readRows, type JournalRow } from './journal-tables.ts'
import { hashLeaf, TreeFrontier } from './merkle-tree.ts'
import { isSignedBy, parseNote, parseNoteKey, type NoteKey } from './signed-note.ts'

/** What a journal is checked against. */
export interface VerifyJournalOptions {
  /** `jackdaw/<case id>`. */
  readonly origin: string
  /** The key in `case.json`; it has to be the first one introduced. */
  readonly firstKey: string
  /** Checkpoints kept outside the case (in a dossier, a mail): the journal has to contain each of these trees. */
  readonly knownCheckpoints?: readonly string[]
  readonly progress?: Progress
}

/** What was walked. */
export interface JournalCounts {
  readonly entries: number
  readonly checkpoints: number
  readonly purged: number
  /** Public keys introduced, with the entry that introduced each. */
  readonly keys: readonly { readonly key: string; readonly sequence: number }[]
}

/**
 * Reads every row of the journal at `path` again and checks form, numbering, chain, commitments, tree, checkpoints and
 * signatures, as docs/formats/journal.md tells a stranger to; shares only the hashing with the code that writes. What
 * it cannot see: that the newest entries were cut off together with their checkpoints (give `knownCheckpoints`).
 */
export function verifyJournal(path: string, faults: FaultList, options: VerifyJournalOptions): JournalCounts {
  try {
    const database = openSqlite(path, { readOnly: true })
    try {
      checkFile(database, faults)
      return new JournalWalk(database, faults, options).walk()
    } finally {
      database.close()
    }
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code !== 'store.damaged') throw thrown
    faults.add('journal.unreadable', 'journal.sqlite', `The journal cannot be read to its end: ${messageOf(thrown)}. Restore it from a copy.`)
    return { entries: 0, checkpoints: 0, purged: 0, keys: [] }
  }
}

function checkFile(database: SqliteDatabase, faults: FaultList): void {
  const broken = database.all<{ integrity_check: string }>('PRAGMA integrity_check(20)').map((row) => row.integrity_check)
  if (broken.join() !== 'ok') faults.add('journal.file', 'journal.sqlite', `SQLite finds the file broken: ${broken.join('; ')}`)
  const schema = database.all<{ sql: string }>('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL').map((row) => row.sql)
  if (schema.toSorted().join('\n') !== journalSchema.toSorted().join('\n')) {
    faults.add('journal.schema', 'journal.sqlite', 'Its tables are not those of a journal: one was added, removed or altered.')
  }
  const [id, version] = [database.get('PRAGMA application_id'), database.get('PRAGMA user_version')]
  if (id?.['application_id'] !== journalApplicationId || version?.['user_version'] !== journalVersion) {
    faults.add('journal.schema', 'journal.sqlite', 'The header of the file does not say that it is a journal of this version.')
  }
}

class JournalWalk {
  readonly #database: SqliteDatabase
  readonly #faults: FaultList
  readonly #options: VerifyJournalOptions
  readonly #tree = new TreeFrontier()
  readonly #keys: { readonly text: string; readonly key: NoteKey; readonly sequence: number }[] = []
  readonly #emptied = new Set<number>()
  readonly #purged = new Map<number, number>()
  readonly #roots = new Map<number, Uint8Array>()
  readonly #knownSizes: ReadonlySet<number>
  #previous = nothingBefore
  #batch = 0
  #checkpoints = 0
  #isForked = false

  constructor(database: SqliteDatabase, faults: FaultList, options: VerifyJournalOptions) {
    this.#database = database
    this.#faults = faults
    this.#options = options
    this.#knownSizes = new Set((options.knownCheckpoints ?? []).flatMap((text) => checkpointOf(text)?.size ?? []))
  }

  walk(): JournalCounts {
    const progress = this.#options.progress ?? silentProgress
    for (const row of readRows(this.#database)) {
      this.#checkRow(row)
      progress.report({ step: 'verify journal', done: this.#tree.size, unit: 'entries' })
    }
    this.#checkCheckpoint(this.#tree.size)
    this.#checkStrays()
    this.#checkPurges()
    this.#checkKeys()
    for (const text of this.#options.knownCheckpoints ?? []) this.#checkKnown(text)
    progress.end('verify journal', `${this.#tree.size} entries, ${this.#checkpoints} checkpoints`)
    return {
      entries: this.#tree.size,
      checkpoints: this.#checkpoints,
      purged: this.#emptied.size,
      keys: this.#keys.map(({ text, sequence }) => ({ key: text, sequence })),
    }
  }

  #checkRow(row: JournalRow): void {
    const sequence = this.#tree.size + 1
    const where = `entry ${row.sequence}`
    const leaf = readLeaf(row.leaf)
    if (row.sequence !== sequence) {
      this.#faults.add('journal.sequence', where, `Entry ${sequence} is missing: it was removed, or its number changed.`)
    }
    if (!leaf) this.#faults.add('journal.leaf', where, 'Its leaf is not the canonical JSON of an entry: it was changed.')
    else {
      this.#checkLeaf(leaf, row)
      this.#checkContents(leaf, row)
    }
    const hash = hashLeaf(row.leaf)
    this.#previous = Buffer.from(hash).toString('hex')
    this.#tree.add(hash)
    if (this.#knownSizes.has(this.#tree.size)) this.#roots.set(this.#tree.size, this.#tree.root())
  }

  #checkLeaf(leaf: JournalLeaf, row: JournalRow): void {
    const where = `entry ${row.sequence}`
    if (leaf.sequence !== row.sequence) {
      this.#faults.add('journal.sequence', where, `It stands under number ${row.sequence} and says ${leaf.sequence} of itself.`)
    }
    if (leaf.previous !== this.#previous) {
      this.#faults.add('journal.chain', where, `It does not follow from entry ${row.sequence - 1}: one of the two was changed.`)
    }
    if (leaf.batch !== this.#batch) {
      if (leaf.batch !== this.#batch + 1) {
        this.#faults.add('journal.batch', where, `It belongs to writing ${leaf.batch} and follows on writing ${this.#batch}.`)
      }
      if (this.#batch > 0) this.#checkCheckpoint(this.#tree.size)
      this.#batch = leaf.batch
    }
  }

  #checkContents(leaf: JournalLeaf, row: JournalRow): void {
    const where = `entry ${row.sequence}`
    if (row.has_contents === 0) return this.#faults.add('journal.contents', where, 'Its contents are gone: their row was removed.')
    if (row.actor === null && row.actor_salt === null && row.payload === null && row.payload_salt === null) {
      this.#emptied.add(row.sequence)
      return
    }
    const isTrue = isOpenedBy(leaf.actor, row.actor_salt, row.actor) && isOpenedBy(leaf.payload, row.payload_salt, row.payload)
    if (!isTrue) {
      return this.#faults.add('journal.commitment', where, 'Its actor, payload or a salt is not what was committed to: it was changed.')
    }
    this.#note(leaf, row)
  }

  /** What later checks need of a payload that was found true. */
  #note(leaf: JournalLeaf, row: JournalRow): void {
    if (leaf.verb !== 'key.introduced' && leaf.verb !== 'content.purged') return
    const payload: unknown = JSON.parse(Buffer.from(row.payload!).toString())
    if (leaf.verb === 'content.purged') {
      for (const sequence of (payload as JournalPayloads['content.purged']).sequences) this.#purged.set(sequence, row.sequence)
      return
    }
    const text = (payload as JournalPayloads['key.introduced']).key
    const key = parseNoteKey(text)
    if (key) this.#keys.push({ text, key, sequence: row.sequence })
    else this.#faults.add('journal.key', `entry ${row.sequence}`, 'The key that it introduces is none.')
  }

  #checkCheckpoint(size: number): void {
    const where = `checkpoint ${size}`
    const text = this.#database.get<{ note: Uint8Array }>('SELECT CAST(note AS BLOB) AS note FROM checkpoints WHERE size = ?', [size])?.note
    if (!text) {
      return this.#faults.add('journal.checkpoint', where, `There is no checkpoint of ${size} entries, though a writing ended there.`)
    }
    this.#checkpoints++
    const note = parseNoteBytes(text)
    const checkpoint = note && parseCheckpoint(note.text)
    if (!note || !checkpoint) return this.#faults.add('journal.checkpoint', where, 'It is not a signed checkpoint: it was changed.')
    if (checkpoint.origin !== this.#options.origin || checkpoint.size !== size) {
      this.#faults.add('journal.checkpoint', where, `It is of ${checkpoint.size} entries of ${checkpoint.origin}, not of ${size} of ${this.#options.origin}.`)
    }
    if (Buffer.compare(checkpoint.root, this.#tree.root()) !== 0 && !this.#isForked) {
      // All later trees contain the same change: said once, where it is first seen.
      this.#isForked = true
      this.#faults.add('journal.root', where, `The first ${size} entries are not those that were signed: one was changed, removed or added.`)
    }
    if (!this.#isSigned(note)) {
      this.#faults.add('journal.signature', where, 'It is not signed by keys that the journal had introduced by then, or a signature does not hold.')
    }
  }

  #isSigned(note: NonNullable<ReturnType<typeof parseNote>>): boolean {
    return note.signatures.length === 1 && this.#keys.some(({ key }) => isSignedBy(note, key))
  }

  #checkStrays(): void {
    const total = this.#database.get<{ n: number }>('SELECT count(*) AS n FROM checkpoints')!.n
    if (total !== this.#checkpoints) {
      this.#faults.add('journal.checkpoint', 'checkpoints', `There are ${total} checkpoints where ${this.#checkpoints} belong.`)
    }
    const strays = this.#database.all<{ sequence: number }>('SELECT sequence FROM contents WHERE sequence NOT IN (SELECT sequence FROM entries) LIMIT 20')
    for (const { sequence } of strays) this.#faults.add('journal.contents', `contents ${sequence}`, 'There is no entry with this number.')
  }

  #checkPurges(): void {
    for (const sequence of this.#emptied) {
      const by = this.#purged.get(sequence)
      if (by === undefined) {
        this.#faults.add('journal.contents', `entry ${sequence}`, 'Its contents were emptied, and no entry says that they were purged.')
      }
    }
    for (const [sequence, by] of this.#purged) {
      if (!this.#emptied.has(sequence)) {
        this.#faults.add('journal.purge', `entry ${sequence}`, `Entry ${by} says that it was purged, and it was not: purge it again.`)
      }
    }
  }

  #checkKeys(): void {
    if (this.#keys[0]?.text !== this.#options.firstKey) {
      this.#faults.add('journal.key', 'case.json', 'The public key in it is not the one that the journal introduced first.')
    }
  }

  #checkKnown(text: string): void {
    const checkpoint = checkpointOf(text)
    const note = parseNote(text)
    if (!checkpoint || !note || checkpoint.origin !== this.#options.origin || !this.#isSigned(note)) {
      return this.#faults.add('journal.known', 'a known checkpoint', 'What was given is not a checkpoint of this case, or is signed with a key that the journal does not know (any more).')
    }
    const root = this.#roots.get(checkpoint.size)
    if (!root) {
      return this.#faults.add('journal.cut', `known checkpoint ${checkpoint.size}`, `The journal once had ${checkpoint.size} entries and has ${this.#tree.size}: its end was cut off.`)
    }
    if (Buffer.compare(root, checkpoint.root) !== 0) {
      this.#faults.add('journal.rewritten', `known checkpoint ${checkpoint.size}`, `The first ${checkpoint.size} entries were others when this checkpoint was signed: the journal was rewritten.`)
    }
  }
}

const leafFields = 'actor,batch,payload,previous,sequence,time,verb'

function readLeaf(bytes: Uint8Array): JournalLeaf | undefined {
  try {
    const leaf = JSON.parse(Buffer.from(bytes).toString()) as JournalLeaf
    const isCanonical = Buffer.compare(Buffer.from(canonicalJson(leaf)), bytes) === 0
    return isCanonical && Object.keys(leaf).join() === leafFields ? leaf : undefined
  } catch {
    return undefined
  }
}

function isOpenedBy(commitment: string, salt: Uint8Array | null, bytes: Uint8Array | null): boolean {
  return salt?.byteLength === saltBytes && bytes !== null && commitmentOf(salt, bytes) === commitment
}

function parseNoteBytes(bytes: Uint8Array): ReturnType<typeof parseNote> {
  const text = Buffer.from(bytes).toString()
  return Buffer.compare(Buffer.from(text), bytes) === 0 ? parseNote(text) : undefined
}

function checkpointOf(text: string): ReturnType<typeof parseCheckpoint> {
  const note = parseNote(text)
  return note && parseCheckpoint(note.text)
}
