import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'
import { sha256 } from '../../base/hash.ts'
import { readProgramFile } from '../../base/program-file.ts'
import { makeAamva, type TestCard } from '../../extract/barcode/fixtures/make-aamva.ts'
import { encodeC40, makeVds, sealValue } from '../../extract/barcode/fixtures/make-seal.ts'
import { memorySource } from '../../extract/memory-source.ts'
import { makeHolder } from '../cms/fixtures/test-authority.ts'
import type { TrustFile } from '../document/document-examiner.ts'
import { explain } from '../explanations.ts'
import { barcodeExaminer } from './barcode-examiner.ts'

async function examine(bytes: Uint8Array, trust: readonly TrustFile[] = []) {
  const seen: { id: string; outcome: string; observed: string; locator: string | undefined; message: string }[] = []
  const problems: string[] = []
  const examination = await barcodeExaminer.load()
  const limits = { maxBytesInMemory: 10_000_000, maxPages: 1, maxPixels: 10_000_000 }
  await examination.examine({ exhibit: 'e'.repeat(64), path: 'card', source: memorySource(bytes), companions: [], trust, limits }, {
    observe: (check, { outcome, observed, locator, message }) => seen.push({ id: check.id, outcome, observed, locator, message }),
    picture: () => assert.fail('no picture was to be made'),
    problem: ({ code }) => problems.push(code),
  })
  return { seen, problems, failed: seen.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id), find: (id: string) => seen.find((each) => each.id === `barcode.${id}`) }
}

const card = (options?: TestCard) => Buffer.from(makeAamva(options), 'latin1')

test('a card that keeps every rule passes, and the sheet says that it proves nothing', async () => {
  const { failed, find, seen } = await examine(card())
  assert.deepEqual(failed, [])
  assert.deepEqual(seen.filter(({ outcome }) => outcome === 'pass').length, 5)
  assert.match(find('unsigned')?.message ?? '', /proves nothing/)
})

const replaced = (from: string | RegExp, to: string) => Buffer.from(makeAamva().replace(from, to), 'latin1')
const cases: readonly { readonly what: string; readonly bytes: Buffer; readonly failed: readonly string[]; readonly says: RegExp }[] = [
  { what: 'the number of California on a card of Virginia', bytes: card({ issuer: '636014' }), failed: ['aamva-issuer'], says: /636014 is the number of CA .* ZV/ },
  { what: 'a number nobody has', bytes: card({ issuer: '999999' }), failed: ['aamva-issuer'], says: /no jurisdiction/ },
  { what: 'another country', bytes: card({ elements: { DCG: 'CAN', DBD: '20240430', DBB: '20050314', DBA: '20300314', DDB: '20230101', DDJ: '20260314' } }), failed: ['aamva-issuer'], says: /country is CAN/ },
  { what: 'a part longer than the barcode', bytes: replaced(/DL0041\d{4}/, 'DL00410999'), failed: ['aamva-places'], says: /character/ },
  { what: 'a part that does not stand where it is told', bytes: replaced('DL0041', 'DL0040'), failed: ['aamva-places'], says: /begin at 40 and should at 41/ },
  { what: 'characters after the last part', bytes: Buffer.concat([card(), Buffer.from('more')]), failed: ['aamva-places'], says: /4 characters stand after/ },
  { what: 'another separator', bytes: card({ opening: '@\n\x1c\r' }), failed: ['aamva-header'], says: /1c/ },
  { what: 'an edition that is none', bytes: card({ version: 42 }), failed: ['aamva-header'], says: /edition 42/ },
  { what: 'an element missing', bytes: card({ elements: { DCF: undefined } }), failed: ['aamva-elements'], says: /DCF .* is missing/ },
  { what: 'an element twice', bytes: card({ added: ['DAYBRO'] }), failed: ['aamva-elements'], says: /DAY stands there twice/ },
  { what: 'an element in a form of its own', bytes: card({ elements: { DAY: 'GREEN' } }), failed: ['aamva-elements'], says: /'GREEN'/ },
  { what: 'issued before birth', bytes: card({ elements: { DBD: '04302004' } }), failed: ['aamva-dates'], says: /issued on the day of birth or before/ },
  { what: 'expired before issue', bytes: card({ elements: { DBA: '03142024' } }), failed: ['aamva-dates'], says: /expired when it was issued/ },
  { what: 'a day that is none', bytes: card({ elements: { DBB: '02302005', DDJ: undefined } }), failed: ['aamva-dates'], says: /no day of the calendar/ },
  { what: 'an age reached on another day', bytes: card({ elements: { DDJ: '03152026' } }), failed: ['aamva-dates'], says: /DDJ says under 21/ },
]

