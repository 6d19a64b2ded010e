import assert from 'node:assert/strict'
import { test } from 'node:test'
import { caseCatalogue } from '../../app/catalogue.ts'
import { openSmallCase, type SmallEntity } from '../../store/fixtures/small-case.ts'
import { runRule } from '../find-case.ts'
import { sharedSurnamesRule } from './shared-surnames.ts'

const surnames = ['Quill', 'Marsh', 'Tarn', 'Osier', 'Halm', 'Rauner', 'Stiller', 'Ulrich', 'Vey', 'Wolff', 'Quist', 'Tamm']
const mail = (id: string, subject: string, people: readonly string[]): SmallEntity => ({
  id, schema: 'Email', exhibit: 'mail', values: { subject, emitters: people[0]!, recipients: people.slice(1) },
})
const all = surnames.map((surname) => surname.toLowerCase())

/** A case in which twelve write to each other, three of them apart, and one document names these people. */
async function findLeads(named: readonly string[]) {
  const store = await openSmallCase({
    catalogues: [caseCatalogue], exhibits: [{ id: 'mail', number: '1' }, { id: 'doc', number: '2', path: 'history.txt' }],
    entities: [
      ...surnames.map((surname): SmallEntity => ({ id: surname.toLowerCase(), schema: 'Person', exhibit: 'mail', values: { name: `Ada ${surname}` } })),
      mail('m0', 'Canteen', all), mail('m1', 'The harbour', ['quill', 'marsh', 'tarn']), mail('m2', 'RE: The harbour', ['tarn', 'quill']),
    ],
  })
  try {
    for (const [index, text] of named.entries()) {
      await store.run(`INSERT INTO derived.mentions (id, exhibit_id, locator, text, kind) VALUES ('x${index}', 'doc', 'char=${index}', '${text}', 'person')`)
    }
    return await runRule(store, sharedSurnamesRule)
  } finally {
    await store.close()
  }
}

test('a thread three of whose people share surnames with others in one document is one lead, told as no proof', async () => {
  const found = await findLeads(['Bero Quill', 'Celia Marsh', 'Dario Tarn', 'Edda Nobody'])
  assert.equal(found.length, 1)
  assert.match(found[0]!.sentence, /^3 people bear surnames that others bear in history\.txt: Ada Marsh \(Celia Marsh\).*the thread \u201cthe harbour\u201d \(3 of 3; 0\.8 by chance\).*not proof/)
  assert.deepEqual(found[0]!.citations.map(({ quote }) => quote).sort(), ['Bero Quill', 'Celia Marsh', 'Dario Tarn'])
})

const silent: readonly [name: string, named: readonly string[]][] = [
  ['the people themselves are named', ['Ada Quill', 'Ada Marsh', 'Ada Tarn']],
  ['two surnames alone', ['Bero Quill', 'Celia Marsh']],
  ['everybody\u2019s surname is in it', surnames.map((surname) => `Bero ${surname}`)],
  ['nobody is named', []],
]
for (const [name, named] of silent) test(`no lead: ${name}`, async () => assert.deepEqual(await findLeads(named), []))
