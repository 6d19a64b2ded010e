import { userInfo } from 'node:os'
import type { Command } from 'commander'
import { Failure, messageOf } from '../../base/failure.ts'
import { silentProgress, type Progress } from '../../base/progress.ts'
import { visibleText } from '../../base/visible-text.ts'
import type { Visitor } from '../jobs/door.ts'
import { terminalProgress } from './terminal-progress.ts'

/** Options that every command has. */
export interface CommonOptions {
  readonly json?: boolean
  readonly quiet?: boolean
  /** Who acts: stands in the journal. */
  readonly as?: string
  /** For what purpose the material is used; absent: that of the case. */
  readonly for?: string
}

/** What a command is given to speak with: results to standard output, progress to standard error. */
export interface Face {
  /** Who acts, for the journal. Throws `usage` when nothing tells. */
  readonly actor: string
  /** Who looks into the case, and what for. */
  readonly visitor: Visitor
  readonly progress: Progress
  /** Aborted when the person presses Ctrl-C; a second press ends the process at once. */
  readonly signal: AbortSignal
  /** Prints the result: the object with `--json` (a list with an element a line), else the lines. */
  tell(result: unknown, lines: readonly string[] | (() => readonly string[])): void
  /** Sets the exit code for "done, but something does not hold". */
  holdsNot(): void
}

/** Adds the options that every command has. */
export function withCommonOptions(command: Command): Command {
  return command
    .option('--json', 'print the result as one JSON document on standard output')
    .option('--quiet', 'no progress on standard error')
    .option('--as <name>', 'who acts, for the journal (default: $JACKDAW_ACTOR or the user of the machine)')
    .option('--for <purpose>', 'what the material is used for (default: $JACKDAW_PURPOSE or the purpose of the case)')
}

/** Runs the work of a command and ends with its exit code; a failure is told in words or, with `--json`, as JSON. */
export async function face(options: CommonOptions, work: (face: Face) => Promise<void>): Promise<void> {
  const abort = new AbortController()
  const onInterrupt = () => {
    if (abort.signal.aborted) process.exit(130)
    abort.abort(new Failure('interrupted', 'Stopped. Run the same command again to go on.'))
    process.stderr.write('\nStopping after what is in hand; press Ctrl-C again to stop at once.\n')
  }
  process.on('SIGINT', onInterrupt)
  process.on('SIGTERM', onInterrupt)
  try {
    await work({
      get actor() {
        return actorOf(options)
      },
      get visitor() {
        return {
          actor: actorOf(options),
          purpose: options.for || process.env['JACKDAW_PURPOSE'] || undefined,
          warn: (sentence: string) => void process.stderr.write(`jackdaw: ${sentence}\n`),
        }
      },
      progress: options.quiet ? silentProgress : terminalProgress(process.stderr),
      signal: abort.signal,
      tell(result, lines) {
        const print = options.json ? jsonLines(result) : (typeof lines === 'function' ? lines() : lines).map(terminalText)
        for (let at = 0; at < print.length; at += linesAtOnce) process.stdout.write(`${print.slice(at, at + linesAtOnce).join('\n')}\n`)
      },
      holdsNot() {
        process.exitCode = 1
      },
    })
  } catch (thrown) {
    tellFailure(thrown, options.json ?? false)
  } finally {
    process.off('SIGINT', onInterrupt)
    process.off('SIGTERM', onInterrupt)
  }
}

/** Tells a failure and sets the exit code it ends with. */
export function tellFailure(thrown: unknown, json: boolean): void {
  const failure = thrown instanceof Failure ? thrown : new Failure('defect', `A defect of Jackdaw: ${messageOf(thrown)}`, { cause: thrown })
  if (json) process.stdout.write(`${JSON.stringify({ failure: failure.code, message: failure.message })}\n`)
  else process.stderr.write(`jackdaw: ${terminalText(failure.message)} [${failure.code}]\n`)
  if (failure.code === 'defect') process.stderr.write(`${(thrown instanceof Error ? thrown : failure).stack}\n`)
  process.exitCode = failure.exitCode
}

/** Lines that are written together. A table of millions is longer than a text of the engine can be. */
const linesAtOnce = 2_000

function actorOf(options: CommonOptions): string {
  const named = options.as || process.env['JACKDAW_ACTOR'] || userName()
  if (!named) throw new Failure('usage', 'This machine does not tell who acts. Name it with --as or $JACKDAW_ACTOR: it stands in the journal.')
  return named
}

/** In a container, the user's number may have no name. */
function userName(): string | undefined {
  try {
    return userInfo().username
  } catch {
    return undefined
  }
}

function jsonLines(result: unknown): string[] {
  if (!Array.isArray(result)) return [JSON.stringify(result, undefined, 2)]
  return ['[', ...result.map((element, index) => `  ${JSON.stringify(element)}${index < result.length - 1 ? ',' : ''}`), ']']
}

/** Evidence may hold what a terminal obeys. */
function terminalText(line: string): string {
  return visibleText(line.replace(/\r\n?/g, '\n'))
}
