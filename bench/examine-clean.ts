import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { checkFiles } from '../src/app/jobs/check-files.ts'
import { makeCleanDocuments } from './clean-documents.ts'
import { describeMachine } from './machine.ts'

/**
 * Checks documents that nobody forged, 100 for each seed, and counts the signs of rules that do not hold, by strength: those of
 * strength A or B are false. `node bench/examine-clean.ts [seeds=10] [first=100]`
 */
const [seeds, first] = [Number(process.argv[2] ?? 10), Number(process.argv[3] ?? 100)]
const folder = mkdtempSync(join(tmpdir(), 'jackdaw-clean-'))
const start = performance.now()
const failed = new Map<string, number>()
const strong: string[] = []
const problems = new Map<string, number>()
let [documents, observations, toLook] = [0, 0, 0]
try {
  for (let seed = first; seed < first + seeds; seed++) {
    const paths: string[] = []
    for await (const { path, bytes } of makeCleanDocuments(seed)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), bytes)
      paths.push(join(folder, path))
    }
    for (const file of await checkFiles(paths, { settings: { dateOrder: 'dmy' } })) {
      documents++
      observations += file.signs.length
      if (file.signs.some((sign) => sign.mustLook)) toLook++
      for (const { code } of file.problems) problems.set(code, (problems.get(code) ?? 0) + 1)
      for (const { outcome, strength, checkId, message } of file.signs) {
        if (outcome !== 'fail') continue
        failed.set(`${strength} ${checkId}`, (failed.get(`${strength} ${checkId}`) ?? 0) + 1)
        if (strength === 'A' || strength === 'B') strong.push(`${file.path.slice(folder.length + 1)}: ${checkId}: ${message}`)
      }
    }
    process.stderr.write(`${documents} documents, ${strong.length} signs of strength A or B, ${((performance.now() - start) / 1000).toFixed(0)} s\n`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(describeMachine())
console.log(`${documents} clean documents, ${observations} observations, ${toLook} documents of which a person has to look at something, ${((performance.now() - start) / 1000).toFixed(0)} s`)
console.log(`signs of strength A or B: ${strong.length}`)
for (const line of strong.slice(0, 40)) console.log(`  ${line}`)
for (const [what, count] of [...failed].sort(([left], [right]) => (left < right ? -1 : 1))) console.log(`  failed, ${what}: ${count}`)
for (const [code, count] of [...problems].sort(([left], [right]) => (left < right ? -1 : 1))) console.log(`  problem ${code}: ${count}`)
