import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { prepareZXingModule, writeBarcode, type WriteInputBarcodeFormat } from 'zxing-wasm/writer'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { readProgramFile } from '../../base/program-file.ts'
import { makeHolder } from '../../examine/cms/fixtures/test-authority.ts'
import { collect, inputOf } from '../collect.ts'
import { aamvaFormat } from './aamva-format.ts'
import { decodeBase32 } from './base32.ts'
import { decodeC40 } from './c40.ts'
import { makeAamva } from './fixtures/make-aamva.ts'
import { encodeC40, makeVds, sealValue } from './fixtures/make-seal.ts'
import { isAamva, parseAamva } from './parse-aamva.ts'
import { calendarDay, maskedDate, sealDate } from './seal-date.ts'
import { sealFormat } from './seal-format.ts'
import { SymbolReader } from './symbol-reader.ts'

const holder = makeHolder({ name: 'SX' })
const zone = ['I<UTOVARGA<<ILKA<MARIETTA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6']
const seal = makeVds({ fields: [sealValue(2, encodeC40(zone.join('')))] }, { ...holder, id: 'UTSX', serial: '2F' })

checkExtractor(aamvaFormat, [{ name: 'card.aamva', bytes: Buffer.from(makeAamva(), 'latin1') }])
checkExtractor(sealFormat, [{ name: 'seal.vds', bytes: seal }])

test('the content of a card gives the card and its holder', async () => {
  const { statements } = await collect(await aamvaFormat.load(), inputOf(Buffer.from(makeAamva(), 'latin1'), 'card.txt'))
  const told = (schema: string, property: string) => statements.find((each) => each.schema === schema && each.property === property)?.value
  assert.deepEqual(
    [told('Person', 'name'), told('Person', 'birthDate'), told('Person', 'gender'), told('IdentityDocument', 'number'), told('IdentityDocument', 'endDate'), told('IdentityDocument', 'country')],
    ['ILKA MARIETTA VARGA', '2005-03-14', 'female', 'X00042', '2030-03-14', 'us'],
  )
})

test('the zone in a seal gives the document and its holder', async () => {
  const { statements } = await collect(await sealFormat.load(), inputOf(seal, 'seal.vds'))
  assert.equal(statements.find(({ schema, property }) => schema === 'Person' && property === 'name')?.value, 'ILKA MARIETTA VARGA')
})

test('text in C40, Base32 and packed dates are read, and what is none is told', () => {
  for (const text of ['UTO', 'A1', 'ABC DEF 123', 'Z']) assert.equal(decodeC40(encodeC40(text))?.trimEnd(), text)
  assert.deepEqual([decodeC40(Buffer.from([1])), decodeC40(Buffer.from([0xfe, 0x42, 0, 1])), decodeC40(Buffer.from([0xff, 0xff]))], [undefined, undefined, undefined])
  assert.deepEqual([...(decodeBase32('MZXW6===')?.bytes ?? [])], [0x66, 0x6f, 0x6f])
  assert.equal(decodeBase32('MZXW7')?.faults.length, 1)
  assert.equal(decodeBase32('M1'), undefined)
  assert.deepEqual([sealDate(Buffer.from([0x4d, 0x3d, 0x88])), sealDate(Buffer.from([0xff, 0xff, 0xff])), sealDate(Buffer.from([1]))], ['2024-05-06', undefined, undefined])
  assert.equal(maskedDate(Buffer.from([0x30, 0x4d, 0x3d, 0x88])), '2024-05-xx')
  assert.equal(calendarDay('2023', '02', '29'), undefined)
})

test('the content of a card is taken apart; what breaks off is none', () => {
  const card = parseAamva(makeAamva())
  assert.deepEqual([card?.issuerNumber, card?.version, card?.entries, card?.elements.find(({ id }) => id === 'DAQ')?.value], ['636000', 10, 2, 'X00042'])
  assert.equal(parseAamva(makeAamva().slice(0, 25)), undefined)
  assert.equal(isAamva('@home we sell'), false)
  assert.equal(parseAamva(`${makeAamva()}${' '.repeat(20_000)}`), undefined)
})

const symbologies: readonly WriteInputBarcodeFormat[] = ['PDF417', 'QRCode', 'DataMatrix', 'Aztec']

async function draw(format: WriteInputBarcodeFormat, bytes: Uint8Array): Promise<Buffer> {
  const program = readProgramFile(new URL(import.meta.resolve('zxing-wasm/writer/zxing_writer.wasm')))
  prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(program).buffer } })
  const { image, error } = await writeBarcode(bytes, { format, scale: 3 })
  assert.ok(image, error)
  return sharp(await image.arrayBuffer()).flatten({ background: '#ffffff' }).extend({ top: 60, bottom: 30, left: 90, right: 40, background: '#ffffff' }).png().toBuffer()
}

for (const format of symbologies) {
  test(`a ${format} in a picture is read byte for byte, turned too, with its place`, async () => {
    const reader = new SymbolReader()
    const content = format === 'DataMatrix' ? seal : Buffer.from(makeAamva(), 'latin1')
    const picture = await draw(format, content)
    const { symbols } = await reader.read(picture, { maxPixels: 50_000_000 })
    assert.deepEqual(symbols.map(({ symbology, bytes }) => [symbology, Buffer.from(bytes).toString('hex')]), [[format, content.toString('hex')]])
    const [left, top] = symbols[0]!.box
    assert.ok(Math.abs(left - 90) < 30 && Math.abs(top - 60) < 30, `${left}, ${top}`)
    const turned = await sharp(picture).rotate(90).jpeg({ quality: 90 }).toBuffer()
    assert.equal((await reader.read(turned, { maxPixels: 50_000_000 })).symbols.length, 1)
  })
}

test('a picture without a barcode, a damaged one and one above the limit give none', async () => {
  const reader = new SymbolReader()
  const blank = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#888888' } }).png().toBuffer()
  assert.deepEqual(await reader.read(blank, { maxPixels: 1_000_000 }), { symbols: [] })
  assert.match((await reader.read(blank, { maxPixels: 100 })).unread ?? '', /limit/)
  assert.match((await reader.read(blank.subarray(0, 20), { maxPixels: 1_000_000 })).unread ?? '', /decoded/)
})
