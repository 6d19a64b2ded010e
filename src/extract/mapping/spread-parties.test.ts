import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StatementDraft } from '../../model/statement.ts'
import { collect, inputOf } from '../collect.ts'
import { csvExtractor } from '../csv/csv-extractor.ts'

/** The entities of a table as `Schema{property=value, ...}`, references by the name of the entity they point at; in order. */
async function entitiesOf(text: string, only: readonly string[]): Promise<string[]> {
  const { statements } = await collect(csvExtractor, inputOf(Buffer.from(text), 'a.csv'))
  const entities = Map.groupBy(statements, (draft) => draft.entityId)
  const nameOf = (id: string) => entities.get(id)?.find((draft) => draft.property === 'name')?.value ?? id
  const shown = (draft: StatementDraft) => `${draft.property}=${entities.has(draft.value) ? nameOf(draft.value) : draft.value}`
  return [...entities.values()]
    .filter((drafts) => only.includes(drafts[0]!.schema))
    .map((drafts) => `${drafts[0]!.schema}{${[...new Set(drafts.map(shown))].sort().join(', ')}}`)
    .sort()
}

const parties: readonly [why: string, text: string, only: string[], told: string[]][] = [
  [
    'two owners of a card are two persons, and the card is of both', 'Card number,owner_2014,owner_2021\n4795,Ada Muster,Bo Probe\n7108,Cy Test,Cy Test\n', ['Person', 'Card'],
    ['Card{cardNumber=4795, holder=Ada Muster, holder=Bo Probe, name=4795}', 'Card{cardNumber=7108, holder=Cy Test, name=7108}', 'Person{name=Ada Muster}', 'Person{name=Bo Probe}', 'Person{name=Cy Test}'],
  ],
  [
    'a maiden name and an alias are names of the same person', 'Name,Maiden name,Also known as,Date of birth\nAda Muster,Ada Probe,Adi,1980-01-02\n', ['Person'],
    ['Person{alias=Adi, birthDate=1980-01-02, name=Ada Muster, previousName=Ada Probe}'],
  ],
  [
    'two owners of a company are two holdings', 'Company,Owner 1,Owner 2,Percentage\nNordwind Ltd,Ada Muster,Südstern Ltd,50\n', ['LegalEntity', 'Company', 'Ownership'],
    ['Company{name=Nordwind Ltd}', 'Company{name=Südstern Ltd}', 'LegalEntity{name=Ada Muster}', 'Ownership{asset=Nordwind Ltd, owner=Ada Muster, percentage=50}', 'Ownership{asset=Nordwind Ltd, owner=Südstern Ltd, percentage=50}'],
  ],
  [
    'what a header ties to another name is that one\u2019s', 'First name,Last name,Job title,E-mail,Manager,Manager e-mail\nAda,Muster,Buyer,ada@example.org,Bo Probe,bo@example.org\nCy,Test,Clerk,cy@example.org,Bo Probe,bo@example.org\n', ['Person', 'LegalEntity', 'UnknownLink'],
    ['LegalEntity{email=bo@example.org, name=Bo Probe}', 'Person{email=ada@example.org, firstName=Ada, lastName=Muster, name=Ada Muster, position=Buyer}', 'Person{email=cy@example.org, firstName=Cy, lastName=Test, name=Cy Test, position=Clerk}',
      'UnknownLink{object=Bo Probe, role=Manager, subject=Ada Muster}', 'UnknownLink{object=Bo Probe, role=Manager, subject=Cy Test}'],
  ],
  [
    'the words in common may stand last', 'Company,Phone,Contact,Phone of contact\nNordwind Ltd,+441632960001,Ada Muster,+441632960002\n', ['Company', 'Person'],
    ['Company{name=Nordwind Ltd, phone=+441632960001}', 'Person{name=Ada Muster, phone=+441632960002}'],
  ],
]

for (const [why, text, only, told] of parties) {
  test(why, async () => assert.deepEqual(await entitiesOf(text, only), told))
}

const titles: readonly [why: string, text: string, told: string[]][] = [
  ['a title beside names is a post', 'Title,First name,Last name,E-mail\nHead of Claims,Ada,Muster,ada@example.org\nClerk,Bo,Probe,bo@example.org\n', ['position=Clerk', 'position=Head of Claims']],
  ['forms of address are a title', 'Title,First name,Last name,E-mail\nMs,Ada,Muster,ada@example.org\nProf. Dr.,Bo,Probe,bo@example.org\n', ['title=Ms', 'title=Prof. Dr.']],
  ['the title of a book is none', 'Title,Publisher\nOn Ships,Quay Press\nOn Ropes,Quay Press\n', []],
]

for (const [why, text, told] of titles) {
  test(why, async () => {
    const { statements } = await collect(csvExtractor, inputOf(Buffer.from(text), 'a.csv'))
    const posts = statements.filter(({ property, schema }) => schema === 'Person' && (property === 'title' || property === 'position'))
    assert.deepEqual(posts.map(({ property, value }) => `${property}=${value}`).sort(), told)
  })
}

test('of counterparties and subscribers the name of each decides, and without evidence it stays open', async () => {
  const names = ['Nordwind GmbH', 'Anna Muster', 'Mr Bo Probe', 'Larkspur Cold Chain', 'Ada Muster', 'ООО Ветер', 'Victoria Station', 'Will Power']
  const expected = ['Company', 'Person', 'Person', 'LegalEntity', 'LegalEntity', 'Company', 'LegalEntity', 'LegalEntity']
  const statement = names.map((name, index) => `2024-01-${10 + index},${name},-1.00,${100 - index}.00`).join('\n')
  const subscribers = names.map((name, index) => `+44163296000${index},${name},2023-01-01`).join('\n')
  for (const text of [`Date,Counterparty,Amount,Balance\n${statement}\n`, `Number,Subscriber,Valid from\n${subscribers}\n`]) {
    const { statements } = await collect(csvExtractor, inputOf(Buffer.from(text), 'a.csv'))
    const parties = statements.filter(({ property, schema }) => property === 'name' && schema !== 'Phone')
    const told = new Map(parties.map(({ value, schema }) => [value, schema]))
    assert.deepEqual(names.map((name) => told.get(name)), expected)
  }
})

test('a name with its last name first is turned where the row is of a person, and nothing else is', async () => {
  const told = await entitiesOf('Date,Counterparty,Amount,Balance\n2024-01-10,"Muster, Anna",-1.00,9.00\n2024-01-13,"Muster, Söhne",-1.00,8.00\n', ['Person', 'LegalEntity'])
  assert.deepEqual(told, ['LegalEntity{name=Muster, Söhne}', 'Person{name=Anna Muster}'])
})
