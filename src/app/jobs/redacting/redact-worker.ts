/**
 * The limited process that redacts one document: reads a line of JSON (the task) and the bytes of the document from standard
 * input, writes a line of JSON (the answer) and the bytes of the result to standard output, and ends.
 */
import { messageOf } from '../../../base/failure.ts'
import { redactPdf } from './redact-pdf.ts'
import { redactPicture } from './redact-picture.ts'
import { Unsafe, type RedactAnswer, type RedactTask } from './redact-task.ts'

// Standard output is for the answer alone.
console.log = console.error
console.warn = console.error

const blocks: Buffer[] = []
for await (const block of process.stdin) blocks.push(block as Buffer)
const input = Buffer.concat(blocks)
const end = input.indexOf(10)
const { kind, ...task } = JSON.parse(input.toString('utf8', 0, end)) as RedactTask
try {
  const { report, result } = await (kind === 'pdf' ? redactPdf : redactPicture)(input.subarray(end + 1), task)
  say(report, result)
} catch (thrown) {
  say({ failed: messageOf(thrown), isUnsafe: thrown instanceof Unsafe })
}

function say(answer: RedactAnswer, result: Uint8Array = new Uint8Array()): void {
  process.stdout.write(Buffer.concat([Buffer.from(`${JSON.stringify(answer)}\n`), result]), () => process.exit())
}
