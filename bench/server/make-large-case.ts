/**
 * Makes the case that `bench/server/load.ts` asks: deterministic, of about so many statements.
 *
 *     node bench/server/make-large-case.ts <folder> [--statements 1000000]
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { describeMachine } from '../machine.ts'
import { makeLargeCase } from './large-case.ts'

const { values, positionals } = parseArgs({ options: { statements: { type: 'string', default: '1000000' } }, allowPositionals: true })
const startedAt = performance.now()
console.log(describeMachine())
const path = await makeLargeCase(resolve(positionals[0] ?? 'large-case'), Number(values.statements), {
  report: () => {},
  end: (step, outcome) => console.log(`${((performance.now() - startedAt) / 1000).toFixed(1).padStart(7)} s  ${step}: ${outcome}`),
})
console.log(path)
