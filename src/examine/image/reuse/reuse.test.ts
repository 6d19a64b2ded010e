import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import sharp from 'sharp'
import { sha256 } from '../../../base/hash.ts'
import { collect, inputOf } from '../../../extract/collect.ts'
import { imageExtractor } from '../../../extract/image/image-extractor.ts'
import { createCatalogue, openDuckStore } from '../../../store/duck/duck-store.ts'
import { exhibitsTable, statementsTable } from '../../../store/catalogue/core-tables.ts'
import type { Store } from '../../../store/store.ts'
import type { Sign } from '../../sign.ts'
import { jpegOf, page, stamp, texture } from '../fixtures/make-page.ts'
import { withMetadata } from '../fixtures/write-metadata.ts'
import { examinePictureReuse } from './examine-picture-reuse.ts'
import { groupPrints } from './group-prints.ts'
import { differingBits, parsePrint } from './picture-print-pair.ts'

const stores: Store[] = []
after(async () => {
  for (const store of stores) await store.close()
})

interface Given { readonly path: string; readonly bytes: Uint8Array; readonly parent?: string }

/** A store with these pictures as exhibits 1, 2, ..., read by the extractor of pictures. */
async function storeOf(pictures: readonly Given[]): Promise<Store> {
  const store = await openDuckStore(':memory:')
  stores.push(store)
  await createCatalogue(store, { tables: [exhibitsTable, statementsTable], views: [] })
  const [exhibits, statements] = [await store.appender(exhibitsTable), await store.appender(statementsTable)]
  const parents = [...new Set(pictures.flatMap(({ parent }) => parent ?? []))]
  for (const [n, parent] of parents.entries()) {
    exhibits.add(row(exhibitsTable, { id: parent, number: String(100 + n), path: `${parent}.docx`, media_type: 'application/docx', size_bytes: 9, sha256: parent }))
  }
  for (const [n, { path, bytes, parent }] of pictures.entries()) {
    const id = sha256(`${n}`).slice(0, 32)
    const received = { id, number: String(n + 1), path, media_type: 'image/jpeg', size_bytes: bytes.length, sha256: sha256(bytes) }
    exhibits.add(row(exhibitsTable, { ...received, ...(parent ? { parent_id: parent } : {}) }))
    const read = await collect(imageExtractor, inputOf(bytes, path, { exhibit: id }))
    for (const [m, draft] of read.statements.entries()) {
      const { locator, entityId, schema, property, value } = draft
      statements.add(row(statementsTable, { id: `${n}.${m}`, exhibit_id: id, locator, entity_id: entityId, schema, property, value }))
    }
  }
  await exhibits.close()
  await statements.close()
  return store
}

function row(table: { columns: readonly { name: string }[] }, values: Readonly<Record<string, string | number>>): (string | number | null)[] {
  return table.columns.map(({ name }) => values[name] ?? null)
}

async function signsOf(pictures: readonly Given[]): Promise<Sign[]> {
  return examinePictureReuse(await storeOf(pictures))
}

const told = (signs: readonly Sign[]) => signs.map(({ checkId, observed }) => [checkId, observed])

test('the same bytes, and the same picture in other bytes, are told at each place; another picture is not', async () => {
  const first = await jpegOf(texture(41), 90)
  const smaller = new Uint8Array(await sharp(first).resize(260).jpeg({ quality: 70 }).toBuffer())
  const signs = await signsOf([{ path: 'a.jpg', bytes: first }, { path: 'b.jpg', bytes: first }, { path: 'c.jpg', bytes: smaller }, { path: 'd.jpg', bytes: await jpegOf(texture(42), 90) }])
  assert.deepEqual(told(signs), [
    ['image.same-bytes', 'also in 2 (b.jpg)'], ['image.same-bytes', 'also in 1 (a.jpg)'],
    ['image.same-picture', 'also in 2 (b.jpg), 3 (c.jpg)'], ['image.same-picture', 'also in 1 (a.jpg), 3 (c.jpg)'], ['image.same-picture', 'also in 1 (a.jpg), 2 (b.jpg)'],
  ])
  for (const { strength, explanations } of signs) assert.ok(strength === 'I' && explanations.length > 0)
})

test('a picture in two documents is told, twice in one is not', async () => {
  const logo = await jpegOf(texture(43, 120, 90), 90)
  const both = await signsOf([{ path: 'image1.jpg', bytes: logo, parent: 'letter' }, { path: 'image1.jpg', bytes: logo, parent: 'invoice' }])
  assert.deepEqual(told(both)[0], ['image.same-bytes', 'also in 2 (invoice.docx/image1.jpg)'])
  assert.deepEqual(await signsOf([{ path: 'image1.jpg', bytes: logo, parent: 'letter' }, { path: 'image2.jpg', bytes: logo, parent: 'letter' }]), [])
})

test('one stamp picture on two different pages is told with its box; two stamps, and a page that is a copy as a whole, are not', async () => {
  const [one, other] = [await stamp(51), await stamp(52)]
  const paper = async (input: Buffer, seed: number, left: number) => jpegOf(page([{ input, left, top: 560 + left - 500 }], seed), 88)
  const signs = (await signsOf([{ path: 'a.jpg', bytes: await paper(one, 1, 500) }, { path: 'b.jpg', bytes: await paper(one, 2, 505) }])).filter(({ checkId }) => checkId === 'image.same-region')
  assert.deepEqual(told(signs), [['image.same-region', 'also in 2 (b.jpg)'], ['image.same-region', 'also in 1 (a.jpg)']])
  assert.match(signs[0]!.locator, /^page=1&box=/)
  assert.equal(signs[0]!.strength, 'C')
  const regions = async (given: Given[]) => (await signsOf(given)).filter(({ checkId }) => checkId === 'image.same-region').length
  assert.equal(await regions([{ path: 'a.jpg', bytes: await paper(one, 1, 500) }, { path: 'b.jpg', bytes: await paper(other, 2, 505) }]), 0)
  const copy = new Uint8Array(await sharp(await paper(one, 1, 500)).jpeg({ quality: 70 }).toBuffer())
  assert.equal(await regions([{ path: 'a.jpg', bytes: await paper(one, 1, 500) }, { path: 'b.jpg', bytes: copy }]), 0)
})

test('pictures of one camera body are told', async () => {
  const by = async (seed: number, serial: string) => withMetadata(await jpegOf(texture(seed), 90), { exif: { 0xa431: serial } })
  const signs = await signsOf([{ path: 'a.jpg', bytes: await by(44, 'N5-001') }, { path: 'b.jpg', bytes: await by(45, 'N5-001') }, { path: 'c.jpg', bytes: await by(46, 'N5-002') }])
  assert.deepEqual(told(signs), [['image.same-camera', 'also in 2 (b.jpg)'], ['image.same-camera', 'also in 1 (a.jpg)']])
  assert.match(signs[0]!.message, /serial number N5-001/)
})

test('prints: differing bits, groups by likeness, and texts that are no prints', () => {
  const print = (coarse: string, fine: string) => `${coarse.padEnd(16, '0')}-${fine.padEnd(64, '0')}`
  assert.equal(differingBits(parsePrint(print('ff', 'f'))!.coarse, parsePrint(print('0f', 'f'))!.coarse), 4)
  assert.equal(parsePrint('no print'), undefined)
  const texts = [print('a1b2c3', 'ff'), print('a1b2c3', 'ff'), print('a1b2c7', 'fe'), print('5e4d3c2b1a', '0f0f'), 'no print', 'no print']
  assert.deepEqual(groupPrints(texts), [[0, 1, 2]])
})
