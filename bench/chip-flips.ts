/**
 * Changes every byte of a chip's files, one at a time, and tells what the examination says of each: found, issuer left open,
 * missed. Reads the folder of a chip, and an invented chip whose state is trusted beside it.
 *
 *   node bench/chip-flips.ts <folder of a chip> [--csca <master list>]  [--bits all|one] [--only <pattern of names>]
 */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { sha256 } from '../src/base/hash.ts'
import { makeMasterList } from '../src/examine/cms/fixtures/test-authority.ts'
import { chipExaminer } from '../src/examine/chip/chip-examiner.ts'
import { makeInventedChip } from '../src/examine/chip/fixtures/invented-chip.ts'
import type { TrustFile } from '../src/examine/document/document-examiner.ts'
import { AsnNode, readAsn } from '../src/extract/asn/asn-node.ts'
import { memorySource } from '../src/extract/memory-source.ts'
import { describeMachine } from './machine.ts'

type Files = ReadonlyMap<string, Uint8Array>
interface Tally {
  found: number
  open: number
  missed: number
  readonly missedAt: number[]
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { csca: { type: 'string' }, bits: { type: 'string', default: 'one' }, only: { type: 'string', default: '' } } })
const folder = positionals[0]
const masks = values.bits === 'all' ? [1, 2, 4, 8, 16, 32, 64, 128] : [1]
const examination = await chipExaminer.load()
console.log(describeMachine())

if (folder) {
  const files = new Map(readdirSync(folder).sort().map((name) => [name, readFileSync(join(folder, name))] as const))
  await flip(basename(folder), files, values.csca ? [trustFile(values.csca, readFileSync(values.csca))] : [])
}
const invented = makeInventedChip()
await flip('invented chip, its state trusted', invented.files, [trustFile('invented.ml', makeMasterList([invented.state.certificate], invented.state))])

async function flip(title: string, files: Files, trust: readonly TrustFile[]): Promise<void> {
  const sod = [...files.keys()].find((name) => /sod/i.test(name))!
  const baseline = await told(files, sod, trust)
  console.log(`\n${title}: ${files.size} files; of the whole set ${baseline.filter(isFail).length} lines fail, ${masks.length} bit${masks.length > 1 ? 's' : ''} of every byte changed`)
  console.log('file            part                          bytes    found  issuer open   missed')
  for (const [name, bytes] of files) {
    if (!name.match(values.only)) continue
    const tallies = new Map<string, Tally>()
    for (let at = 0; at < bytes.length; at++) {
      const part = name === sod ? partOfSod(bytes, at) : coverOf(name, baseline)
      const tally = tallies.get(part) ?? { found: 0, open: 0, missed: 0, missedAt: [] }
      tallies.set(part, tally)
      for (const mask of masks) {
        const changed = Uint8Array.from(bytes)
        changed[at] = changed[at]! ^ mask
        const lines = await told(new Map([...files, [name, changed]]), sod, trust)
        if (lines.some((line) => isFail(line) && !baseline.includes(line))) tally.found++
        else if (name === sod && part.startsWith('certificate') && lines.some((line) => line.startsWith('chip.signer-chain undetermined'))) tally.open++
        else {
          tally.missed++
          tally.missedAt.push(at)
        }
      }
    }
    for (const [part, { found, open, missed, missedAt }] of tallies) {
      const count = (found + open + missed) / masks.length
      const where = missedAt.length > 0 ? `  from byte ${missedAt[0]}` : ''
      console.log(`${name.padEnd(15)} ${part.padEnd(28)} ${String(count).padStart(6)} ${String(found).padStart(8)} ${String(open).padStart(12)} ${String(missed).padStart(8)}${where}`)
    }
  }
}

async function told(files: Files, sod: string, trust: readonly TrustFile[]): Promise<string[]> {
  const documentOf = (path: string) => ({ exhibit: 'e'.repeat(64), path, source: memorySource(files.get(path)!) })
  const companions = chipExaminer.companionsOf?.(sod, [...files.keys()].filter((name) => name !== sod)) ?? []
  const lines: string[] = []
  const limits = { maxBytesInMemory: 10_000_000, maxPages: 1, maxPixels: 1 }
  await examination.examine({ ...documentOf(sod), companions: companions.map(documentOf), trust, limits }, {
    observe: (check, { outcome, observed, message }) => lines.push(`${check.id} ${outcome} ${observed} ${message}`),
    picture: () => {},
    problem: ({ code, severity }) => lines.push(`problem ${severity === 'error' ? 'fail' : severity} ${code}`),
  })
  return lines
}

function isFail(line: string): boolean {
  return line.split(' ')[1] === 'fail'
}

/** Whether a signed hash covers a file: what nothing covers cannot be found changed. */
function coverOf(name: string, baseline: readonly string[]): string {
  if (/com/i.test(name)) return 'nobody signs it'
  return baseline.some((line) => line.startsWith('chip.group-covered fail') && line.includes(`(${name})`)) ? 'outside the SOD' : 'hash is signed'
}

/** The part of a SOD that a byte belongs to, by the parts of the message. */
function partOfSod(bytes: Uint8Array, at: number): string {
  const message = readAsn(bytes).children[0]?.children[1]?.children[0]
  const parts = message?.children ?? []
  const certificate = parts.find((part) => part.isContext(0))?.children[0]
  const signer = parts.at(-1)?.children[0]?.children ?? []
  const names: [AsnNode | undefined, string][] = [
    [certificate?.children[0]?.children.find((_, index, all) => index === all.length - 2), 'certificate: key'], [certificate?.children[2], 'certificate: signature'],
    [certificate, 'certificate: rest'], [parts[2], 'signed hashes'], [signer.at(-1), 'signature'], [signer.find((part) => part.isContext(0)), 'signed attributes'],
    [parts.at(-1), 'signer: rest'],
  ]
  return names.find(([node]) => node && node.start <= at && at < node.end)?.[1] ?? 'frame'
}

function trustFile(name: string, bytes: Uint8Array): TrustFile {
  return { kind: 'csca', name: basename(name), sha256: sha256(bytes), bytes }
}
