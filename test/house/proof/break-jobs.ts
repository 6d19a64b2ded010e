import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { DerivedFolder } from '../../../src/app/jobs/derived-folder.ts'
import { Failure, messageOf } from '../../../src/base/failure.ts'
import type { FilePort } from '../../../src/base/file-port.ts'
import type { Case } from '../../../src/case/case.ts'
import { verifyCase } from '../../../src/evidence/verify-case.ts'
import { hashViews } from '../hash-views.ts'
import { PowerCut, PowerCutFiles } from './power-cut.ts'
import { ProofHouse, proofJobs, type ProofJobName, type ProofRoom } from './proof-jobs.ts'
import { diskAnswers, failingFiles } from './watched-files.ts'

/** What a disk does: three errors, and the power goes with what was not synced dropped or torn. */
export const faultAnswers = ['ENOSPC', 'EIO', 'EMFILE', 'drop', 'tear'] as const

/** One of `faultAnswers`. */
export type FaultAnswer = (typeof faultAnswers)[number]

interface Breaking {
  readonly files: FilePort
  isReached(): boolean
  /** What the disk does after the job has broken off. */
  lose(): void
}

/** Cases whose jobs are broken at one call of the file port. */
export class BreakHouse {
  readonly #house: ProofHouse
  readonly #whole: Readonly<Record<string, string>>
  readonly #seed: number

  private constructor(house: ProofHouse, whole: Readonly<Record<string, string>>, seed: number) {
    this.#house = house
    this.#whole = whole
    this.#seed = seed
  }

  static async make(folder: string, seed: number): Promise<BreakHouse> {
    const house = await ProofHouse.make(folder)
    return new BreakHouse(house, await house.undisturbed(), seed)
  }

  /** Breaks a job at a call (from 1), and gives what is wrong then; `not reached` when the job makes no such call. */
  async breakAt(name: ProofJobName, answer: FaultAnswer, at: number): Promise<readonly string[] | 'not reached'> {
    const room = this.#house.roomFor(name, 'broken')
    const before = proofJobs[name].from === 'empty' ? undefined : new DerivedFolder(room.casePath).readMark()
    const breaking = breakingFiles(answer, at, this.#seed * 1_000 + at)
    const acknowledged: string[] = []
    const thrown = await this.#run(name, room, { files: breaking.files, acknowledge: (line) => acknowledged.push(line) })
    if (!breaking.isReached()) return thrown ? [`it failed by itself: ${messageOf(thrown)}`] : 'not reached'
    breaking.lose()
    const found = thrown && !(thrown instanceof PowerCut) ? badWords(thrown) : []
    try {
      const opened = await this.#house.open(room)
      try {
        found.push(...(await proofJobs[name].check(opened, room, acknowledged)), ...(await faultsOf(opened)))
        if (before) found.push(...oldStateOf(room, before.database.sha256))
        for (const path of ['statements', 'ftm', 'prov', 'bundle']) rmSync(join(room.out, path), { recursive: true, force: true })
        const again: string[] = []
        await proofJobs[name].run(opened, room, (line) => again.push(line))
        found.push(...(await proofJobs[name].check(opened, room, again)), ...(await faultsOf(opened)))
      } finally {
        opened.close()
      }
      if (name === 'build') {
        const views = await hashViews(room.casePath)
        found.push(...Object.keys(this.#whole).filter((view) => views[view] !== this.#whole[view]).map((view) => `the view ${view} has other rows than undisturbed`))
      }
    } catch (later) {
      found.push(`it cannot be gone on with: ${messageOf(later)}`)
    }
    return found
  }

  async #run(name: ProofJobName, room: ProofRoom, { files, acknowledge }: { files: FilePort; acknowledge: (line: string) => void }): Promise<unknown> {
    let opened: Case | undefined
    try {
      opened = await this.#house.open(room, files)
      await proofJobs[name].run(opened, room, acknowledge)
      return undefined
    } catch (thrown) {
      return thrown ?? new TypeError('nothing was thrown')
    } finally {
      opened?.close()
    }
  }
}

function breakingFiles(answer: FaultAnswer, at: number, seed: number): Breaking {
  if (answer === 'drop' || answer === 'tear') {
    const cut = new PowerCutFiles(at, answer, seed)
    return { files: cut.files, isReached: () => cut.isCut, lose: () => cut.lose() }
  }
  const { files, failed } = failingFiles(at, answer)
  return { files, isReached: () => failed() !== undefined, lose: () => undefined }
}

/** A failure says by its code that the disk is at fault, what could not be done, why, and what to do. */
function badWords(thrown: unknown): string[] {
  if (!(thrown instanceof Failure)) return [`what was thrown is no failure: ${messageOf(thrown)}`]
  if (thrown.code !== 'case.unwritable') return [`the failure is '${thrown.code}': ${thrown.message}`]
  const reason = Object.values(diskAnswers).some((words) => thrown.message.includes(words))
  const advice = /Make room|Look after the disk|Close other programs|ulimit/.test(thrown.message)
  return reason && advice ? [] : [`the failure does not say why and what to do: ${thrown.message}`]
}

/** What was built before stands, or what was built now. */
function oldStateOf({ casePath }: ProofRoom, before: string): string[] {
  const derived = new DerivedFolder(casePath)
  const mark = derived.readMark()
  if (!mark) return ['what was built before cannot be opened']
  try {
    derived.wholeDatabase()
    derived.wholeSearchIndex()
    return mark.database.sha256 === before || mark.next !== undefined || derived.isAsBuilt() ? [] : ['what stands is neither what was built before nor now']
  } catch (thrown) {
    return [messageOf(thrown)]
  }
}

async function faultsOf(opened: Case): Promise<string[]> {
  const { faults } = await verifyCase(opened)
  // Bytes that nobody acknowledged may lie about.
  return faults.filter(({ what }) => what !== 'evidence.stray').map(({ what, where, message }) => `${what} ${where}: ${message}`)
}
