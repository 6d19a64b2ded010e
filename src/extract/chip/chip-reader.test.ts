import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { inventedZone, makeInventedChip } from '../../examine/chip/fixtures/invented-chip.ts'
import { collect, inputOf } from '../collect.ts'
import { recogniseFormat } from '../registry.ts'
import { chipNameOf, elementOfName } from './chip-element.ts'
import { chipFormat } from './chip-format.ts'
import { makePictureGroup } from './fixtures/make-chip.ts'
import { findReadOut, looksLikeReadOut } from './read-out.ts'

const { files } = makeInventedChip({ key: 'prime256v1' })

checkExtractor(chipFormat, ['EF_DG1.bin', 'EF_DG11.bin', 'EF_SOD.bin', 'EF_COM.bin'].map((name) => ({ name, bytes: files.get(name)! })))

async function read(name: string, bytes: Uint8Array = files.get(name)!) {
  return collect(await chipFormat.load(), inputOf(bytes, name))
}

test('the zone of DG1 gives the document and its holder, DG11 and DG12 their details', async () => {
  const zone = await read('EF_DG1.bin')
  assert.equal(zone.texts[0]?.text, inventedZone.join('\n'))
  const value = (statements: typeof zone.statements, property: string) => statements.find((each) => each.property === property)?.value
  assert.deepEqual([value(zone.statements, 'passportNumber'), value(zone.statements, 'name')], ['UT0042007', 'ILKA MARIETTA VARGA'])
  const person = await read('EF_DG11.bin')
  assert.deepEqual([value(person.statements, 'name'), value(person.statements, 'birthDate'), value(person.statements, 'birthPlace')], ['ILKA MARIETTA VARGA', '1987-03-14', 'Amaurot'])
  const issue = await read('EF_DG12.bin')
  assert.deepEqual([value(issue.statements, 'authority'), value(issue.statements, 'startDate')], ['Office of Amaurot', '2024-04-30'])
})

test('of a picture of a face nothing is told but its size', async () => {
  const { statements, texts } = await read('EF_DG2.bin', makePictureGroup())
  assert.deepEqual(statements, [])
  assert.match(texts[0]?.text ?? '', /not looked into: \d+ bytes$/)
})

test('padding is told, and what is no chip is not taken for one', async () => {
  const { problems } = await read('EF_DG1.bin', Buffer.concat([files.get('EF_DG1.bin')!, Buffer.alloc(4)]))
  assert.deepEqual(problems.map(({ code }) => code), ['chip.padding'])
  for (const [name, bytes] of files) assert.equal(recogniseFormat(bytes.subarray(0, 65_536), name)?.id, 'chip', name)
  for (const text of ['a letter to the office', 'uploads', 'we were there on 7 May', 'n1']) assert.equal(chipFormat.sniff(Buffer.from(text), 'dg1.txt'), 0, text)
})

test('names tell the element and the chip it is of', () => {
  const names = ['EF_SOD.bin', 'ef.com', 'case-7 DG2.dat', 'x/EF.DG11', 'dg17.bin', 'badge1.bin', 'sodium.bin']
  assert.deepEqual(names.map(elementOfName), ['SOD', 'COM', 'DG2', 'DG11', undefined, undefined, undefined])
  assert.equal(chipNameOf('a/case-7 DG2.dat'), chipNameOf('a/case-7 sod.bin'))
})

test('files of a chip are found in JSON, as Base64, hex or numbers, by key or by what they are', () => {
  const [sod, zone] = [files.get('EF_SOD.bin')!, files.get('EF_DG1.bin')!]
  const message = sod.subarray(4)
  const forms = [{ sod: sod.toString('base64') }, { a: [{ EF_SOD: sod.toString('hex') }] }, { dg1: [...zone] }, { encoded: message.toString('base64') }, { DG1: 'no bytes at all!' }, { dg2: 'AAAAAAAAAAAAAAAA' }]
  assert.deepEqual(forms.map((form) => findReadOut(form).map(({ told, file, pointer }) => [told, file?.element, pointer])), [
    [['SOD', 'SOD', '/sod']], [['SOD', 'SOD', '/a/0/EF_SOD']], [['DG1', 'DG1', '/dg1']], [[undefined, 'SOD', '/encoded']], [], [['DG2', undefined, '/dg2']],
  ])
  assert.ok(looksLikeReadOut(JSON.stringify(forms[0])) && looksLikeReadOut(JSON.stringify(forms[3])) && !looksLikeReadOut('{"name": "x"}'))
  let nested: unknown = { sod: sod.toString('base64') }
  for (let depth = 0; depth < 200; depth++) nested = [nested]
  assert.deepEqual(findReadOut(nested), [])
})
