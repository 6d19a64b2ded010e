import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildDemo } from './build-demo.ts'
import type { DemoCase } from './demo-case.ts'

/**
 * Makes the demo case: `evidence/` and, beside it, `key.json` with the facts planted in it.
 * `node scripts/demo/make-demo.ts [--out demo] [--seed 7]`; the same seed gives the same bytes.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string', default: 'demo' }, seed: { type: 'string', default: '7' } } })
  const seed = Number(values.seed)
  if (!Number.isInteger(seed) || seed < 0) throw new RangeError(`--seed takes a whole number from 0 on, not '${values.seed}'.`)
  const demo = await buildDemo(seed)
  await mkdir(values.out, { recursive: true })
  await demo.folder.writeTo(join(values.out, 'evidence'))
  await writeFile(join(values.out, 'key.json'), `${JSON.stringify(keyOf(demo), null, 2)}\n`)
  const { length } = demo.folder.paths()
  process.stderr.write(`${length} files of evidence and ${demo.key.facts.length} planted facts in ${values.out}\n`)
}

function keyOf({ world, folder, key }: DemoCase): Record<string, unknown> {
  const byEnding: Record<string, number> = {}
  for (const path of folder.paths()) {
    const ending = /\.([a-z0-9.]+)$/i.exec(path.slice(path.lastIndexOf('/') + 1))?.[1]?.split('.').at(-1) ?? ''
    byEnding[ending] = (byEnding[ending] ?? 0) + 1
  }
  return { seed: world.seed, files: folder.paths().length, filesByEnding: byEnding, facts: key.facts, beyond: key.bounds }
}

await main()
