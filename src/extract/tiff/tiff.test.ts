import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { drawing } from '../image/fixtures/make-picture.ts'
import { tiffExtractor } from './tiff-extractor.ts'
import { tiffFormat } from './tiff-format.ts'

const scan = new Uint8Array(await drawing().tiff().toBuffer())
const page = await drawing(64, 40).png().toBuffer()
const pages = new Uint8Array(await sharp([page, page, page], { join: { animated: true } }).tiff().toBuffer())

checkExtractor(tiffFormat, [{ name: 'scan.tif', bytes: scan }, { name: 'pages.tiff', bytes: pages }])

test('the number of pages, and the size of one', async () => {
  const read = await collect(tiffExtractor, inputOf(pages, 'pages.tiff'))
  assert.equal(read.facts?.pages, 3)
  const stated = Object.fromEntries(read.statements.map((draft) => [draft.property, draft.value]))
  assert.deepEqual([stated['pageCount'], stated['widthPixels'], stated['heightPixels']], ['3', '64', '40'])
  assert.equal((await collect(tiffExtractor, inputOf(scan, 'scan.tif'))).facts?.pages, undefined)
})
