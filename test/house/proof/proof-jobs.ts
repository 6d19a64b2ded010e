import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportCase } from '../../../src/app/jobs/export-case.ts'
import { buildCase } from '../../../src/app/jobs/build.ts'
import { DerivedFolder } from '../../../src/app/jobs/derived-folder.ts'
import { askOf } from '../../../src/app/jobs/findings/with-findings.ts'
import { writeFinding } from '../../../src/app/jobs/findings/write-finding.ts'
import { judgePair } from '../../../src/app/jobs/judge-pair.ts'
import { releaseDossier } from '../../../src/app/jobs/release-dossier.ts'
import { systemClock } from '../../../src/base/clock.ts'
import type { FilePort } from '../../../src/base/file-port.ts'
import { sha256 } from '../../../src/base/hash.ts'
import { silentProgress } from '../../../src/base/progress.ts'
import { openCase, type Case } from '../../../src/case/case.ts'
import { createCase } from '../../../src/case/create-case.ts'
import { verifyBag } from '../../../src/dossier/bundle/verify.mjs'
import { receive } from '../../../src/evidence/intake.ts'
import { Questions } from '../../../src/store/duck/question.ts'
import { hashViews } from '../hash-views.ts'
import { writeSmallEvidence } from '../small-evidence.ts'

/** Who does it in proofs. */
export const author = { actor: 'Mira Osei', clock: systemClock }

/** A folder in which a job is done: a case, its key, what is handed over, and where exports go. */
export interface ProofRoom {
  readonly folder: string
  readonly casePath: string
  readonly keyFolder: string
  readonly evidence: string
  readonly out: string
}

/** Says that something is done for good. What was said has to be there whatever happens then. */
export type Acknowledge = (line: string) => void

/** A job that is broken off in proofs. */
export interface ProofJob {
  /** What the case has to be before it. */
  readonly from: 'empty' | 'built' | 'grown'
  run(opened: Case, room: ProofRoom, acknowledge: Acknowledge): Promise<void>
  /** What is wrong when these lines were acknowledged; empty when all of it is there. */
  check(opened: Case, room: ProofRoom, acknowledged: readonly string[]): Promise<string[]>
}

const repeats = 8

/** The jobs, by name. */
export const proofJobs = {
  intake: {
    from: 'empty',
    async run(opened, { evidence }, acknowledge) {
      await receive(opened, [evidence], {
        ...author, authority: 'A1', onReceipt: ({ exhibit: { number, sha256: hash, path } }) => acknowledge(`${number} ${hash} ${path}`),
      })
    },
    async check(opened, { casePath }, acknowledged) {
      const kept = new Set(opened.exhibits.all().map(({ number, sha256: hash, path }) => `${number} ${hash} ${path}`))
      const isThere = (hash: string) => {
        const path = join(casePath, 'evidence', hash.slice(0, 2), hash)
        return existsSync(path) && sha256(readFileSync(path)) === hash
      }
      const lost = acknowledged.filter((line) => !kept.has(line)).map((line) => `'${line}' was acknowledged and is not in the journal`)
      return [...lost, ...[...kept].filter((line) => !isThere(line.split(' ')[1]!)).map((line) => `the bytes of '${line}' are not whole`)]
    },
  },
  build: {
    from: 'grown',
    async run(opened, _, acknowledge) {
      acknowledge((await buildCase(opened, { progress: silentProgress, withoutPdf: true })).dossier)
    },
    async check(opened, _, acknowledged) {
      const standing = new DerivedFolder(opened.layout.root).readMark()?.dossier
      return acknowledged.length === 0 || standing === acknowledged.at(-1) ? [] : ['the dossier that was told to be built does not stand']
    },
  },
  judge: {
    from: 'built',
    async run(opened, _, acknowledge) {
      const ids = await withQuestions(opened, async (ask) => (await ask("SELECT DISTINCT id FROM entities WHERE schema = 'Person' ORDER BY 1", [])).map((row) => String(row['id'])))
      for (let turn = 0; turn < repeats; turn++) {
        const made = await judgePair(opened, {
          left: ids[turn % 2]!, right: ids[2]!, judgement: turn % 3 === 0 ? 'positive' : 'unsure', reason: `turn ${turn}` }, author)
        acknowledge(`${made.sequence} turn ${turn}`)
      }
    },
    check: async ({ journal }, _, acknowledged) =>
      missing(acknowledged, [...journal.entries({ verb: 'judgement.made' })].map(({ sequence, payload }) => `${sequence} ${payload.reason}`)),
  },
  finding: {
    from: 'built',
    async run(opened, _, acknowledge) {
      await withQuestions(opened, async (ask) => {
        const [statement] = await ask('SELECT id, exhibit_id, locator FROM statements ORDER BY id LIMIT 1', [])
        const [statementId, exhibitId] = [String(statement!['id']), String(statement!['exhibit_id'])]
        const citation = {
          statementId, exhibitId, locator: String(statement!['locator']), role: 'support' as const }
        for (let turn = 0; turn < repeats; turn++) {
          const id = await writeFinding(opened, { chapter: 'Proof', sentence: `Turn ${turn} was written.`, kind: 'fact', citations: [citation] }, { ...author, ask })
          acknowledge(`${id} Turn ${turn} was written.`)
        }
      })
    },
    check: async ({ journal }, _, acknowledged) =>
      missing(acknowledged, [...journal.entries({ verb: 'finding.written' })].map(({ payload: { id, draft } }) => `${id} ${draft.sentence}`)),
  },
  export: {
    from: 'built',
    async run(opened, { out }, acknowledge) {
      for (const format of ['statements', 'ftm', 'prov']) {
        const { path, sha256: hash } = await exportCase(opened, format, { actor: author.actor, out: join(out, format), progress: silentProgress })
        acknowledge(`${path} ${hash}`)
      }
    },
    async check({ journal }, { out }, acknowledged) {
      const told = new Set([...journal.entries({ verb: 'exported' })].map(({ payload }) => payload.sha256))
      const standing = ['statements', 'ftm', 'prov'].map((name) => join(out, name)).filter((path) => existsSync(path))
      const untold = standing.filter((path) => !told.has(sha256(readFileSync(path)))).map((path) => `${path} stands and the journal does not tell it`)
      return [...missing(acknowledged, standing.map((path) => `${path} ${sha256(readFileSync(path))}`)), ...untold]
    },
  },
  release: {
    from: 'built',
    async run(opened, { out }, acknowledge) {
      const { path, sha256: hash } = await releaseDossier(opened, { actor: author.actor, out: join(out, 'bundle'), progress: silentProgress })
      acknowledge(`${path} ${hash}`)
    },
    async check(_, { out }, acknowledged) {
      const path = join(out, 'bundle')
      if (!existsSync(path)) return acknowledged.map((line) => `'${line}' was acknowledged and is not there`)
      return verifyBag(path, {}).faults.map(({ message }) => message)
    },
  },
} as const satisfies Record<string, ProofJob>

