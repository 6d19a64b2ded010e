import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Failure } from '../../base/failure.ts'
import { collect, inputOf } from '../collect.ts'
import { csvExtractor } from '../csv/csv-extractor.ts'
import { parseMapping, writeMapping } from './mapping-file.ts'

const good = `
header: [Who, Paid, When]
entities:
  payer:
    schema: Person
    keys: [Who]
    properties:
      name: {columns: [Who]}
  payment:
    schema: Payment
    properties:
      payer: {entity: payer}
      amount: {columns: [Paid]}
      date: [{columns: [When]}]
      purpose: {literal: 5}
ignore: {}
`

test('a mapping file is read with its defaults', () => {
  const mapping = parseMapping(good, 'dues')
  assert.equal(mapping.name, 'dues')
  assert.equal(mapping.namespace, 'exhibit')
  assert.deepEqual(mapping.entities.payment?.properties.purpose, { literal: '5' })
  assert.deepEqual(mapping.entities.payment?.keys, [])
})

test('a mapping file that names what does not exist is refused with the place', () => {
  const cases: readonly [change: (text: string) => string, says: RegExp][] = [
    [(text) => text.replace('schema: Person', 'schema: Persona'), /schema 'Persona'/],
    [(text) => text.replace('schema: Person', 'schema: Thing'), /abstract/],
    [(text) => text.replace('name: {', 'nome: {'), /no property 'nome'/],
    [(text) => text.replace('schema: Payment', 'schema: Payment\n    byName: true'), /byName.*Payment/],
    [(text) => text.replace('columns: [Paid]', 'columns: [Sum]'), /column 'Sum'/],
    [(text) => text.replace('keys: [Who]', 'keys: [Whom]'), /column 'Whom'/],
    [(text) => text.replace('{entity: payer}', '{entity: payee}'), /entity 'payee'/],
    [(text) => text.replace('payer: {entity: payer}', 'payer: {columns: [Who]}'), /must point at an entity/],
    [(text) => text.replace('amount: {columns: [Paid]}', 'amount: {entity: payer}'), /cannot point at an entity/],
    [(text) => text.replace('ignore: {}', 'ignore: {Extra: none}'), /column 'Extra'/],
    [(text) => text.replace('ignore: {}', 'surprise: 1'), /surprise/],
    [(text) => text.replace('header: [Who, Paid, When]', 'header: [Who'), /not YAML|at /],
    [() => 'just text', /at the top/],
    [() => '', /at the top/],
  ]
  for (const [change, says] of cases) {
    assert.throws(
      () => parseMapping(change(good), 'dues'),
      (error) => error instanceof Failure && error.code === 'mapping.invalid' && says.test(error.message) && error.message.includes("'dues'"),
      String(says),
    )
  }
})

test('what is proposed is written with its reasons, read back the same, and gives the same statements when confirmed', async () => {
  const bytes = Buffer.from('Date,Description,Debit,Credit,Balance\n13/01/2024,Fee,1.50,,98.50\n02/02/2024,Gift,,10.00,108.50\n')
  const proposed = await collect(csvExtractor, inputOf(bytes, 'a.csv'))
  const proposal = proposed.tables[0]!.proposal!
  assert.equal(proposal.state, 'proposed')
  const text = writeMapping(proposal)
  assert.match(text, /- Debit # debit, 99 %: the header says "debit"/)
  const mapping = parseMapping(text, 'account-statement')
  assert.deepEqual(mapping, proposal.mapping)
  const confirmed = await collect(csvExtractor, inputOf(bytes, 'a.csv', { mappings: [mapping] }))
  assert.equal(confirmed.tables[0]!.proposal!.state, 'confirmed')
  assert.deepEqual(confirmed.statements, proposed.statements)
})

test('a proposal that leaves person or company to the name of each row says so, and reads back the same', async () => {
  const bytes = Buffer.from('Date,Counterparty,Amount,Balance\n2024-01-13,Nordwind GmbH,-1.00,9.00\n2024-01-14,Mr Bo Probe,-1.00,8.00\n')
  const proposed = await collect(csvExtractor, inputOf(bytes, 'a.csv'))
  const text = writeMapping(proposed.tables[0]!.proposal!)
  assert.match(text, /schema: LegalEntity\n {4}byName: true/)
  const confirmed = await collect(csvExtractor, inputOf(bytes, 'a.csv', { mappings: [parseMapping(text, 'mine')] }))
  assert.deepEqual(confirmed.statements, proposed.statements)
  assert.deepEqual(new Set(proposed.statements.filter(({ property }) => property === 'name').map(({ schema }) => schema)), new Set(['Company', 'Person']))
})
