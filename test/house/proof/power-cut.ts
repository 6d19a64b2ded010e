import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { FilePort } from '../../../src/base/file-port.ts'
import { seededNumbers } from '../../../src/base/seeded-numbers.ts'
import { watchedFiles, type FileStep } from './watched-files.ts'

/** What becomes of what was not synced: all of it is gone, or some of it, and files are torn. */
export type Loss = 'drop' | 'tear'

/** Thrown at the step at which the power goes, and at each one after it. */
export class PowerCut extends Error {}

interface Pending {
  readonly step: FileStep
  /** What stood there before. */
  readonly before: Buffer | undefined
}

/**
 * A disk that keeps in its cache what was not synced. The power goes at the n-th call; `lose` then takes away what a disk may
 * lose: bytes of files that were not synced, and names (made, moved, removed) whose folder was not.
 */
export class PowerCutFiles {
  readonly files: FilePort
  readonly #cutAt: number
  readonly #random: () => number
  readonly #loss: Loss
  readonly #unsynced = new Set<string>()
  #pending: Pending[] = []
  #calls = 0

  constructor(cutAt: number, loss: Loss, seed: number) {
    this.#cutAt = cutAt
    this.#loss = loss
    this.#random = seededNumbers(seed)
    this.files = watchedFiles((step) => this.#take(step))
  }

  /** Whether the power went. */
  get isCut(): boolean {
    return this.#calls >= this.#cutAt
  }

  /** Takes away what was not on the disk. */
  lose(): void {
    for (const path of this.#unsynced) if (this.#mayLose() && existsSync(path)) this.#tear(path)
    for (const { step, before } of this.#pending.reverse()) if (this.#mayLose()) undo(step, before)
  }

  #take(step: FileStep): () => void {
    if (++this.#calls >= this.#cutAt) throw new PowerCut(`the power went at ${step.name} ${step.path}`)
    const before = step.name === 'rename' ? contentOf(step.to!) : step.name === 'remove' ? contentOf(step.path) : undefined
    const isNew = step.name === 'makeFolder' && !existsSync(step.path)
    return () => this.#note(step, before, isNew)
  }

  #note(step: FileStep, before: Buffer | undefined, isNew: boolean): void {
    const { name, path, to } = step
    if (name === 'write' || name === 'create' || name === 'extend') this.#unsynced.add(path)
    if (name === 'copy') this.#unsynced.add(to!)
    if (name === 'sync' || name === 'syncFile') this.#unsynced.delete(path)
    if (name === 'rename' && this.#unsynced.delete(path)) this.#unsynced.add(to!)
    if (name === 'syncFolder') this.#pending = this.#pending.filter(({ step: { path: from, to: into } }) => dirname(into ?? from) !== path)
    const isName = name === 'create' || name === 'copy' || name === 'link' || name === 'rename' || (name === 'makeFolder' && isNew)
    if (isName || (name === 'remove' && before)) this.#pending.push({ step, before })
  }

  #mayLose(): boolean {
    return this.#loss === 'drop' || this.#random() < 0.5
  }

  #tear(path: string): void {
    const { size } = statSync(path)
    const kept = this.#loss === 'drop' ? 0 : Math.floor(this.#random() * size)
    rewrite(path, kept, this.#loss === 'tear' && this.#random() < 0.5 ? size : kept)
  }
}

/** Keeps the beginning of a file; what comes after it is zeros, as some file systems leave it. */
function rewrite(path: string, kept: number, size: number): void {
  const bytes = readFileSync(path).subarray(0, kept)
  const { mode } = statSync(path)
  rmSync(path)
  const file = openSync(path, 'wx', mode)
  writeSync(file, bytes)
  ftruncateSync(file, size)
  closeSync(file)
}

function contentOf(path: string): Buffer | undefined {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path) : undefined
}

function undo({ name, path, to }: FileStep, before: Buffer | undefined): void {
  switch (name) {
    case 'rename':
      if (existsSync(to!) && existsSync(dirname(path))) renameSync(to!, path)
      if (before && existsSync(dirname(to!))) writeFileSync(to!, before)
      return
    case 'remove':
      if (before && existsSync(dirname(path)) && !existsSync(path)) writeFileSync(path, before)
      return
    default:
      rmSync(to ?? path, { recursive: true, force: true })
  }
}
