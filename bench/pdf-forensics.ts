/**
 * What the examination of PDFs finds in a folder and how long it takes (processor time, all threads): for each file its outcomes of strength A, B and C; with a
 * manifest of expected verdicts beside it (entries `type: pdf`, `file`, `expected.verdict`), whether they are met.
 *
 *     node bench/pdf-forensics.ts <folder> [--manifest <manifest.json>] [--quiet] [--verbose]
 */
import { readFileSync, statSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { listFiles } from '../src/base/list-files.ts'
import { examineBytes, type Examined } from '../src/examine/pdf/fixtures/examine-bytes.ts'
import { describeMachine } from './machine.ts'

const { values: asked, positionals } = parseArgs({ options: { manifest: { type: 'string' }, quiet: { type: 'boolean' }, verbose: { type: 'boolean' } }, allowPositionals: true })
const folder = resolve(positionals[0] ?? '.')
const verdicts = readVerdicts()
console.log(describeMachine())

const totals = { files: 0, bytes: 0, ms: 0, A: 0, B: 0, C: 0, slow: 0, met: 0, missed: 0, crashed: 0 }
for (const path of listFiles(folder, ['.pdf']).filter((each) => statSync(each).isFile())) await examineFile(path)
const megabytes = totals.bytes / 1e6
console.log(`${totals.files} files, ${megabytes.toFixed(1)} MB, ${(totals.ms / 1000).toFixed(1)} s: ${(totals.ms / 1000 / megabytes).toFixed(2)} s for each MB; ${totals.slow} files took longer than 1 s for each MB and than 1 s at all`)
console.log(`files with a sign that fails: ${totals.A} of strength A, ${totals.B} of B, ${totals.C} of C; ${totals.crashed} ended with an exception`)
if (verdicts.size > 0) console.log(`verdicts met: ${totals.met}, missed: ${totals.missed}`)
process.exitCode = totals.crashed + totals.missed > 0 ? 1 : 0

async function examineFile(path: string): Promise<void> {
  const bytes = readFileSync(path)
  const start = process.cpuUsage()
  let examined: Examined | undefined
  try {
    examined = await examineBytes(bytes)
  } catch (thrown) {
    totals.crashed++
    console.log(`${relative(folder, path)}: EXCEPTION ${String(thrown)}`)
    return
  }
  const used = process.cpuUsage(start)
  const ms = (used.user + used.system) / 1000
  totals.files++
  totals.bytes += bytes.length
  totals.ms += ms
  const isSlow = ms > 1000 && ms > bytes.length / 1000
  if (isSlow) totals.slow++
  const failed = examined.observations.filter(({ outcome }) => outcome === 'fail')
  for (const strength of ['A', 'B', 'C'] as const) if (failed.some((each) => each.strength === strength)) totals[strength]++
  const verdict = verdicts.get(path)
  const isMet = verdict === undefined || meets(verdict, failed)
  if (verdict !== undefined) totals[isMet ? 'met' : 'missed']++
  if (asked.quiet && !isSlow && isMet && failed.every(({ strength }) => strength === 'C' || strength === 'I')) return
  console.log(`${relative(folder, path)}: ${bytes.length} bytes, ${Math.round(ms)} ms${isSlow ? ' SLOW' : ''}${verdict ? `; expected ${verdict}: ${isMet ? 'met' : 'MISSED'}` : ''}`)
  for (const { check, strength, message } of failed) console.log(`    ${strength} ${check}: ${message.slice(0, 300)}`)
  if (asked.verbose) for (const { check, outcome, message } of examined.observations) if (outcome !== 'fail') console.log(`      ${outcome} ${check}: ${message.slice(0, 220)}`)
  for (const { code, message } of asked.verbose ? examined.problems : []) console.log(`      problem ${code}: ${message.slice(0, 200)}`)
}

/** tampered, broken, anomaly: a sign of A or B; suspect: a sign of C at least; clean and benign: none of A or B. */
function meets(verdict: string, failed: Examined['observations']): boolean {
  const strong = failed.some(({ strength }) => strength === 'A' || strength === 'B')
  if (/^(?:tampered|broken|coverage anomaly)/.test(verdict)) return strong
  return verdict.startsWith('suspect') ? failed.length > 0 && !strong : !strong
}

function readVerdicts(): Map<string, string> {
  if (!asked.manifest) return new Map()
  const entries = JSON.parse(readFileSync(asked.manifest, 'utf8')) as { type: string; file: string; expected?: { verdict?: string } }[]
  const root = dirname(resolve(asked.manifest))
  return new Map(entries.filter(({ type, expected }) => type === 'pdf' && expected?.verdict).map(({ file, expected }) => [resolve(root, file), expected!.verdict!]))
}
