import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { cardLines, passportLines } from '../../examine/fixtures/specimen.ts'
import { parseLocator } from '../../model/locator.ts'
import { collect, inputOf } from '../collect.ts'
import { drawZone } from '../ocr/fixtures/draw-zone.ts'
import { tiffExtractor } from '../tiff/tiff-extractor.ts'
import { imageExtractor } from './image-extractor.ts'
import { imageFormat } from './image-format.ts'

const passport = await drawZone(passportLines(), { pitch: 12 })

checkExtractor(imageFormat, [{ name: 'passport.png', bytes: passport }])

const valuesOf = (statements: readonly { schema: string; property: string; value: string }[], schema: string) =>
  Object.fromEntries(statements.filter((draft) => draft.schema === schema).map(({ property, value }) => [property, value]))

test('the zone of a picture gives its text, the document and its holder, each with its box', async () => {
  const read = await collect(imageExtractor, inputOf(passport, 'passport.png'))
  assert.deepEqual(read.texts.map(({ text, locator }) => [text, locator]), [[passportLines().join('\n'), 'page=1']])
  const { holder, ...document } = valuesOf(read.statements, 'IdentityDocument')
  assert.match(holder ?? '', /^[0-9a-f]{32}$/)
  assert.deepEqual(document, {
    mrz: passportLines().join('\n'), type: 'P', number: 'U7300412', endDate: '2031-04-30', surname: 'FALK', givenName: 'MIRA LUISE', birthDate: '1981-09-17', gender: 'female',
  })
  assert.equal(valuesOf(read.statements, 'Person')['name'], 'MIRA LUISE FALK')
  const [number] = read.statements.filter(({ property }) => property === 'number')
  const locator = parseLocator(number!.locator)
  assert.ok(locator?.kind === 'page' && locator.box)
  const [left, top, right, bottom] = locator.box
  assert.ok(right - left > 7 * 12 && right - left < 9.5 * 12 && bottom - top > 10 && bottom - top < 20 && left > 20 && left < 36, number!.locator)
})

test('a zone with a doubt states nothing: its text has the doubt, and a problem tells both readings', async () => {
  const stain = `<circle cx="${2 * 12 + 4 + 3 * 12}" cy="${Math.round(48 * 12 * 0.66) - 2 * 12 * 2.4 - 12 + 12 * 2.4 + 6}" r="8" fill="#181818"/>`
  const read = await collect(imageExtractor, inputOf(await drawZone(passportLines(), { pitch: 12, over: stain }), 'stained.png'))
  assert.deepEqual(read.statements.filter(({ schema }) => schema === 'IdentityDocument' || schema === 'Person'), [])
  assert.match(read.texts[0]?.text ?? '', /U73\?0412/)
  const [problem] = read.problems.filter(({ code }) => code === 'mrz.readings-differ')
  assert.match(problem?.message ?? '', /line 2, character 4/)
  assert.match(problem?.locator ?? '', /^page=1&box=/)
})

test('a picture is read upright, as its orientation tells, and each page of a scan', async () => {
  const turned = new Uint8Array(await sharp(await drawZone(cardLines(), { pitch: 12, degrees: 270 })).withMetadata({ orientation: 6 }).jpeg().toBuffer())
  const read = await collect(imageExtractor, inputOf(turned, 'card.jpg'))
  assert.equal(read.texts[0]?.text, cardLines().join('\n'))
  const [width, height] = read.texts[0]!.pageSize!
  assert.ok(width > height)
  const blank = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#fff' } }).png().toBuffer()
  const scan = await sharp(await drawZone(cardLines(), { pitch: 11 })).resize(400, 300, { fit: 'contain', background: '#fff' }).png().toBuffer()
  const pages = new Uint8Array(await sharp([blank, scan], { join: { animated: true } }).tiff().toBuffer())
  const tiff = await collect(tiffExtractor, inputOf(pages, 'pages.tiff'))
  assert.deepEqual(tiff.texts.map(({ text, locator }) => [text, locator]), [[cardLines().join('\n'), 'page=2']])
  const locators = tiff.statements.filter(({ original }) => original !== undefined && original !== '').map(({ locator }) => locator)
  const found = await tiffExtractor.locate(inputOf(pages, 'pages.tiff'), locators)
  assert.ok(found.length > 5 && found.every((text) => text !== undefined))
})