/** A name of a job. */
export type ProofJobName = keyof typeof proofJobs

function missing(acknowledged: readonly string[], there: readonly string[]): string[] {
  const known = new Set(there)
  return acknowledged.filter((line) => !known.has(line)).map((line) => `'${line}' was acknowledged and is not there`)
}

async function withQuestions<T>(opened: Case, work: (ask: ReturnType<typeof askOf>) => Promise<T>): Promise<T> {
  const questions = await Questions.open(new DerivedFolder(opened.layout.root).wholeDatabase())
  try {
    return await work(askOf(questions))
  } finally {
    questions.close()
  }
}

/** Cases to begin from, each made once, and what comes of them undisturbed. */
export class ProofHouse {
  readonly #folder: string

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** Makes the cases in a folder. */
  static async make(folder: string): Promise<ProofHouse> {
    const house = new ProofHouse(folder)
    const room = house.#roomOf('made')
    mkdirSync(room.evidence, { recursive: true })
    writeSmallEvidence(room.evidence)
    const opened = await createCase(room.casePath, {
      ...author, title: 'Proof', purpose: 'Testing', keyFolder: room.keyFolder, authority: { kind: 'own-records', reference: 'invented', issuer: 'nobody', scope: 'all' },
    })
    opened.close()
    house.#keep('empty', room)
    await house.#work(room, async (made) => {
      await proofJobs.intake.run(made, room, () => undefined)
      await buildCase(made, { progress: silentProgress, withoutPdf: true })
    })
    house.#keep('built', room)
    const more = join(room.evidence, 'more.csv')
    writeFileSync(more, 'LastName,FirstName,Email\nOsier,Ines,ines.osier@halden.example\n')
    await house.#work(room, (made) => receive(made, [more], { ...author, authority: 'A1' }))
    rmSync(more)
    house.#keep('grown', room)
    return house
  }

  /** A room of its own for one turn of a job. */
  roomFor(name: ProofJobName, turn: string): ProofRoom {
    const room = this.#roomOf(turn)
    rmSync(room.folder, { recursive: true, force: true })
    cpSync(join(this.#folder, proofJobs[name].from), room.folder, { recursive: true, preserveTimestamps: true })
    mkdirSync(room.out)
    return room
  }

  /** Opens the case of a room for writing. */
  open({ casePath, keyFolder }: ProofRoom, files?: FilePort): Promise<Case> {
    return openCase(casePath, { write: true, keyFolder, ...(files ? { files } : {}) })
  }

  /** What a job gives when nothing disturbs it: the rows of all views after a build. */
  async undisturbed(): Promise<Record<string, string>> {
    const room = this.roomFor('build', 'undisturbed')
    await this.#work(room, (opened) => proofJobs.build.run(opened, room, () => undefined))
    return hashViews(room.casePath)
  }

  async #work(room: ProofRoom, work: (opened: Case) => Promise<unknown>): Promise<void> {
    const opened = await this.open(room)
    try {
      await work(opened)
    } finally {
      opened.close()
    }
  }

  #roomOf(name: string): ProofRoom {
    const folder = join(this.#folder, name)
    return { folder, casePath: join(folder, 'case'), keyFolder: join(folder, 'keys'), evidence: join(folder, 'evidence'), out: join(folder, 'out') }
  }

  #keep(name: ProofJob['from'], { folder }: ProofRoom): void {
    cpSync(folder, join(this.#folder, name), { recursive: true, preserveTimestamps: true })
  }
}
