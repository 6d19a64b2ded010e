import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Failure } from '../../base/failure.ts'
import type { SparkHome } from './find-spark.ts'

/** What the session answered; `problem` stands alone when something went wrong. */
export type Answer = Readonly<Record<string, unknown>>

const sessionPath = join(dirname(fileURLToPath(import.meta.url)), 'session.py')
const mostErrorChars = 8_000

/**
 * The process that holds a Spark session (`session.py`): asked and answering a line of JSON at a time, in turn. It alone
 * talks to the cluster. Ended by `close`, or at once when the signal is given.
 */
export class SparkProcess {
  readonly #child: ChildProcessWithoutNullStreams
  readonly #signal: AbortSignal | undefined
  readonly #waiting: ((line: string | undefined) => void)[] = []
  readonly #kill: () => void
  #errors = ''
  #ended = false

  constructor({ home, python }: SparkHome, { folder, signal }: { folder: string; signal?: AbortSignal | undefined }) {
    this.#child = spawn(python, [sessionPath], {
      // Only what Java, Python and Spark need: nothing else of the user's environment goes to them.
      env: {
        PATH: process.env['PATH'], HOME: process.env['HOME'], LANG: 'C.UTF-8', SPARK_HOME: home, SPARK_LOCAL_DIRS: folder, PYSPARK_PYTHON: python,
        ...(process.env['JAVA_HOME'] ? { JAVA_HOME: process.env['JAVA_HOME'] } : {}),
        ...(process.env['SPARK_LOCAL_IP'] ? { SPARK_LOCAL_IP: process.env['SPARK_LOCAL_IP'] } : {}),
      },
    })
    this.#signal = signal
    this.#kill = () => void this.#child.kill('SIGKILL')
    signal?.addEventListener('abort', this.#kill)
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => (this.#errors = (this.#errors + text).slice(-mostErrorChars)))
    createInterface({ input: this.#child.stdout }).on('line', (line) => this.#waiting.shift()?.(line))
    this.#child.on('error', () => this.#end()).on('close', () => this.#end())
    // A question to a process that has just ended: its end is told instead.
    this.#child.stdin.on('error', () => {})
  }

  /** Asks, and waits for the answer. Throws `query.failed` with the SQL when Spark refuses it, `machine.lacks` when the process is gone. */
  async ask(question: Readonly<Record<string, unknown>>): Promise<Answer> {
    this.#signal?.throwIfAborted()
    const line = await new Promise<string | undefined>((resolve) => {
      if (this.#ended) return resolve(undefined)
      this.#waiting.push(resolve)
      this.#child.stdin.write(`${JSON.stringify(question)}\n`)
    })
    this.#signal?.throwIfAborted()
    if (line === undefined) throw new Failure('machine.lacks', `The Spark session ended: ${this.#errors.trim().split('\n').slice(-6).join('\n')}`)
    const answer = JSON.parse(line, revive) as Answer
    if (typeof answer['problem'] === 'string') throw new Failure('query.failed', `Spark: ${answer['problem']}${question['sql'] ? `\nSQL: ${String(question['sql'])}` : ''}`)
    return answer
  }

  /** Lets the session stop, and waits for its end. */
  async close(): Promise<void> {
    this.#signal?.removeEventListener('abort', this.#kill)
    if (this.#ended) return
    const closed = new Promise((resolve) => this.#child.once('close', resolve))
    this.#child.stdin.end()
    await closed
  }

  #end(): void {
    this.#ended = true
    for (const tell of this.#waiting.splice(0)) tell(undefined)
  }
}

/** Numbers that JSON cannot hold come as objects. */
function revive(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const { $integer, $number } = value as { $integer?: string; $number?: string }
  if ($integer !== undefined) return BigInt($integer)
  return $number === undefined ? value : Number($number.replace('inf', 'Infinity'))
}
