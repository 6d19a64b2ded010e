/**
 * Malformed pictures in the limited process: no crash, no hang, a problem or an outcome for each.
 *
 *     node bench/image-hostile.ts <folder of pictures> [<folder of pictures> ...]
 */
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { startLimitedProcess } from '../src/app/jobs/reading/limited-process.ts'
import { describeMachine } from './machine.ts'

const folders = process.argv.slice(2).map((folder) => resolve(folder))
const paths = folders.flatMap((folder) => readdirSync(folder).sort().map((name) => join(folder, name)))
const hangMs = 60_000

console.log(describeMachine())
const child = startLimitedProcess({
  readableFolders: folders, limits: { maxMemoryBytes: 1_500_000_000, maxCpuMs: hangMs }, program: fileURLToPath(new URL('image-limited.ts', import.meta.url)),
})
child.stderr!.on('data', (text: Buffer) => process.stderr.write(text))
const ended = new Promise<string>((tell) => child.once('close', (code, signal) => tell(signal ?? String(code))))
const answers = createInterface({ input: child.stdout! })[Symbol.asyncIterator]()
const [counts, times] = [new Map<string, number>(), [] as number[]]
let [peak, told] = [0, 0]
for (const path of paths) {
  child.stdin!.write(`${path}\n`)
  const answer = await Promise.race([answers.next(), new Promise<undefined>((tell) => setTimeout(() => tell(undefined), hangMs).unref())])
  if (!answer || answer.done) {
    console.log(`${answer ? 'ENDED' : 'HANGS'} at ${path}`)
    break
  }
  told++
  const line = JSON.parse(answer.value) as { fits: boolean; problems?: string[]; pictures?: number; cpuMs?: number; memoryBytes?: number }
  const words = !line.fits ? 'no picture by its first bytes' : line.problems!.length > 0 ? [...new Set(line.problems)].join(', ') : line.pictures! > 0 ? 'examined, maps drawn' : 'examined, too small for maps'
  counts.set(words, (counts.get(words) ?? 0) + 1)
  if (line.cpuMs) times.push(line.cpuMs)
  peak = Math.max(peak, line.memoryBytes ?? 0)
}
child.stdin!.end()
console.log(`${told} of ${paths.length} files answered; the process ended with ${await ended}`)
for (const [words, count] of [...counts].sort(([left], [right]) => (left < right ? -1 : 1))) console.log(`  ${count} ${words}`)
console.log(`longest ${Math.max(...times).toFixed(0)} ms of processor; resident memory up to ${Math.round(peak / 1e6)} MB`)
process.exitCode = told === paths.length ? 0 : 1
