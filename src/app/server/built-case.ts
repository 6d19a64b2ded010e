import { Failure } from '../../base/failure.ts'
import { diskFilesNow } from '../../base/files-now.ts'
import { evidencePath, type CaseLayout } from '../../case/case-layout.ts'
import { openCase } from '../../case/case.ts'
import { readSettings } from '../../case/case-settings.ts'
import { defaultLimits } from '../../extract/limits.ts'
import type { Mapping } from '../../extract/mapping/mapping.ts'
import type { MappingProposal } from '../../extract/mapping/proposal.ts'
import type { ReadingSettings } from '../../model/value/reading-settings.ts'
import { Questions, type Answer } from '../../store/duck/question.ts'
import type { Sight } from '../../store/sight/sight.ts'
import type { Value } from '../../store/store.ts'
import type { DerivedFolder } from '../jobs/derived-folder.ts'
import { confirmedMappings } from '../jobs/mapping-files.ts'
import { ChildShelf } from '../jobs/reading/child-shelf.ts'
import { refusesRisky } from '../jobs/reading/refuses-risky.ts'
import { ReadingPool } from '../jobs/reading/reading-pool.ts'
import { AnswerMemory } from './answer-memory.ts'
import { Turns } from './turns.ts'

/** How a question is put. */
export interface Asking {
  readonly parameters?: readonly Value[]
  readonly maxRows?: number
  /** The question is ended after this time. */
  readonly deadlineMs?: number
  /** A person wrote it: it reaches the documented views and nothing under them. */
  readonly isOfPerson?: boolean
}

/** An exhibit as the limited process needs it. */
export interface ExhibitFile {
  readonly id: string
  readonly path: string
  readonly sha256: string
  readonly sizeBytes: number
  readonly isChild: boolean
  /** The authority it is held under. */
  readonly authority: string
}

interface ReadingManner {
  /** Whether risky kinds are not read again here. */
  readonly refusesRisky: boolean
  readonly settings: ReadingSettings
  readonly mappings: readonly Mapping[]
}

const connections = 3
const rereadAtOnce = 2
const defaultDeadlineMs = 30_000
const workDeadlineMs = 120_000

/** Answers that are kept, and how many rows each may have. */
const remembered = { answers: 400, rows: 2_000 } as const

/** The derived files of one build, open: questions in SQL, and places read again from the bytes. */
export class BuiltCase {
  readonly #layout: CaseLayout
  readonly #derived: DerivedFolder
  readonly #questions: readonly Questions[]
  readonly #memory = new AnswerMemory<Answer>(remembered.answers, ({ rows }) => rows.length <= remembered.rows)
  readonly #asking: Turns<Questions>
  readonly #reading: Turns<ReadingPool>
  readonly #pool: ReadingPool
  readonly #how: ReadingManner
  /** Exhibits that are kept and not read. */
  readonly #sealed: ReadonlySet<string>
  /** What who asks now may see of it. */
  readonly #sight: () => Sight
  readonly #computed = new Map<string, Promise<unknown>>()

  private constructor(parts: { layout: CaseLayout; derived: DerivedFolder; questions: readonly Questions[]; how: ReadingManner; sealed: ReadonlySet<string>; sight: () => Sight }) {
    this.#layout = parts.layout
    this.#derived = parts.derived
    this.#questions = parts.questions
    this.#how = parts.how
    this.#sealed = parts.sealed
    this.#sight = parts.sight
    this.#asking = new Turns(parts.questions)
    this.#pool = new ReadingPool({ refusesRisky: parts.how.refusesRisky, children: new ChildShelf(diskFilesNow, parts.derived.path) })
    this.#reading = new Turns(Array.from({ length: rereadAtOnce }, () => this.#pool))
  }

  static async open(layout: CaseLayout, derived: DerivedFolder, sight: () => Sight): Promise<BuiltCase> {
    const opened = await openCase(layout.root)
    const how: ReadingManner = { settings: readSettings(opened.journal), mappings: confirmedMappings(opened.journal), refusesRisky: refusesRisky(opened.journal) }
    opened.close()
    const first = await Questions.open(derived.wholeDatabase())
    const others: Questions[] = []
    for (let count = 1; count < connections; count++) others.push(await first.beside())
    const { rows } = await first.ask("SELECT exhibit_id FROM derived.problems WHERE code = 'authority.sealed'")
    return new BuiltCase({ layout, derived, questions: [...others, first], how, sealed: new Set(rows.map(([id]) => String(id))), sight })
  }

