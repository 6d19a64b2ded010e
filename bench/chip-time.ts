/**
 * Time of passive authentication of one chip, the master list read and indexed before, and of reading and indexing the list.
 *
 *   node bench/chip-time.ts <folder of a chip> --csca <master list> [--runs 50]
 */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { sha256 } from '../src/base/hash.ts'
import { chipExaminer } from '../src/examine/chip/chip-examiner.ts'
import { CscaShelf } from '../src/examine/chip/csca-shelf.ts'
import { memorySource } from '../src/extract/memory-source.ts'
import { describeMachine } from './machine.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { csca: { type: 'string' }, runs: { type: 'string', default: '50' } } })
const folder = positionals[0]
if (!folder || !values.csca) throw new TypeError('A folder of a chip and --csca are needed.')
const bytes = readFileSync(values.csca)
const trust = [{ kind: 'csca', name: basename(values.csca), sha256: sha256(bytes), bytes }] as const
console.log(describeMachine())

const indexing = Array.from({ length: 10 }, () => {
  const start = performance.now()
  const { anchors } = new CscaShelf().read(trust)
  return { ms: performance.now() - start, size: anchors.size }
})
tell(`reading and indexing ${indexing[0]!.size} certificates (${bytes.length} bytes), its own signature verified`, indexing.map(({ ms }) => ms))

const files = new Map(readdirSync(folder).sort().map((name) => [name, readFileSync(join(folder, name))] as const))
const sod = [...files.keys()].find((name) => /sod/i.test(name))!
const documentOf = (path: string) => ({ exhibit: 'e'.repeat(64), path, source: memorySource(files.get(path)!) })
const companions = chipExaminer.companionsOf?.(sod, [...files.keys()].filter((name) => name !== sod)) ?? []
const examination = await chipExaminer.load()
const limits = { maxBytesInMemory: 10_000_000, maxPages: 1, maxPixels: 1 }
const times: number[] = []
for (let run = 0; run <= Number(values.runs); run++) {
  const start = performance.now()
  await examination.examine({ ...documentOf(sod), companions: companions.map(documentOf), trust, limits }, { observe: () => {}, picture: () => {}, problem: () => {} })
  times.push(performance.now() - start)
}
tell('the first chip, the list read and indexed with it', times.slice(0, 1))
tell(`passive authentication of ${files.size} files, the list indexed`, times.slice(1))

function tell(what: string, ms: readonly number[]): void {
  const sorted = [...ms].sort((a, b) => a - b)
  console.log(`${what}: median ${sorted[Math.floor(sorted.length / 2)]!.toFixed(1)} ms, slowest ${sorted.at(-1)!.toFixed(1)} ms (${ms.length} runs)`)
}
