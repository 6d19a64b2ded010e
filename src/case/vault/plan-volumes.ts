import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../../base/failure.ts'

/** A file that is to be sealed, and by what it is known to be the same still. */
export interface PlainFile {
  readonly path: string
  readonly sizeBytes: number
  readonly mode: number
  /** Size, time of change and place on the disk. */
  readonly state: string
}

/** What a case is made of on the disk. */
export interface PlainCase {
  readonly folders: readonly string[]
  readonly files: readonly PlainFile[]
}

/** A volume is closed once it holds so much; one large file is a volume of its own. */
const volumeBytes = 64 * 2 ** 20

/** Files that a volume has at most. */
const volumeFiles = 5_000

/** Names at the root that belong to the locking and not to the case. */
const apart = new Set(['sealed', 'case.lock', 'vault.lock', 'vault.sqlite', 'vault.sqlite-journal'])

/** Every file and folder of the case at `root`, in order; links and other special files are refused: `usage`. */
export function listPlain(root: string, leaveOut: ReadonlySet<string> = new Set()): PlainCase {
  const folders: string[] = []
  const files: PlainFile[] = []
  const walk = (folder: string): void => {
    for (const name of readdirSync(join(root, folder)).sort()) {
      const path = folder === '' ? name : `${folder}/${name}`
      if (folder === '' && (apart.has(name) || leaveOut.has(name))) continue
      const state = lstatSync(join(root, path), { bigint: true })
      if (state.isDirectory()) {
        folders.push(path)
        walk(path)
      } else if (state.isFile()) files.push({ path, sizeBytes: Number(state.size), mode: Number(state.mode & 0o777n), state: `${state.size} ${state.mtimeNs} ${state.ino}` })
      else throw new Failure('usage', `${join(root, path)} is a link or a special file and cannot be sealed. Take it out of the case.`)
    }
  }
  walk('')
  return { folders, files }
}

/** What of the root is the case's own: everything but what the locking itself keeps there. */
export function plainNames(root: string): string[] {
  return readdirSync(root).filter((name) => !apart.has(name)).sort()
}

/** What alone tells what the case is: the first volume, so that it can be read without the rest. */
export const leadingFiles: readonly string[] = ['case.json', 'journal.sqlite', 'uses.sqlite']

/** The files in the order and the groups in which they are sealed. */
export function planVolumes(files: readonly PlainFile[]): PlainFile[][] {
  const isLeading = ({ path }: PlainFile) => leadingFiles.includes(path)
  const volumes: PlainFile[][] = [files.filter(isLeading)]
  let bytes = Infinity
  for (const file of files.filter((candidate) => !isLeading(candidate))) {
    const last = volumes.at(-1)!
    if (bytes + file.sizeBytes > volumeBytes || last.length >= volumeFiles) {
      volumes.push([file])
      bytes = file.sizeBytes
    } else {
      last.push(file)
      bytes += file.sizeBytes
    }
  }
  return volumes
}
