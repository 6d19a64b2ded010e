import { constants } from 'node:fs'
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Writable } from 'node:stream'
import { diskFilesNow, type FilesNow } from './files-now.ts'

/** A new file that is being written. */
export interface NewFile {
  write(bytes: Uint8Array): Promise<void>
  /** Returns when the bytes lie on the disk, not only in its cache. */
  sync(): Promise<void>
  close(): Promise<void>
}

/**
 * Everything that changes files of a case, and what leaves it, apart from the engines' own files and the lock. Given to whatever
 * writes, so that a test can break any one step. Errors are those of the system (`ENOSPC`, `EIO`), as thrown; `diskFailure` tells
 * them to a user. `test/law/files.test.ts` refuses writing past it.
 */
export interface FilePort {
  /** Makes a file that must not exist yet. `mode` is narrowed by the process's umask. */
  create(path: string, mode: number): Promise<NewFile>
  /** Replaces what stands at `to` in one step. */
  rename(from: string, to: string): Promise<void>
  /** Makes a folder and those above it; no error when it stands already. */
  makeFolder(path: string): Promise<void>
  /** Returns when the names in a folder lie on the disk. */
  syncFolder(path: string): Promise<void>
  /** Removes a file, or a folder with all that is in it; no error when it is gone already. */
  remove(path: string): Promise<void>
  /** The same steps and some more, for writers that cannot wait. */
  readonly now: FilesNow
}

/** The files of the machine. */
export const diskFiles: FilePort = {
  create: async (path, mode) => new DiskFile(await open(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, mode)),
  rename,
  makeFolder: async (path) => void (await mkdir(path, { recursive: true })),
  async syncFolder(path) {
    // Windows cannot open a folder; its file systems keep names in their own journal.
    if (process.platform === 'win32') return
    const folder = await open(path, constants.O_RDONLY)
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  },
  remove: (path) => rm(path, { force: true, recursive: true }),
  now: diskFilesNow,
}

/** Writes a whole file so that it is there entirely or not at all, whatever happens: temporary, sync, rename, sync of the folder. */
export async function writeWhole(files: FilePort, path: string, options: { readonly text: string; readonly mode: number }): Promise<void> {
  const folder = dirname(path)
  const temporary = join(folder, `.${process.pid}-${process.hrtime.bigint()}.tmp`)
  try {
    const file = await files.create(temporary, options.mode)
    try {
      await file.write(Buffer.from(options.text))
      await file.sync()
    } finally {
      await file.close()
    }
    await files.rename(temporary, path)
    await files.syncFolder(folder)
  } catch (cause) {
    await files.remove(temporary).catch(() => undefined)
    throw cause
  }
}

/** A new file as the end of a stream: closed when it has finished or broken off, and not synced. */
export function streamInto(file: NewFile): Writable {
  let isOpen = true
  const close = async () => {
    if (isOpen) await file.close()
    isOpen = false
  }
  return new Writable({
    write: (bytes: Uint8Array, _, done) => void file.write(bytes).then(() => done(), done),
    final: (done) => void close().then(() => done(), done),
    destroy: (thrown, done) => void close().then(() => done(thrown), (cause: Error) => done(thrown ?? cause)),
  })
}

class DiskFile implements NewFile {
  readonly #handle: FileHandle

  constructor(handle: FileHandle) {
    this.#handle = handle
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.byteLength; ) at += (await this.#handle.write(bytes, at)).bytesWritten
  }

  async sync(): Promise<void> {
    await this.#handle.sync()
  }

  async close(): Promise<void> {
    await this.#handle.close()
  }
}
