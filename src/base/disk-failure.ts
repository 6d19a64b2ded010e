import { Failure, messageOf } from './failure.ts'

/** Whether something thrown is an error of the operating system. */
export function isSystemError(thrown: unknown): thrown is NodeJS.ErrnoException {
  return thrown instanceof Error && /^E[A-Z0-9]+$/.test(String((thrown as NodeJS.ErrnoException).code))
}

/** Whether an error says that this process has too much open, so that nothing is known of the file it was about. */
export function isOutOfHandles(thrown: unknown): boolean {
  return isSystemError(thrown) && ['EMFILE', 'ENFILE', 'ENOMEM'].includes(thrown.code ?? '')
}

/**
 * What an error of the system is when it is told to somebody: `case.unwritable`, with what could not be done, why, and what to do.
 * `what` is a clause such as "The dossier could not be written". What is no error of the system comes back as it is.
 */
export function diskFailure(thrown: unknown, what: string): unknown {
  if (!isSystemError(thrown)) return thrown
  return new Failure('case.unwritable', `${what}: ${reasonOf(thrown)} What was acknowledged before stands. Then run the same command again.`, { cause: thrown })
}

/** The same for words of an engine that has met the disk: undefined where they are about something else. */
export function engineDiskFailure(thrown: unknown, what: string): Failure | undefined {
  const words = messageOf(thrown)
  const code = engineWords.find(([pattern]) => pattern.test(words))?.[1]
  return code === undefined ? undefined : (diskFailure(Object.assign(new Error(words, { cause: thrown }), { code, syscall: 'write' }), what) as Failure)
}

const engineWords: readonly (readonly [RegExp, string])[] = [
  [/no space left on device|disk quota exceeded|file too large|not enough space|database or disk is full/i, 'ENOSPC'],
  [/too many open files/i, 'EMFILE'],
  [/input\/output error|disk I\/O error/i, 'EIO'],
  [/read-only file system/i, 'EROFS'],
]

function reasonOf(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return `the disk is full (${error.message}). Make room.`
    case 'EMFILE':
    case 'ENFILE':
      return `too many files are open (${error.message}). Close other programs, or allow more (ulimit -n).`
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return `it may not be written there (${error.message}). Give leave to write, or choose another place.`
    case 'EIO':
      return `the disk failed (${error.message}). Look after the disk, and check the case with 'jackdaw verify'.`
    default:
      return `${error.message}. See what stands there.`
  }
}
