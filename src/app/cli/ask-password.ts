import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { Failure } from '../../base/failure.ts'

/** Reads a password: one line of standard input, or on a terminal, without showing it. Never from the words of the command, which others on the machine can see. */
export async function askPassword(question: string): Promise<string> {
  const isTerminal = process.stdin.isTTY === true
  if (isTerminal) process.stderr.write(question)
  const nowhere = new Writable({ write: (_, __, done) => done() })
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: isTerminal })
  try {
    for await (const line of lines) return line
    throw new Failure('usage', 'No password was given. Type it, or give it as a line of standard input.')
  } finally {
    lines.close()
    if (isTerminal) process.stderr.write('\n')
  }
}