for (const { what, bytes, failed, says } of cases) {
  test(`${what} is told`, async () => {
    const { seen, failed: found } = await examine(bytes)
    assert.deepEqual(found, failed.map((id) => `barcode.${id}`))
    assert.match(seen.find(({ outcome }) => outcome === 'fail')!.message, says)
  })
}

test('born on a leap day, one is of age on the last of February or the first of March', async () => {
  const leap = (until: string) => examine(card({ elements: { DBB: '02292004', DDJ: until } }))
  assert.deepEqual((await leap('02282025')).failed, [])
  assert.deepEqual((await leap('03012025')).failed, [])
  assert.deepEqual((await leap('03022025')).failed, ['barcode.aamva-dates'])
})

async function draw(format: 'PDF417' | 'DataMatrix' | 'QRCode', bytes: Uint8Array | string): Promise<Buffer> {
  const program = readProgramFile(new URL(import.meta.resolve('zxing-wasm/writer/zxing_writer.wasm')))
  prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(program).buffer } })
  const { image, error } = await writeBarcode(bytes, { format, scale: 3 })
  assert.ok(image, error)
  return sharp(await image.arrayBuffer()).flatten({ background: '#ffffff' }).extend({ top: 40, bottom: 40, left: 40, right: 40, background: '#ffffff' }).png().toBuffer()
}

test('a card in a picture, a seal in a picture and a code of neither kind are examined as what they are', async () => {
  const picture = await draw('PDF417', card({ issuer: '636014' }))
  assert.ok(barcodeExaminer.fits(picture.subarray(0, 65_536), 'back.png'))
  const found = await examine(picture)
  assert.deepEqual(found.failed, ['barcode.aamva-issuer'])
  assert.match(found.seen[0]!.locator ?? '', /^page=1&box=/)

  const holder = makeHolder({ name: 'SX', serial: 0x2f })
  const zone = 'I<UTOVARGA<<ILKA<MARIETTA<<<<<<<<<<<D231458907UTO7408122F1204159<<<<<<<6'
  const seal = makeVds({ fields: [sealValue(2, encodeC40(zone))] }, { ...holder, id: 'UTSX', serial: '2F' })
  const trust = [{ kind: 'seal-signer', name: 'sx.cer', sha256: sha256(holder.certificate), bytes: holder.certificate }] as const
  const sealed = await examine(await draw('DataMatrix', seal), trust)
  assert.deepEqual(sealed.failed, [])
  assert.equal(sealed.seen.find(({ id }) => id === 'seal.signature')?.outcome, 'pass')
  assert.equal(sealed.find('unsigned'), undefined)

  const plain = await examine(await draw('QRCode', 'https://example.org/ticket/7'))
  assert.deepEqual(plain.seen.map(({ id, outcome }) => [id, outcome]), [['barcode.content', 'not-applicable'], ['barcode.unsigned', 'undetermined']])
})

test('what cannot be read is told and never thrown', async () => {
  const broken = await examine(Buffer.from('@\n\x1e\rANSI 636000100099DL', 'latin1'))
  assert.deepEqual(broken.failed, ['barcode.aamva-header'])
  const picture = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#ffffff' } }).png().toBuffer()
  assert.deepEqual((await examine(picture)).seen, [])
  assert.deepEqual((await examine(picture.subarray(0, 30))).problems, ['barcode.picture-unread'])
  assert.deepEqual((await examine(Buffer.alloc(10_000_001))).problems, ['limit.bytes'])
  assert.ok(!barcodeExaminer.fits(Buffer.from('@home'), 'notes.txt'))
})

test('every reason is a sentence', () => {
  for (const check of barcodeExaminer.checks) for (const key of check.explanations) assert.ok(explain(key).endsWith('.'))
})
