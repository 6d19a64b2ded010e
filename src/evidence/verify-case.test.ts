import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { sha256 } from '../base/hash.ts'
import { evidencePath } from '../case/case-layout.ts'
import { openCase } from '../case/case.ts'
import { investigator, temporaryCase } from '../case/fixtures/temporary-case.ts'
import { giveTrust, listTrust, trustPath } from '../case/register/trust-register.ts'
import { openSqlite } from '../store/sqlite/sqlite-database.ts'
import { receive } from './intake.ts'
import { openEvidence } from './open-evidence.ts'
import { verifyCase } from './verify-case.ts'

const texts = Array.from({ length: 12 }, (_, index) => `Statement ${index}. `.repeat(index * 40))

/** A case with one exhibit of each text (the first is empty), and one more name for the second. */
const filledCase = async (context: Parameters<typeof temporaryCase>[0]) => {
  const { opened, folder } = await temporaryCase(context)
  const source = join(folder, 'in')
  mkdirSync(source)
  texts.forEach((text, index) => writeFileSync(join(source, `${10 + index}.txt`), text))
  writeFileSync(join(source, 'copy.txt'), texts[1]!)
  await receive(opened, [source], { ...investigator, authority: 'A1' })
  return { opened, folder }
}

test('a whole case holds, and what was read is counted', async (context) => {
  const { opened } = await filledCase(context)
  const steps = new Set<string>()
  const result = await verifyCase(opened, {
    progress: { report: ({ step }) => steps.add(step), end: () => undefined },
    knownCheckpoints: [opened.journal.head().checkpoint],
  })
  assert.deepEqual([result.faults, result.faultCount, result.exhibits, result.files, result.entries], [[], 0, 13, 12, 16])
  assert.equal(result.bytes, texts.join('').length)
  assert.deepEqual([...steps], ['verify journal', 'verify evidence'])
})

test('a verification that is ended tells no fault that is none', async (context) => {
  const { opened } = await filledCase(context)
  await assert.rejects(verifyCase(opened, { signal: AbortSignal.abort(new Error('enough')) }), /enough/)
})

test('one flipped bit anywhere in the evidence is found', async (context) => {
  const { opened } = await filledCase(context)
  const [anyText, anyBit] = [fc.integer({ min: 1, max: texts.length - 1 }), fc.integer({ min: 0, max: 7 })]
  const property = fc.asyncProperty(anyText, fc.nat(), anyBit, async (pick, at, bit) => {
    const path = evidencePath(opened.layout, sha256(texts[pick]!))
    const whole = readFileSync(path)
    const changed = Buffer.from(whole)
    changed[at % whole.byteLength]! ^= 1 << bit
    chmodSync(path, 0o644)
    writeFileSync(path, changed)
    const { faults } = await verifyCase(opened)
    writeFileSync(path, whole)
    return faults.length === 1 && faults[0]?.what === 'evidence.changed' && faults[0].message.includes(path)
  })
  await fc.assert(property, { numRuns: 60, seed: 20260301 })
})

test('files that are missing, cut, longer, replaced by a link, or belong to no exhibit are found', async (context) => {
  const { opened } = await filledCase(context)
  const path = evidencePath(opened.layout, sha256(texts[3]!))
  const empty = evidencePath(opened.layout, sha256(''))
  const changes: [readonly string[], () => void][] = [
    [['evidence.missing'], () => rmSync(path)],
    [['evidence.size'], () => writeFileSync(path, texts[3]!.slice(1))],
    [['evidence.size'], () => writeFileSync(path, `${texts[3]} `)],
    [['evidence.size'], () => writeFileSync(empty, ' ')],
    [['evidence.missing'], () => rmSync(empty)],
    [['evidence.missing', 'evidence.stray'], () => (renameSync(path, `${path}.old`), symlinkSync(`${path}.old`, path))],
    [['evidence.missing', 'evidence.stray'], () => renameSync(path, path.slice(0, -1))],
    [['evidence.stray'], () => writeFileSync(join(opened.layout.evidence, 'note.txt'), 'x')],
    [['evidence.stray'], () => (mkdirSync(join(opened.layout.evidence, 'zz')), writeFileSync(join(opened.layout.evidence, 'zz', sha256(texts[3]!)), texts[3]!))],
  ]
  for (const [codes, change] of changes) {
    for (const text of [texts[3]!, '']) {
      if (text === '' || !codes.includes('evidence.stray')) chmodSync(evidencePath(opened.layout, sha256(text)), 0o644)
    }
    change()
    const found = (await verifyCase(opened)).faults.map((fault) => fault.what)
    for (const code of codes) assert.ok(found.includes(code), `${code} in ${found.join()} after ${String(change)}`)
    const extras = [path, `${path}.old`, path.slice(0, -1), join(opened.layout.evidence, 'note.txt'), join(opened.layout.evidence, 'zz')]
    for (const extra of extras) rmSync(extra, { recursive: true, force: true })
    writeFileSync(path, texts[3]!)
    writeFileSync(empty, '')
    assert.deepEqual((await verifyCase(opened)).faults, [])
  }
})

