import { closeSync, constants, copyFileSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A file that is being written; each step is done when it returns. */
export interface OpenFileNow {
  write(bytes: Uint8Array): void
  /** The bytes lie on the disk, not only in its cache. */
  sync(): void
  close(): void
}

/** What a `FilePort` does, each step done when it returns. */
export interface FilesNow {
  /** Makes a file that must not exist yet. `mode` is narrowed by the process's umask. */
  create(path: string, mode: number): OpenFileNow
  /** Opens a file to write at its end, and makes it where there is none. */
  extend(path: string, mode: number): OpenFileNow
  /** Copies a file; where the file system can, the two share their blocks. */
  copy(from: string, to: string): void
  /** Gives a file a second name; throws `EEXIST` when something has it. */
  link(from: string, to: string): void
  /** Replaces what stands at `to` in one step. */
  rename(from: string, to: string): void
  /** Makes a folder and those above it; no error when it stands already. */
  makeFolder(path: string, mode?: number): void
  /** The bytes of a file that somebody else wrote, such as an engine, lie on the disk. */
  syncFile(path: string): void
  /** The names in a folder lie on the disk. */
  syncFolder(path: string): void
  /** Removes a file, or a folder with all that is in it; no error when it is gone already. */
  remove(path: string): void
}

/** The files of the machine. */
export const diskFilesNow: FilesNow = {
  create: (path, mode) => new DiskFileNow(openSync(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, mode)),
  extend: (path, mode) => new DiskFileNow(openSync(path, constants.O_CREAT | constants.O_APPEND | constants.O_WRONLY, mode)),
  copy: (from, to) => copyFileSync(from, to, constants.COPYFILE_FICLONE),
  link: linkSync,
  rename: renameSync,
  makeFolder: (path, mode) => void mkdirSync(path, { recursive: true, ...(mode === undefined ? {} : { mode }) }),
  syncFile: (path) => syncPath(path, 'r+'),
  syncFolder(path) {
    // Windows cannot open a folder; its file systems keep names in their own journal.
    if (process.platform !== 'win32') syncPath(path, 'r')
  },
  remove: (path) => rmSync(path, { force: true, recursive: true }),
}

/** Writes a whole file so that it is there entirely or not at all, whatever happens: temporary, sync, rename, sync of the folder. */
export function writeWholeNow(files: FilesNow, path: string, text: string | Uint8Array): void {
  const temporary = join(dirname(path), `.${process.pid}-${process.hrtime.bigint()}.tmp`)
  try {
    const file = files.create(temporary, 0o644)
    try {
      file.write(Buffer.from(text))
      file.sync()
    } finally {
      file.close()
    }
    files.rename(temporary, path)
    files.syncFolder(dirname(path))
  } catch (cause) {
    removeQuietly(files, temporary)
    throw cause
  }
}

/** Clears away what a failed writing left. That the disk refuses this too is no news beside what it refused before. */
export function removeQuietly(files: FilesNow, path: string): void {
  try {
    files.remove(path)
  } catch {
    // Told by what failed first.
  }
}

function syncPath(path: string, flags: 'r' | 'r+'): void {
  const file = openSync(path, flags)
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

class DiskFileNow implements OpenFileNow {
  readonly #file: number

  constructor(file: number) {
    this.#file = file
  }

  write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.byteLength; ) at += writeSync(this.#file, bytes, at)
  }

  sync(): void {
    fsyncSync(this.#file)
  }

  close(): void {
    closeSync(this.#file)
  }
}
