import { AsyncLocalStorage } from 'node:async_hooks'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { canonicalJson } from '../../base/canonical-json.ts'
import { Failure } from '../../base/failure.ts'
import { sha256 } from '../../base/hash.ts'
import { openCase, type Case } from '../../case/case.ts'
import { readCaseFile } from '../../case/case-file.ts'
import { caseLayout, type CaseLayout } from '../../case/case-layout.ts'
import { listMembers } from '../../case/members/member-register.ts'
import type { Role } from '../../case/members/role.ts'
import { isLocked } from '../../case/vault/seal-layout.ts'
import type { AnswerValue } from '../../store/duck/question.ts'
import { categoriesOfTarget } from '../../model/special-category.ts'
import { plainSight, type Sight } from '../../store/sight/sight.ts'
import type { Row, Value } from '../../store/store.ts'
import { caseCatalogue } from '../catalogue.ts'
import { isCurrent } from '../jobs/build-plan.ts'
import { DerivedFolder } from '../jobs/derived-folder.ts'
import { BuiltCase } from './built-case.ts'
import { CaseChanges } from './case-changes.ts'
import { CaseWork } from './case-work.ts'
import { Visits, type Asked } from './visits.ts'

/** A row of an answer by column name. */
export type AnswerRow = Readonly<Record<string, AnswerValue>>

/**
 * The case that is served, read-only. Its derived files are replaced by each build: what is open is compared with what
 * lies on disk before each answer, and opened anew when it was replaced.
 */
export class ServedCase {
  readonly layout: CaseLayout
  readonly derived: DerivedFolder
  #built: { mark: string; opening: Promise<BuiltCase> } | undefined
  #deeds: Promise<void> = Promise.resolve()
  #held: { readonly opened: Case; users: number } | undefined
  readonly changes: CaseChanges
  readonly work: CaseWork
  readonly #replaced = new Map<NodeJS.Timeout, Promise<BuiltCase>>()
  readonly #visits: Visits
  #isClosed = false
  #currency: { readonly mark: string; readonly isCurrent: boolean } | undefined
  #members: { readonly mark: string; readonly roles: ReadonlyMap<string, Role> } | undefined
  readonly #sight = new AsyncLocalStorage<Sight>()

  /** Throws `case.absent` where there is no case. */
  constructor(path: string, purpose?: string) {
    this.#visits = new Visits(purpose)
    this.layout = caseLayout(path)
    // One that is locked is served as such, and answers once it is unlocked.
    if (!isLocked(this.layout.root)) readCaseFile(this.layout.root)
    this.derived = new DerivedFolder(this.layout.root)
    this.changes = new CaseChanges(this.layout, () => this.buildMark)
    this.work = new CaseWork({ root: this.layout.root, changes: this.changes, hold: () => this.hold() })
  }

  /** Lets a request in by the door, and gives what it may see. Throws `authority.expired`, `purpose.outside`. */
  enter(asked: Asked): Promise<Sight> {
    return this.#visits.enter((work) => this.withCase(work), this.layout, asked)
  }

  /** Answers with what the visitor may see: whatever is asked of the case meanwhile, on the way of this answer, sees that and no more. */
  seeing<T>(sight: Sight, answer: () => T): T {
    return this.#sight.run(sight, answer)
  }