test('case.json, an exhibit without its entry, and an entry changed are found', async (context) => {
  const { opened } = await filledCase(context)
  opened.close()
  const caseFile = join(opened.layout.root, 'case.json')
  const text = readFileSync(caseFile, 'utf8')
  const codes = async () => {
    const again = await openCase(opened.layout.root)
    const { faults } = await verifyCase(again)
    again.close()
    return faults.map((fault) => fault.what)
  }
  writeFileSync(caseFile, text.replace('paid twice', 'paid once'))
  assert.deepEqual(await codes(), ['case.file'])
  writeFileSync(caseFile, text.trimEnd())
  assert.deepEqual(await codes(), ['case.file'])
  writeFileSync(caseFile, text)
  assert.deepEqual(await codes(), [])
  const database = openSqlite(opened.layout.journal)
  database.execute("DROP TRIGGER contents_no_update; UPDATE contents SET payload = replace(payload, '10.txt', '99.txt') WHERE sequence = 4")
  database.close()
  assert.deepEqual((await codes()).toSorted(), ['exhibit.id', 'journal.commitment', 'journal.schema'])
})

test('a journal that cannot be read at all is a fault of the case', async (context) => {
  const { opened } = await filledCase(context)
  const reader = await openCase(opened.layout.root)
  const whole = readFileSync(opened.layout.journal)
  opened.close()
  writeFileSync(opened.layout.journal, Buffer.concat([whole.subarray(0, 100), Buffer.alloc(whole.byteLength - 100, 0xff)]))
  const { faults } = await verifyCase(reader)
  assert.ok(faults.some((fault) => fault.what === 'journal.unreadable'))
  reader.close()
})

test('evidence is read in parts, as a whole up to a limit, and as a stream; never what no exhibit names', async (context) => {
  const { opened } = await filledCase(context)
  const text = texts[5]!
  const evidence = await openEvidence(opened, sha256(text))
  const read = async (offset: number, length: number) => Buffer.from(await evidence.read(offset, length)).toString()
  assert.equal(evidence.sizeBytes, text.length)
  assert.equal(await read(0, 9), text.slice(0, 9))
  assert.equal(await read(text.length - 4, 100), text.slice(-4))
  assert.equal(await read(text.length + 10, 5), '')
  assert.equal(Buffer.from(await evidence.all()).toString(), text)
  await assert.rejects(evidence.all(10), RangeError)
  const blocks: Uint8Array[] = []
  for await (const block of evidence.stream(7)) blocks.push(block)
  assert.equal(Buffer.concat(blocks).toString(), text.slice(7))
  assert.equal(readFileSync(evidence.path, 'utf8'), text)
  await evidence.close()
  await assert.rejects(openEvidence(opened, sha256('never received')), { code: 'exhibit.absent' })
  rmSync(evidence.path)
  await assert.rejects(openEvidence(opened, sha256(text)), { code: 'evidence.damaged' })
})

test('a trusted file that was changed, and files that no entry of the journal knows, are told', async (context) => {
  const { opened } = await temporaryCase(context)
  await giveTrust(opened, { kind: 'csca', name: 'state.ml', bytes: Buffer.from('certificates'), reason: 'From the ministry' }, investigator)
  const faults = async () => (await verifyCase(opened)).faults.map(({ what, where }) => `${what} ${where.slice(0, 12)}`)
  assert.deepEqual(await faults(), [])
  const { sha256 } = listTrust(opened.journal)[0]!
  const path = trustPath(opened, sha256)
  chmodSync(path, 0o644)
  writeFileSync(path, 'others')
  writeFileSync(join(opened.layout.trust, 'more.pem'), 'unknown')
  writeFileSync(join(opened.layout.root, 'notes.txt'), 'unknown')
  mkdirSync(opened.layout.mappings, { recursive: true })
  writeFileSync(join(opened.layout.mappings, 'mine.yml'), 'unknown')
  assert.deepEqual((await faults()).sort(), ['case.stranger notes.txt', `trust.changed trust/${sha256.slice(0, 6)}`, 'trust.stranger trust/more.p'])
  assert.deepEqual((await verifyCase(opened)).unconfirmed, ['mappings/mine.yml'])
})
