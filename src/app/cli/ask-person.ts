import { createInterface } from 'node:readline'
import { Failure } from '../../base/failure.ts'

/**
 * Asks on a terminal for what was not told. Throws `usage` where there is no terminal, with the options that tell it,
 * and `interrupted` when the person gives up.
 */
export async function askPerson<K extends string>(told: Record<K, string | undefined>, questions: Record<K, string>): Promise<Record<K, string>> {
  const names = Object.keys(questions) as K[]
  const missing = names.filter((name) => told[name] === undefined)
  if (missing.length > 0 && !process.stdin.isTTY) {
    throw new Failure('usage', `A case has to be made first: tell ${missing.map((name) => `--${name}`).join(', ')}.`)
  }
  const answers = { ...told } as Record<K, string>
  if (missing.length === 0) return answers
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  // Lines, not questions: of several that were pasted at once, a question would take the first and lose the others.
  const lines = terminal[Symbol.asyncIterator]()
  try {
    for (const name of missing) {
      terminal.setPrompt(questions[name])
      terminal.prompt()
      const line = await lines.next()
      if (line.done) throw new Failure('interrupted', 'Stopped before the case was made. Nothing was written.')
      answers[name] = line.value
    }
    return answers
  } finally {
    terminal.close()
  }
}
