import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { vcfFormat } from './vcf.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const ida = [
  'BEGIN:VCARD', 'VERSION:3.0', 'N:Marlow;Ida;Ruth;Dr.;', 'FN:Dr. Ida Marlow', 'ORG:Larch Ltd;Vault', 'TITLE:Keeper', 'TEL;TYPE=CELL:+44 20 7946 0123',
  'EMAIL;TYPE=INTERNET:Ida.Marlow@larch.example', 'ADR;TYPE=home:;;4 Mill Road;Tiverton;Devon;EX16 6AA;UK', 'BDAY:19710302', 'NOTE:left early\\, said so',
  'PHOTO;ENCODING=b;TYPE=JPEG:SGk=', 'X-SKYPE:ida.m', 'END:VCARD',
].join('\r\n')
const old = 'BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Zo=C3=\n=AB\nORG:Larch Ltd\nEND:VCARD'
const firm = 'BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Ova Shipping\nTEL:tel:+44-20-7946-0999\nEND:VCARD'

checkExtractor(vcfFormat, [{ name: 'cards.vcf', bytes: bytes(`${ida}\r\n${old}\n${firm}\n`) }])

const read = async (text: string) => collect(await vcfFormat.load(), inputOf(bytes(text), 'cards.vcf'))
const told = (result: Awaited<ReturnType<typeof read>>, schema: string) =>
  result.statements.filter((draft) => draft.schema === schema).map(({ property, value }) => `${property}=${value}`)

test('a card is a person with name parts, contacts, address and birth', async () => {
  const result = await read(ida)
  assert.deepEqual(told(result, 'Person'), [
    'lastName=Marlow', 'firstName=Ida', 'middleName=Ruth', 'title=Dr.', 'name=Dr. Ida Marlow', 'position=Keeper', 'phone=+442079460123',
    'email=ida.marlow@larch.example', 'address=4 Mill Road, Tiverton, Devon EX16 6AA, UK', 'birthDate=1971-03-02', 'notes=left early, said so',
  ])
  assert.ok(result.texts[0]?.text.includes('X-SKYPE: ida.m'))
  assert.deepEqual(result.children.map(({ name, bytes: picture }) => [name, Buffer.from(picture).toString()]), [['card-1-photo', 'Hi']])
})

test('the organization of two cards is one, each card an employment', async () => {
  const result = await read(`${ida}\n${old}`)
  assert.deepEqual(told(result, 'Organization'), ['name=Larch Ltd'])
  const employers = result.statements.filter(({ property }) => property === 'employer').map(({ value }) => value)
  assert.deepEqual([employers.length, new Set(employers).size], [2, 1])
  assert.ok(told(result, 'Employment').includes('description=Vault'))
  assert.ok(told(result, 'Person').includes('name=Zoë Müller'))
})

test('a card of an organization is no person', async () => {
  const result = await read(firm)
  assert.deepEqual(told(result, 'Organization'), ['name=Ova Shipping', 'phone=+442079460999'])
  assert.deepEqual(told(result, 'Person'), [])
})

test('a cut card, stray lines and a file without cards are told', async () => {
  const codes = async (text: string) => (await read(text)).problems.map(({ code }) => code)
  assert.deepEqual(await codes(ida.slice(0, ida.indexOf('TEL'))), ['vcf.cut'])
  assert.deepEqual(await codes(`${firm}\nsome words`), ['vcf.stray-lines'])
  assert.deepEqual(await codes('VERSION:3.0'), ['vcf.no-card'])
})
