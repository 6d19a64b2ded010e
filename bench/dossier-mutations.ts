/**
 * Harms released dossiers in every way told in docs/formats/dossier.md, and counts what both verifiers find, beside dossiers that
 * nobody touched. Bundles are made of invented cases, a seed each; a third of the harms is by who makes the manifests again.
 *
 *   node bench/dossier-mutations.ts [--bundles 50] [--each 6] [--seed 1]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { seededNumbers } from '../src/base/seeded-numbers.ts'
import { mutate, mutations, targets, type Target } from '../src/dossier/bundle/fixtures/mutate-bundle.ts'
import { runVerifiers, type VerifierOptions } from '../src/dossier/bundle/fixtures/run-verifiers.ts'
import { makeSmallBundle, type SmallBundle } from '../src/dossier/bundle/fixtures/small-bundle.ts'
import { describeMachine } from './machine.ts'

interface Tally {
  done: number
  readonly missed: Record<string, number>
}

const { values } = parseArgs({ options: { bundles: { type: 'string', default: '50' }, each: { type: 'string', default: '6' }, seed: { type: 'string', default: '1' } } })
const [bundles, each, seed] = [values.bundles, values.each, values.seed].map(Number) as [number, number, number]
const random = seededNumbers(seed)
const tallies = new Map<string, Tally>()
const kinds = Object.keys(targets) as Target[]
console.log(describeMachine())
console.log(`seed ${seed}, ${bundles} bundles, ${each} harms each`)

for (let number = 0; number < bundles; number++) {
  const room = mkdtempSync(join(tmpdir(), 'jackdaw-mutations-'))
  const bundle = await makeSmallBundle(room, seed * 1_000 + number)
  const known = bundle.deposited.map((checkpoint, index) => {
    const file = join(room, `known-${index}.txt`)
    writeFileSync(file, checkpoint)
    return file
  })
  control(bundle, { known, key: bundle.key })
  for (let turn = 0; turn < each - 1; turn++) await harm(bundle, { known, key: bundle.key })
  await forge(bundle, { room, known, number })
  await bundle.close()
  rmSync(room, { recursive: true })
}
print()

function control(bundle: SmallBundle, options: VerifierOptions): void {
  for (const { name, holds, printed } of runVerifiers(bundle.folder, options)) count('untouched', name, !holds, printed)
  tallyOf('untouched').done++
}

async function harm(bundle: SmallBundle, options: VerifierOptions): Promise<void> {
  for (;;) {
    const how = { mutation: mutations[Math.floor(random() * mutations.length)]!, target: kinds[Math.floor(random() * kinds.length)]!, manifests: random() < 1 / 3 }
    const mutated = mutate(bundle.folder, how, random)
    if (!mutated) continue
    const title = `${how.mutation} ${how.target}`
    tallyOf(title).done++
    for (const { name, holds } of runVerifiers(bundle.folder, options)) count(title, name, holds, mutated.what)
    return mutated.undo()
  }
}

/** Whoever has a key of the case, or makes one: every byte fits, and only what is known from elsewhere tells. */
async function forge(bundle: SmallBundle, { room, known, number }: { room: string; known: readonly string[]; number: number }): Promise<void> {
  const folder = join(room, 'forged')
  const title = number % 2 === 0 ? 'roll back' : 'replace key'
  await (number % 2 === 0 ? bundle.rollBack(folder) : bundle.replaceKey(folder))
  const options = number % 4 === 1 ? { key: bundle.key } : { known: known.slice(-1) }
  tallyOf(title).done++
  for (const { name, holds } of runVerifiers(folder, options)) count(title, name, holds, title)
  tallyOf(`${title}, nothing known from elsewhere`).done++
  for (const { name, holds } of runVerifiers(folder)) count(`${title}, nothing known from elsewhere`, name, holds, '')
}

function tallyOf(title: string): Tally {
  return tallies.get(title) ?? tallies.set(title, { done: 0, missed: {} }).get(title)!
}

function count(title: string, verifier: string, isWrong: boolean, what: string): void {
  if (!isWrong) return
  const { missed } = tallyOf(title)
  missed[verifier] = (missed[verifier] ?? 0) + 1
  if (what) console.log(`WRONG ${verifier}: ${title}: ${what}`)
}

function print(): void {
  console.log(`\n${'what'.padEnd(48)} ${'N'.padStart(5)} ${'verify.mjs'.padStart(12)} ${'verify.py'.padStart(12)}`)
  const line = (title: string, { done, missed }: Tally, word: string) => {
    const cell = (name: string) => `${word === 'found' ? done - (missed[name] ?? 0) : (missed[name] ?? 0)} ${word}`
    console.log(`${title.padEnd(48)} ${String(done).padStart(5)} ${cell('verify.mjs').padStart(12)} ${cell('verify.py').padStart(12)}`)
  }
  const told = [...tallies].filter(([title]) => title !== 'untouched' && !title.includes('nothing known')).sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [title, tally] of told) line(title, tally, 'found')
  const sum = { done: told.reduce((total, [, { done }]) => total + done, 0), missed: {} as Record<string, number> }
  for (const [, { missed }] of told) for (const [name, number] of Object.entries(missed)) sum.missed[name] = (sum.missed[name] ?? 0) + number
  line('all', sum, 'found')
  line('untouched', tallyOf('untouched'), 'alarms')
  // Told so that nobody takes the folder alone for more than it is.
  for (const [title, tally] of tallies) if (title.includes('nothing known')) line(title, tally, 'found')
  const bound = (missed: number, done: number) => (missed === 0 ? `0 of ${done}: below ${((1 - 0.05 ** (1 / done)) * 100).toFixed(1)} % with 95 % confidence` : `${missed} of ${done}`)
  for (const name of ['verify.mjs', 'verify.py']) {
    console.log(`${name}: missed ${bound(sum.missed[name] ?? 0, sum.done)}; false alarms ${bound(tallyOf('untouched').missed[name] ?? 0, tallyOf('untouched').done)}`)
  }
}
