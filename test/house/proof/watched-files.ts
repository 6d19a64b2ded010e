import { diskFiles, type FilePort, type NewFile } from '../../../src/base/file-port.ts'
import type { FilesNow, OpenFileNow } from '../../../src/base/files-now.ts'

/** One call of the file port: which, where, and for a rename to where. */
export interface FileStep {
  readonly name: 'create' | 'extend' | 'write' | 'sync' | 'close' | 'copy' | 'link' | 'rename' | 'makeFolder' | 'syncFile' | 'syncFolder' | 'remove'
  readonly path: string
  readonly to?: string
  /** What is written. */
  readonly bytes?: Uint8Array
}

/** Told of each call before it is done; gives a function that is called when it was. What it throws, the call throws. */
export type FileWatcher = (step: FileStep) => (() => void) | void

/** The files of the machine, each call of which somebody watches and can break. */
export function watchedFiles(watch: FileWatcher): FilePort {
  const during = <T>(step: FileStep, work: () => T): T => {
    const after = watch(step)
    const result = work()
    after?.()
    return result
  }
  const duringAsync = async <T>(step: FileStep, work: () => Promise<T>): Promise<T> => {
    const after = watch(step)
    const result = await work()
    after?.()
    return result
  }
  const file = (path: string, opened: NewFile): NewFile => ({
    write: (bytes) => duringAsync({ name: 'write', path, bytes }, () => opened.write(bytes)),
    sync: () => duringAsync({ name: 'sync', path }, () => opened.sync()),
    close: () => closing({ name: 'close', path }, () => opened.close()),
  })
  const fileNow = (path: string, opened: OpenFileNow): OpenFileNow => ({
    write: (bytes) => during({ name: 'write', path, bytes }, () => opened.write(bytes)),
    sync: () => during({ name: 'sync', path }, () => opened.sync()),
    close() {
      // A close that fails has closed all the same.
      opened.close()
      during({ name: 'close', path }, () => undefined)
    },
  })
  const closing = async (step: FileStep, work: () => Promise<void>): Promise<void> => {
    await work()
    await duringAsync(step, async () => undefined)
  }
  const disk = diskFiles.now
  const now: FilesNow = {
    create: (path, mode) => fileNow(path, during({ name: 'create', path }, () => disk.create(path, mode))),
    extend: (path, mode) => fileNow(path, during({ name: 'extend', path }, () => disk.extend(path, mode))),
    copy: (path, to) => during({ name: 'copy', path, to }, () => disk.copy(path, to)),
    link: (path, to) => during({ name: 'link', path, to }, () => disk.link(path, to)),
    rename: (path, to) => during({ name: 'rename', path, to }, () => disk.rename(path, to)),
    makeFolder: (path, mode) => during({ name: 'makeFolder', path }, () => disk.makeFolder(path, mode)),
    syncFile: (path) => during({ name: 'syncFile', path }, () => disk.syncFile(path)),
    syncFolder: (path) => during({ name: 'syncFolder', path }, () => disk.syncFolder(path)),
    remove: (path) => during({ name: 'remove', path }, () => disk.remove(path)),
  }
  return {
    create: async (path, mode) => file(path, await duringAsync({ name: 'create', path }, () => diskFiles.create(path, mode))),
    rename: (path, to) => duringAsync({ name: 'rename', path, to }, () => diskFiles.rename(path, to)),
    makeFolder: (path) => duringAsync({ name: 'makeFolder', path }, () => diskFiles.makeFolder(path)),
    syncFolder: (path) => duringAsync({ name: 'syncFolder', path }, () => diskFiles.syncFolder(path)),
    remove: (path) => duringAsync({ name: 'remove', path }, () => diskFiles.remove(path)),
    now,
  }
}

/** What a disk answers that is full, fails, or a process that has too much open. */
export const diskAnswers = { ENOSPC: 'no space left on device', EIO: 'input/output error', EMFILE: 'too many open files' } as const

/** Files of which the n-th call (from 1) fails, and from then on all that need room when the disk is `ENOSPC`. */
export function failingFiles(failAt: number, code: keyof typeof diskAnswers): { readonly files: FilePort; readonly failed: () => FileStep | undefined } {
  let calls = 0
  let failed: FileStep | undefined
  const needsRoom = (step: FileStep) => ['create', 'extend', 'write', 'copy', 'makeFolder'].includes(step.name)
  const files = watchedFiles((step) => {
    calls++
    const fails = calls === failAt || (code === 'ENOSPC' && calls > failAt && needsRoom(step))
    if (!fails) return
    failed ??= step
    throw Object.assign(new Error(`${code}: ${diskAnswers[code]}, ${step.name} '${step.path}'`), { code, syscall: step.name, path: step.path })
  })
  return { files, failed: () => failed }
}