  /** Answers one SELECT; a question that takes longer than its deadline fails with `query.failed`. */
  async ask(sql: string, { parameters = [], maxRows = Infinity, deadlineMs = defaultDeadlineMs, isOfPerson = false }: Asking = {}): Promise<Answer> {
    // Told before the turn is waited for: it may come in the course of another answer.
    const sight = this.#sight()
    return this.#asking.take(async (questions) => {
      const timer = setTimeout(() => questions.interrupt(), deadlineMs)
      try {
        await questions.see(sight)
        return await (isOfPerson ? questions.askViews(sql, maxRows, parameters) : questions.ask(sql, maxRows, parameters))
      } finally {
        clearTimeout(timer)
      }
    })
  }

  /** The same, for SELECTs of our own: what was answered last is told again without asking. */
  recall(sql: string, parameters: readonly Value[]): Promise<Answer> {
    const question = JSON.stringify([sql, parameters, this.#sight()], (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))
    return this.#memory.recall(question, () => this.ask(sql, { parameters }))
  }

  /** Lends a connection for a piece of work of several questions; it is ended after two minutes. */
  async withQuestions<T>(work: (questions: Questions) => Promise<T>): Promise<T> {
    const sight = this.#sight()
    return this.#asking.take(async (questions) => {
      const timer = setTimeout(() => questions.interrupt(), workDeadlineMs)
      try {
        await questions.see(sight)
        return await work(questions)
      } finally {
        clearTimeout(timer)
      }
    })
  }

  /** What is computed once for this build and asked often. */
  once<T>(name: string, compute: (built: BuiltCase) => Promise<T>): Promise<T> {
    const key = JSON.stringify([name, this.#sight()])
    const known = this.#computed.get(key) ?? compute(this)
    this.#computed.set(key, known)
    known.catch(() => this.#computed.delete(key))
    return known as Promise<T>
  }

  /** The mappings that the tables of an exhibit were read by. */
  async proposalsOf(exhibitId: string): Promise<readonly { readonly sheet: string | null; readonly proposal: MappingProposal }[]> {
    const { rows } = await this.ask('SELECT sheet, proposal FROM derived.table_mappings WHERE exhibit_id = $1 ORDER BY sheet', { parameters: [exhibitId] })
    return rows.map(([sheet, proposal]) => ({ sheet: sheet === null ? null : String(sheet), proposal: JSON.parse(String(proposal)) as MappingProposal }))
  }

  /** How tables are read: the settings and the confirmed mappings of this build. */
  get manner(): ReadingManner {
    return this.#how
  }

  /** The file with the bytes of an exhibit. Throws `authority.expired` for one that is sealed. */
  fileOf({ id, sha256, isChild, authority }: Pick<ExhibitFile, 'id' | 'sha256' | 'isChild' | 'authority'>): string {
    if (this.#sealed.has(id) || this.#derived.readMark()?.sealed.includes(authority)) {
      throw new Failure('authority.expired', `The exhibit is sealed: authority ${authority} does not hold, or does not cover it. Renew it with 'jackdaw authority renew', and build again.`)
    }
    return isChild ? this.#derived.childPath(sha256) : evidencePath(this.#layout, sha256)
  }

  /** What stands at places of an exhibit, read again in the limited process; null where nothing does. */
  async readAgain(exhibit: ExhibitFile, locators: readonly string[]): Promise<readonly (string | null)[]> {
    if (locators.length === 0) return []
    const { id, path, sha256, sizeBytes } = exhibit
    const file = this.fileOf(exhibit)
    return this.#reading.take((pool) =>
      pool.locate({ verb: 'locate', file, sizeBytes, sha256, path, exhibit: id, ...this.#how, limits: defaultLimits, locators }),
    )
  }

  /** Starts the processes that read places again, so that the first reader does not wait for them. */
  async warm(): Promise<void> {
    const { rows } = await this.ask('SELECT id, path, sha256, size_bytes, parent_id IS NOT NULL, authority FROM exhibits WHERE state <> \'unread\' ORDER BY size_bytes, id LIMIT 1')
    const [id, path, sha256, sizeBytes, isChild, authority] = rows[0] ?? []
    if (id === undefined) return
    const smallest = { id: String(id), path: String(path), sha256: String(sha256), sizeBytes: Number(sizeBytes), isChild: isChild === true, authority: String(authority) }
    await Promise.all(Array.from({ length: rereadAtOnce }, () => this.readAgain(smallest, ['whole'])))
  }

  /** Closes it when the last answer is given. */
  async retire(): Promise<void> {
    await Promise.all([this.#asking.end(), this.#reading.end()])
    for (const questions of this.#questions) questions.close()
    this.#pool.close()
  }
}
