/**
 * Reads every seal of a folder, verifies it with the certificates beside it, and changes each of its bytes one at a time:
 * failing, left open, or passing for whole.
 *
 *   node bench/seal-flips.ts <folder of seals and .crt files> [--bits all|one]
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sha256 } from '../src/base/hash.ts'
import { sealExaminer } from '../src/examine/seal/seal-examiner.ts'
import { memorySource } from '../src/extract/memory-source.ts'
import { describeMachine } from './machine.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { bits: { type: 'string', default: 'one' } } })
const folder = positionals[0]
const masks = values.bits === 'all' ? [1, 2, 4, 8, 16, 32, 64, 128] : [1]
if (!folder) throw new TypeError('A folder is needed.')
console.log(describeMachine())
const names = readdirSync(folder).sort()
const trust = names.filter((name) => /\.(?:crt|cer)$/.test(name)).map((name) => {
  const bytes = readFileSync(join(folder, name))
  return { kind: 'seal-signer' as const, name, sha256: sha256(bytes), bytes }
})
const examination = await sealExaminer.load()

console.log('file                                          bytes  seals  signature                         known by its bytes   failing  left open  passing')
for (const name of names.filter((each) => /\.(?:vds\.bin|idb\.txt)$/.test(each))) {
  const bytes = readFileSync(join(folder, name))
  const whole = await told(name, bytes)
  const outcomes = [...whole.values()].map(({ signature }) => signature)
  const counts = { known: 0, failing: 0, open: 0, passing: 0 }
  for (const [at, mask] of [...bytes.keys()].flatMap((at) => masks.map((mask) => [at, mask] as const))) {
    const changed = Uint8Array.from(bytes)
    changed[at] = changed[at]! ^ mask
    if (sealExaminer.fits(changed, 'x')) counts.known++
    const seals = await told(name, changed)
    // A file of several seals: the one that the byte belongs to.
    const own = [...seals].filter(([locator]) => inside(locator, at)).map(([, seal]) => seal)
    if (own.length === 0 || own.some(({ signature, fails }) => signature === 'fail' || (signature === 'none' && fails > 0)) || failsMore(seals, whole)) counts.failing++
    else if (own.some(({ signature }) => signature !== 'pass')) counts.open++
    else counts.passing++
  }
  const summary = ['pass', 'undetermined', 'fail'].map((outcome) => `${outcomes.filter((each) => each === outcome).length} ${outcome}`).join(', ')
  console.log(
    `${name.padEnd(44)} ${String(bytes.length).padStart(6)} ${String(whole.size).padStart(6)}  ${summary.padEnd(34)} ${`${counts.known} of ${bytes.length * masks.length}`.padEnd(18)} ` +
      `${String(counts.failing).padStart(8)} ${String(counts.open).padStart(10)} ${String(counts.passing).padStart(8)}`,
  )
}

interface SealOutcome {
  signature: string
  fails: number
}

async function told(name: string, bytes: Uint8Array): Promise<Map<string, SealOutcome>> {
  const seals = new Map<string, SealOutcome>()
  const limits = { maxBytesInMemory: 1_000_000, maxPages: 1, maxPixels: 1 }
  await examination.examine({ exhibit: 'e'.repeat(64), path: name, source: memorySource(bytes), companions: [], trust, limits }, {
    observe: ({ id }, { outcome, locator = 'whole' }) => {
      const seal = seals.get(locator) ?? { signature: 'none', fails: 0 }
      seals.set(locator, seal)
      if (id === 'seal.signature') seal.signature = outcome
      if (outcome === 'fail') seal.fails++
    },
    picture: () => {},
    problem: () => {},
  })
  return seals
}

function inside(locator: string, at: number): boolean {
  const [, start, end] = /^bytes=(\d+),(\d+)$/.exec(locator) ?? []
  return start === undefined || (Number(start) <= at && at < Number(end))
}

function failsMore(seals: ReadonlyMap<string, SealOutcome>, whole: ReadonlyMap<string, SealOutcome>): boolean {
  const count = (map: ReadonlyMap<string, SealOutcome>) => [...map.values()].reduce((sum, { fails }) => sum + fails, 0)
  return count(seals) > count(whole)
}
