import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { cardLines, passportLines, visaLines } from '../../examine/fixtures/specimen.ts'
import { checkDigit } from '../mrz/check-digit.ts'
import { drawZone, type ZoneDrawing } from './fixtures/draw-zone.ts'
import { readZones, type PictureZone } from './read-zones.ts'
import { searchedPicture } from './searched-picture.ts'
import { sharedRecogniser } from './shared-recogniser.ts'

async function zonesOf(picture: Uint8Array): Promise<{ zones: PictureZone[]; opened: boolean }> {
  let opened = false
  const open = () => {
    opened = true
    return sharedRecogniser()
  }
  const zones = await readZones(searchedPicture(await sharp(picture).metadata(), () => sharp(picture)), open)
  return { zones, opened }
}

const frenchCard = ['IDFRALARUE<<<<<<<<<<<<<<<<<<<<75C001', '8806923102858JEANNE<<<<<<<<6512068F']
const french = [frenchCard[0]!, frenchCard[1] + checkDigit(frenchCard.join(''))!]
const longVisa = [`V<UTO${'FALK<<MIRA<LUISE'.padEnd(39, '<')}`, 'U7300412<1UTO8109172F3104301'.padEnd(44, '<')]

const table: readonly [string, readonly string[], ZoneDrawing][] = [
  ['a passport', passportLines(), {}],
  ['a card of three lines', cardLines(), { pitch: 22 }],
  ['a card of two lines', [`I<UTO${'FALK<<MIRA'.padEnd(31, '<')}`, 'D231458907UTO7408122F1204159<<<<<<<6'], {}],
  ['a large visa', longVisa, {}],
  ['a small visa', visaLines(), {}],
  ['the older French card', french, {}],
  ['a passport askew', passportLines(), { degrees: 8 }],
  ['a card far askew', cardLines(), { degrees: -31, pitch: 24 }],
  ['a passport on its side', passportLines(), { degrees: 90 }],
  ['a card on its other side', cardLines(), { degrees: 270 }],
  ['a passport on its head', passportLines(), { degrees: 180 }],
  ['a small passport', passportLines(), { pitch: 10, blur: 0.4 }],
]
for (const [name, lines, drawing] of table) {
  test(`the zone of ${name} is read`, async () => {
    const { zones } = await zonesOf(await drawZone(lines, drawing))
    assert.deepEqual(zones.map((zone) => zone.lines.join('\n')), [lines.join('\n')])
    assert.equal(zones[0]!.isCertain, true)
  })
}

test('the place of a zone is told in pixels of the picture', async () => {
  const { zones } = await zonesOf(await drawZone(passportLines(), { pitch: 18 }))
  const [line] = zones[0]!.window
  assert.ok(Math.abs(line!.step.x - 18) < 0.2 && Math.abs(line!.step.y) < 0.1, JSON.stringify(line))
  assert.ok(Math.abs(line!.start.x - (2 * 18 + 6)) < 6, JSON.stringify(line))
})

test('a character under a stain, or worn away, is left open', async () => {
  const lines = passportLines()
  const lower = Math.round(48 * 18 * 0.66) - 2 * 18 * 2.4 - 18 + 18 * 2.4
  for (const [column, fill] of [[3, '#181818'], [2, '#181818'], [22, '#181818'], [2, '#e8ece4']] as const) {
    const stain = `<circle cx="${2 * 18 + 6 + column * 18}" cy="${lower + 8}" r="11" fill="${fill}"/>`
    const { zones } = await zonesOf(await drawZone(lines, { over: stain }))
    assert.ok(zones.every(({ isCertain }) => !isCertain), `${column} ${fill}: ${zones[0]?.lines.join(' ')}`)
    for (const zone of zones) assert.equal(zone.lines[1]![column], '?')
  }
})

test('pictures without a zone give none, and nothing is recognised in most of them', async () => {
  const flat = (svg: string) => sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><rect width="900" height="600" fill="#fff"/>${svg}</svg>`)).png().toBuffer()
  const bars = Array.from({ length: 60 }, (_, at) => `<rect x="${40 + at * 12}" y="100" width="${at % 3 ? 4 : 8}" height="200"/>`).join('')
  const dots = Array.from({ length: 900 }, (_, at) => `<circle cx="${20 + (at % 30) * 28}" cy="${20 + Math.floor(at / 30) * 19}" r="7"/>`).join('')
  const pictures: readonly [string, Uint8Array, boolean][] = [
    ['white', await flat(''), false],
    ['bars', await flat(bars), false],
    ['dots in rows', await flat(dots), true],
    ['lines of a zone that open as none', await drawZone(['X'.repeat(44), 'ABCDEFGHJK<'.repeat(4)]), true],
    ['one line alone', await drawZone([passportLines()[0]!]), false],
    ['tiny', new Uint8Array(await sharp({ create: { width: 8, height: 8, channels: 3, background: '#000' } }).png().toBuffer()), false],
  ]
  for (const [name, picture, mayOpen] of pictures) {
    const { zones, opened } = await zonesOf(picture)
    assert.deepEqual(zones, [], name)
    if (!mayOpen) assert.equal(opened, false, name)
  }
})
