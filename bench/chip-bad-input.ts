/**
 * Gives every file of a folder to the examinations of chips and seals and to the readers of certificates, as it is, and tells
 * how each ended: nothing may be thrown, and nothing may take long.
 *
 *   node bench/chip-bad-input.ts <folder>
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../src/base/hash.ts'
import { barcodeExaminer } from '../src/examine/barcode/barcode-examiner.ts'
import { chipExaminer } from '../src/examine/chip/chip-examiner.ts'
import { readTrustedCertificates } from '../src/examine/cms/trusted-certificates.ts'
import type { DocumentExaminer } from '../src/examine/document/document-examiner.ts'
import { sealExaminer } from '../src/examine/seal/seal-examiner.ts'
import { memorySource } from '../src/extract/memory-source.ts'
import { describeMachine } from './machine.ts'

const folder = process.argv[2]
if (!folder) throw new TypeError('A folder is needed.')
const limits = { maxBytesInMemory: 50_000_000, maxPages: 10, maxPixels: 50_000_000 }
console.log(describeMachine())

const names = readdirSync(folder, { recursive: true }).map(String).sort().filter((name) => statSync(join(folder, name)).isFile())
const counts = { files: names.length, observed: 0, problems: 0, passed: 0, thrown: 0 }
let slowest = { ms: 0, name: '' }
for (const name of names) {
  const bytes = readFileSync(join(folder, name))
  const start = performance.now()
  try {
    readTrustedCertificates(bytes)
    // Under the names that every examiner takes, whatever the first bytes are.
    await examine(chipExaminer, 'EF_SOD.bin', bytes)
    await examine(sealExaminer, 'x.vds', bytes)
    if (barcodeExaminer.fits(bytes.subarray(0, 65_536), name)) await examine(barcodeExaminer, name, bytes)
  } catch (thrown) {
    counts.thrown++
    console.log(`${name}: ${String(thrown)}`)
  }
  const ms = performance.now() - start
  if (ms > slowest.ms) slowest = { ms, name }
}
console.log(`${folder}: ${JSON.stringify(counts)}; slowest ${slowest.ms.toFixed(0)} ms (${slowest.name})`)

async function examine(examiner: DocumentExaminer, path: string, bytes: Uint8Array): Promise<void> {
  const trust = [{ kind: 'csca', name: 'x', sha256: sha256(bytes), bytes }, { kind: 'crl', name: 'x', sha256: sha256(bytes), bytes }] as const
  const examination = await examiner.load()
  await examination.examine({ exhibit: 'e'.repeat(64), path, source: memorySource(bytes), companions: [], trust, limits }, {
    observe: (check, { outcome }) => {
      counts.observed++
      if (outcome === 'pass' && check.id.endsWith('signature')) counts.passed++
    },
    picture: () => {},
    problem: () => counts.problems++,
  })
}