  get #seen(): Sight {
    return this.#sight.getStore() ?? plainSight
  }

  /** The role that somebody has in the case; undefined for who is no member. Read anew when the journal has changed. */
  async roleOf(name: string): Promise<Role | undefined> {
    const mark = markOf(this.layout.journal) ?? 'none'
    if (this.#members?.mark !== mark) {
      const listed = await this.withCase(({ journal }) => listMembers(journal))
      this.#members = { mark, roles: new Map(listed.map((member) => [member.name, member.role])) }
    }
    return this.#members.roles.get(name)
  }

  /** Opens case and journal for one answer; closed after it. */
  async withCase<T>(work: (opened: Case) => T | Promise<T>): Promise<T> {
    const opened = await openCase(this.layout.root)
    try {
      return await work(opened)
    } finally {
      opened.close()
    }
  }

  /**
   * Opens case and journal for one deed, one after the other in the order asked. Waits a moment for another process that writes;
   * throws `case.busy` when that goes on.
   */
  withChange<T>(work: (opened: Case) => T | Promise<T>): Promise<T> {
    const done = this.#deeds.then(() => this.#change(work))
    this.#deeds = done.then(() => undefined, () => undefined)
    return done
  }

  async #change<T>(work: (opened: Case) => T | Promise<T>): Promise<T> {
    const { opened, release } = await this.#take()
    try {
      return await work(opened)
    } finally {
      release()
      void this.changes.look()
    }
  }

  /** Holds the case open for writing beside the deeds that go on, until it is released. Throws `case.busy`. */
  hold(): Promise<{ readonly opened: Case; release(): void }> {
    const taken = this.#deeds.then(() => this.#take())
    this.#deeds = taken.then(() => undefined, () => undefined)
    return taken
  }

  async #take(): Promise<{ readonly opened: Case; release(): void }> {
    const held = (this.#held ??= { opened: await openWhenFree(this.layout.root), users: 0 })
    held.users++
    return {
      opened: held.opened,
      release: () => {
        if (--held.users > 0) return
        held.opened.close()
        this.#held = undefined
      },
    }
  }

  /** Whether its derived files are there, with the tables that this version of Jackdaw reads. */
  get isBuilt(): boolean {
    return this.derived.readMark()?.catalogue === catalogueHash
  }

  /** Whether the derived files are those of journal and program. Found out once for each length of the journal and each build: it hashes both. */
  isCurrent(opened: Case): boolean {
    const mark = `${opened.journal.size} ${markOf(join(this.derived.path, 'built.json')) ?? ''}`
    if (this.#currency?.mark !== mark) this.#currency = { mark, isCurrent: isCurrent(opened) }
    return this.#currency.isCurrent
  }

  /** Changes whenever the derived files are replaced. */
  get buildMark(): string {
    return markOf(this.derived.database) ?? 'none'
  }

  /** The derived files as they are now. Throws `case.not-built`, `store.damaged`; `interrupted` once it was closed. */
  async built(): Promise<BuiltCase> {
    if (this.#isClosed) throw new Failure('interrupted', 'The case is no longer served.')
    const mark = this.buildMark
    if (!this.isBuilt) {
      const why = existsSync(this.derived.database) ? 'was built by another version of Jackdaw, or not to the end' : 'has not been built yet'
      throw new Failure('case.not-built', `The case ${why}. Run 'jackdaw build ${this.layout.root}'.`)
    }
    if (this.#built?.mark !== mark) {
      this.#replace()
      const opening = BuiltCase.open(this.layout, this.derived, () => this.#seen)
      this.#built = { mark, opening }
      opening.catch(() => (this.#built = undefined))
    }
    return this.#built!.opening
  }

  /** Of the columns of a table, those whose cells are masked: they tell a special category that the purpose has no recorded need of. */
  maskedColumns<C extends { readonly target?: string | null }>({ authority }: { readonly authority: string }, columns: readonly C[]): readonly C[] {
    return columns.filter(({ target }) => categoriesOfTarget(target).some((category) => !this.#seen.necessary.includes(`${category}:${authority}`)))
  }

  /** The rows of one SELECT of our own over the views, with values for `$1`, `$2`. That it fails is a defect. */
  async ask(sql: string, parameters: readonly Value[] = []): Promise<AnswerRow[]> {
    const built = await this.built()
    try {
      const { columns, rows } = await built.recall(sql, parameters)
      return rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null])))
    } catch (cause) {
      throw cause instanceof Failure && cause.code === 'query.failed' ? new Error(cause.message, { cause }) : cause
    }
  }

  /** The same, as the rooms put their questions. */
  readonly rows = (sql: string, parameters?: readonly Value[]): Promise<Row[]> => this.ask(sql, parameters) as Promise<Row[]>

  /** Answers nothing any more; what is being answered goes on. */
  stop(): void {
    this.#isClosed = true
  }

  async close(): Promise<void> {
    this.stop()
    this.changes.close()
    await this.work.close()
    for (const [timer, old] of this.#replaced) {
      clearTimeout(timer)
      await old.then((built) => built.retire(), () => undefined)
    }
    this.#replaced.clear()
    const built = await this.#built?.opening.catch(() => undefined)
    this.#built = undefined
    await built?.retire()
  }

  /** What was opened before still answers who asked it; it is closed when they are surely done. */
  #replace(): void {
    const old = this.#built?.opening
    if (!old) return
    const timer = setTimeout(() => {
      this.#replaced.delete(timer)
      void old.then((built) => built.retire(), () => undefined)
    }, graceMs)
    this.#replaced.set(timer.unref(), old)
    this.#built = undefined
  }
}

const graceMs = 60_000

/** As a build writes it into its mark. */
const catalogueHash = sha256(canonicalJson(caseCatalogue as unknown))

function markOf(path: string): string | undefined {
  const stat = statSync(path, { throwIfNoEntry: false, bigint: true })
  return stat && `${stat.ino}:${stat.mtimeNs}:${stat.size}`
}

/** How often and how far apart a case that another process writes to is tried again. */
const triesForBusyCase = { count: 20, pauseMs: 100 }

async function openWhenFree(path: string): Promise<Case> {
  for (let left = triesForBusyCase.count; ; left -= 1) {
    try {
      return await openCase(path, { write: true })
    } catch (thrown) {
      if (left === 0 || !(thrown instanceof Failure) || thrown.code !== 'case.busy') throw thrown
      await pause(triesForBusyCase.pauseMs)
    }
  }
}
