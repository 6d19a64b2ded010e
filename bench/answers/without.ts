/**
 * What falls without an exhibit, checked by building: a case is built of a folder, exhibits are drawn by seed, and for each one what
 * `jackdaw without` says is compared with a case that is built anew of the other files. Readings of the other files are taken over from
 * the first case (they do not depend on it); rows are not.
 *
 *     node bench/answers/without.ts --evidence <folder> [--count 5] [--seed 1] [--room <folder>]
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { silentProgress } from '../../src/base/progress.ts'
import { seededNumbers } from '../../src/base/seeded-numbers.ts'
import { builtCase } from '../../src/app/jobs/answering/fixtures/built-case.ts'
import { disagreements } from '../../src/app/jobs/answering/fixtures/rebuilt-fates.ts'
import { withoutExhibits } from '../../src/app/jobs/answering/without-exhibits.ts'
import { describeMachine } from '../machine.ts'

const { values: asked } = parseArgs({
  options: { evidence: { type: 'string' }, count: { type: 'string', default: '5' }, seed: { type: 'string', default: '1' }, room: { type: 'string' } },
})
if (!asked.evidence) throw new RangeError('--evidence takes a folder.')
const room = asked.room ?? mkdtempSync(join(tmpdir(), 'jackdaw-without-'))
try {
  console.log(describeMachine())
  const whole = await builtCase(join(room, 'case'), asked.evidence)
  const exhibits = whole.exhibits.all()
  const random = seededNumbers(Number(asked.seed))
  const drawn = Array.from({ length: Number(asked.count) }, () => exhibits[Math.floor(random() * exhibits.length)]!)
  let wrong = 0
  for (const [index, { number, path }] of drawn.entries()) {
    const startedAt = performance.now()
    const found = await withoutExhibits(whole, { aside: [number], progress: silentProgress })
    const seconds = (performance.now() - startedAt) / 1000
    const less = join(room, `less-${index}`)
    cpSync(asked.evidence, less, { recursive: true })
    rmSync(join(less, path))
    const place = join(room, `case-${index}`)
    const rebuilt = await builtCase(place, less, whole.layout.root)
    const differences = await disagreements(found, { whole: whole.layout.root, rebuilt: rebuilt.layout.root })
    wrong += differences.length
    rebuilt.close()
    for (const folder of [less, place]) rmSync(folder, { recursive: true })
    const counts = (['findings', 'entities', 'links', 'signs', 'contradictions'] as const).map((kind) => `${kind} ${found[kind].falls.length}/${found[kind].weakens.length}/${found[kind].stands}`)
    console.log(`${number} ${path}: ${counts.join(', ')} (fall/weaken/stand), parted ${found.entities.parted.length}; ${seconds.toFixed(1)} s; ${differences.length} disagreements with the case built anew`)
    for (const difference of differences.slice(0, 5)) console.log(`    ${difference}`)
  }
  console.log(`${drawn.length} exhibits of ${exhibits.length}: ${wrong} disagreements`)
  whole.close()
  process.exitCode = wrong > 0 ? 1 : 0
} finally {
  if (!asked.room) rmSync(room, { recursive: true, force: true })
}
