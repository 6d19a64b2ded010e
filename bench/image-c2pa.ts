/**
 * Content credentials against the expected answers of a folder of documents (manifest.json).
 *
 *     node bench/image-c2pa.ts <folder of documents>
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeMachine } from './machine.ts'
import { examinePicture } from './examine-picture.ts'

const folder = process.argv[2] ?? '.'
const listed = (JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { type: string; file: string; expected: string }[]).filter(({ type }) => type === 'c2pa')
console.log(describeMachine())
let right = 0
for (const { file, expected } of listed) {
  const { outcomes, observed, elapsedMs, cpuMs } = await examinePicture(join(folder, file))
  const [integrity, signature] = [outcomes.get('image.c2pa-integrity'), outcomes.get('image.c2pa-signature')]
  const code = /invalid: (assertion\.\S+)/.exec(expected)?.[1]
  const isRight = expected === 'no manifest' ? integrity === 'not-applicable'
    : expected === 'valid' ? integrity === 'pass' && signature === 'pass'
    : integrity === 'fail' && (!code || observed.get('image.c2pa-integrity')!.includes(code))
  if (isRight) right++
  console.log(`${isRight ? 'right' : 'WRONG'}  ${file}: expected ${expected}; integrity ${integrity}, signature ${signature ?? '-'}, `
    + `coverage ${outcomes.get('image.c2pa-coverage') ?? '-'}, trust ${outcomes.get('image.c2pa-trust') ?? '-'} (no root given); whole examination ${elapsedMs.toFixed(0)} ms, ${cpuMs.toFixed(0)} ms of processor`)
}
console.log(`${right} of ${listed.length} as expected`)
process.exitCode = right === listed.length ? 0 : 1
