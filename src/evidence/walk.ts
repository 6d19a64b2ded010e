import type { Stats } from 'node:fs'
import { lstat, readdir, stat } from 'node:fs/promises'
import { basename, dirname, relative, resolve, sep } from 'node:path'
import { diskFailure, isOutOfHandles, isSystemError } from '../base/disk-failure.ts'
import { Failure, messageOf } from '../base/failure.ts'
import type { Problem } from '../model/problem.ts'
import { intakeProblem, type IntakeProblemCode } from './intake-problem.ts'

/** A file that was found and may be taken in. */
export interface FoundFile {
  readonly kind: 'file'
  /** Where it lies; bytes, because a name need not be UTF-8. */
  readonly location: Buffer
  /** As an exhibit's path: with `/`, relative to what was handed over. */
  readonly path: string
  readonly sizeBytes: number
}

/** Something that was found and cannot be taken in, or with a doubt. */
export interface FoundProblem {
  readonly kind: 'problem'
  readonly problem: Problem
}

/** How a walk is done. */
export interface WalkOptions {
  /** Paths are told relative to this folder; absent: to the folder handed over, or the one the file lies in. */
  readonly base?: string
  /** The case's own folder, never entered. */
  readonly ownCase: string
}

/** Deepest folder that is entered. */
export const maxFolderDepth = 200

/**
 * Everything at and below `path`, names in code-unit order. Links are not followed; what is neither file nor folder is
 * a problem. Throws `evidence.unreadable` when `path` itself cannot be looked at.
 */
export async function* walk(path: string, options: WalkOptions): AsyncGenerator<FoundFile | FoundProblem> {
  const root = resolve(path)
  let isFolder: boolean
  try {
    isFolder = (await lstat(root)).isDirectory()
  } catch (cause) {
    throw new Failure('evidence.unreadable', `${path} cannot be looked at: ${messageOf(cause)}. Name a file or a folder that is there.`, { cause })
  }
  const base = resolve(options.base ?? (isFolder ? root : dirname(root)))
  const told = toPath(relative(base, root))
  if (told.startsWith('../') || told === '..') {
    throw new Failure('usage', `${path} does not lie in ${base}, which its path is to be told from.`)
  }
  const own = await stat(options.ownCase)
  yield* visit({ location: Buffer.from(root), path: told, depth: 0 }, own)
}

interface Place {
  readonly location: Buffer
  readonly path: string
  readonly depth: number
}

/** `own` is the folder of the case, known by its number on the disk, by whichever path it is reached. */
async function* visit(place: Place, own: Stats): AsyncGenerator<FoundFile | FoundProblem> {
  try {
    // Read anew, not taken from the listing: it may have been replaced in between.
    const status = await lstat(place.location)
    if (status.isFile()) yield { kind: 'file', location: place.location, path: place.path, sizeBytes: status.size }
    else if (status.isDirectory() && status.ino === own.ino && status.dev === own.dev) yield found('intake.own-case', place)
    else if (status.isDirectory()) yield* visitFolder(place, own)
    else yield found(status.isSymbolicLink() ? 'intake.symlink' : 'intake.special-file', place)
  } catch (thrown) {
    if (!isSystemError(thrown)) throw thrown
    assertHandles(thrown, place.path)
    yield found(problemCodeOf(thrown), place, thrown.code)
  }
}

async function* visitFolder(place: Place, own: Stats): AsyncGenerator<FoundFile | FoundProblem> {
  if (place.depth >= maxFolderDepth) return yield found('intake.too-deep', place)
  const names = (await readdir(place.location, { encoding: 'buffer' })).map((bytes) => ({ bytes, ...readName(bytes) }))
  for (const { bytes, name, isUtf8 } of names.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))) {
    const inner: Place = {
      location: Buffer.concat([place.location, Buffer.from(sep), bytes]),
      path: place.path === '' ? name : `${place.path}/${name}`,
      depth: place.depth + 1,
    }
    if (!isUtf8) yield found('intake.name-not-utf8', inner)
    yield* visit(inner, own)
  }
}

/** A name as text. Bytes that are no UTF-8 are escaped, and then `%` too, so that two names never become one. */
function readName(bytes: Buffer): { readonly name: string; readonly isUtf8: boolean } {
  const name = bytes.toString()
  if (Buffer.from(name).equals(bytes)) return { name, isUtf8: true }
  const escape = (byte: number) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  const parts = [...bytes].map((byte) => (byte < 0x80 && byte !== 0x25 ? String.fromCharCode(byte) : escape(byte)))
  return { name: parts.join(''), isUtf8: false }
}

/** Which problem an error of the system is, when something handed over is looked at or read. */
export function problemCodeOf(thrown: NodeJS.ErrnoException): IntakeProblemCode {
  switch (thrown.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'intake.vanished'
    case 'ELOOP':
      return 'intake.symlink'
    default:
      return 'intake.unreadable'
  }
}

/** A machine that can open no more files says nothing of this one: that ends the intake, and is no problem of the evidence. */
export function assertHandles(thrown: NodeJS.ErrnoException, path: string): void {
  if (isOutOfHandles(thrown)) throw diskFailure(thrown, `${path} could not be read`)
}

function found(code: IntakeProblemCode, place: Place, detail?: string): FoundProblem {
  return { kind: 'problem', problem: intakeProblem(code, place.path || basename(place.location.toString()), detail) }
}

function toPath(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/')
}
