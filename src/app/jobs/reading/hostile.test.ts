import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { silentProgress } from '../../../base/progress.ts'
import { sha256 } from '../../../base/hash.ts'
import { defaultLimits } from '../../../extract/limits.ts'
import { exhibitId } from '../../../model/exhibit.ts'
import {
  makeBlankSheet, makeDeepMail, makeEntityBomb, makeFarCell, makeGzipBomb, makeLyingZip, makeNest, makePdfBomb, makePixelFlood, makeRatioBomb,
} from './fixtures/make-bombs.ts'
import { ReadingBench, type BenchReading } from './fixtures/reading-bench.ts'
import { gatherReadings } from './gather-readings.ts'

/** What a bomb gives: the problem that says so, and a piece of its text that is there nevertheless. */
interface Bomb {
  readonly name: string
  make(): Uint8Array | Promise<Uint8Array>
  readonly code: string
  readonly text?: RegExp
}

const bombs: readonly Bomb[] = [
  { name: 'ratio.zip', make: () => makeRatioBomb(120_000_000), code: 'limit.ratio' },
  { name: 'lying.zip', make: () => makeLyingZip(120_000_000), code: 'limit.ratio' },
  { name: 'zeros.gz', make: makeGzipBomb, code: 'limit.ratio' },
  { name: 'flood.png', make: () => makePixelFlood(60_000), code: 'limit.pixels' },
  { name: 'far.xlsx', make: makeFarCell, code: 'sheet.far-cells', text: /XFD1048576/ },
  { name: 'blank.xlsx', make: () => makeBlankSheet(80_000_000), code: 'zip.bomb' },
  { name: 'deep.eml', make: () => makeDeepMail(500), code: 'limit.depth', text: /deep/ },
  { name: 'operators.pdf', make: () => makePdfBomb(280_000_000), code: 'limit.cpu' },
  { name: 'deep.json', make: () => Buffer.from('['.repeat(100_000) + ']'.repeat(100_000)), code: 'json.invalid' },
  { name: 'laughs.xml', make: makeEntityBomb, code: 'xml.malformed', text: /before/ },
  { name: 'deep.xml', make: () => Buffer.from(`<a>before${'<a>'.repeat(300_000)}`), code: 'limit.depth', text: /before/ },
  { name: 'marks.csv', make: () => Buffer.alloc(20_000_000, 'a,b;"c'), code: 'csv.row-too-long' },
]

/** Long or deep, and no more than that: these are read. */
const large: readonly (Omit<Bomb, 'code'> & { readonly text: RegExp })[] = [
  { name: 'line.txt', make: () => Buffer.alloc(50_000_000, 'word '), text: /word word/ },
  { name: 'string.json', make: () => Buffer.from(`{"a":"${'x'.repeat(20_000_000)}"}`), text: /xxx/ },
  { name: 'deep.html', make: () => Buffer.from(`<html>${'<div>'.repeat(300_000)}the bottom`), text: /the bottom/ },
  { name: 'open.html', make: () => Buffer.from(`<html>${'<b>x '.repeat(300_000)}the end`), text: /x the end/ },
  { name: 'deep.rtf', make: () => Buffer.from(`{\\rtf1 ${'{'.repeat(300_000)}the bottom`), text: /the bottom/ },
]

const bench = new ReadingBench({ limits: { maxMemoryBytes: 1_000_000_000, maxCpuMs: 3_000 } })
const readings = new Map<string, Promise<BenchReading>>()
before(async () => {
  // Two at a time, as a build reads them.
  const waiting = [...bombs, ...large]
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { name, make } = next
      const reading = Promise.resolve(make()).then((bytes) => bench.read(name, bytes))
      readings.set(name, reading)
      await reading.catch(() => undefined)
    }
  }
  await Promise.all([work(), work()])
})
after(() => bench.close())

for (const { name, code, text } of bombs) {
  test(`${name} ends with the problem ${code}`, async () => {
    const { problems, messages, texts, lines } = await readings.get(name)!
    assert.ok(problems.includes(code), `${problems}: ${messages}`)
    assert.match(texts.join('\n'), text ?? /(?:)/)
    assert.equal(lines.at(-1)?.[0], 'e')
  })
}

for (const { name, text } of large) {
  test(`${name} is read`, async () => {
    const { problems, texts, messages } = await readings.get(name)!
    assert.match(texts.join(''), text, messages)
    assert.deepEqual(problems.filter((each) => each.startsWith('limit.') || each.startsWith('reader.')), [])
  })
}

test('nothing is left behind', async () => {
  await Promise.all(readings.values())
  // The one child is the part of the deep mail that is kept in one piece.
  assert.deepEqual([bench.strays(), bench.childFiles()], [[], 1])
})

/** Reads an archive with all that is in it: number and refusal of each exhibit. */
async function gather(name: string, bytes: Uint8Array, maxChildren: number): Promise<string[]> {
  const { file, sha256: hash } = bench.task(name, bytes)
  const id = exhibitId(undefined, name, sha256(bytes))
  const exhibit = { id, number: '1', path: name, sha256: hash, sizeBytes: bytes.byteLength, authority: 'A1', receivedAt: '', receivedBy: '' }
  const { readings: found } = await gatherReadings([exhibit], { settings: {}, limits: { ...defaultLimits, maxChildren }, mappings: [] }, {
    pool: bench.pool, shelf: bench.shelf, children: bench.children, fileOf: () => file, progress: silentProgress,
  })
  const told: string[] = []
  for (const { exhibit: each, key } of found) {
    for await (const lines of bench.shelf.lines(key)) {
      const refusal = lines.find((line) => line[0] === 'p')
      told.push(`${each.number} ${refusal ? refusal[1].code : 'read'}`)
    }
  }
  return told
}

test('archives in archives end at the depth limit', async () => {
  const told = await gather('nest.zip', await makeNest(12, 1), 100)
  assert.deepEqual(told.map((line) => line.split(' ')[1]), [...Array.from({ length: 9 }, () => 'read'), 'limit.nesting'])
})

test('archives that hold more and more of them end at the number limit', async () => {
  const told = await gather('fan.zip', await makeNest(7, 6), 60)
  const refused = told.filter((line) => line.endsWith('limit.nesting')).length
  assert.ok(told.length > 120 && told.length < 140, `${told.length} exhibits`)
  assert.ok(refused > 90, `${refused} refused`)
})
