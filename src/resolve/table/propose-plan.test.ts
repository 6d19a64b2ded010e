import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openDuckStore } from '../../store/duck/duck-store.ts'
import { duckDialect } from '../plan/duck-dialect.ts'
import type { Normaliser } from '../plan/field.ts'
import { normaliseSql } from '../plan/normalise-sql.ts'
import { proposePlan } from './propose-plan.ts'

const given = ['Anna', 'Boris', 'Clara', 'Dmitri']
const family = ['Holm', 'Berger', 'Costa', 'Dunn', 'Ekman']

function table(): string {
  const rows = Array.from({ length: 60 }, (_, at) => {
    const [first, last] = [given[at % 4]!, family[at % 5]!]
    const isFirm = at % 10 === 9
    return [
      `k${at}`, isFirm ? '' : first, isFirm ? '' : last, isFirm ? `${last} Trading` : `${last} ${first}`, `${1 + (at % 28)}/0${1 + (at % 9)}/19${10 + at}`,
      `${first.toLowerCase()}${at}@mail.example`, `+49 30 555${1000 + at}${at % 5 === 0 ? '; +49 30 777' + (2000 + at) : ''}`, 'same', `${at}.50`, '', isFirm ? '' : `${first} ${last}`,
    ]
  })
  return [['unique_id', 'first_name', 'surname', 'full_name', 'dob', 'contact', 'phone', 'kind', 'amount', 'empty', 'written'], ...rows].map((row) => row.join(',')).join('\n')
}

test('what columns tell is taken from headers and values, and said', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'jackdaw-roles-'))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'a.csv'), table())
  const store = await openDuckStore(':memory:', { memoryLimit: '300MB' })
  try {
    const { plan, columns, dayFirst } = await proposePlan(store, [{ name: 'a', path: join(folder, 'a.csv') }], { settings: {}, dialect: duckDialect })
    assert.deepEqual(columns.map(({ name, role }) => `${name}: ${role}`), [
      'unique_id: record-id', 'first_name: given-name', 'surname: family-name', 'full_name: full-name', 'dob: birth-date', 'contact: email',
      'phone: phone', 'kind: ignored', 'amount: amount', 'empty: ignored', 'written: text',
    ])
    assert.equal(plan.sources[0]!.idColumn, 'unique_id')
    assert.ok(dayFirst)
    const byName = new Map(plan.fields.map((field) => [field.name, field]))
    assert.deepEqual(byName.get('full_name')!.unless, ['first_name', 'surname'])
    assert.ok(!byName.has('written'), 'whole names beside their parts, under whatever header, are not compared again')
    assert.equal(byName.get('phone')!.separator, '[;|]')
    assert.equal(byName.get('first_name')!.domain, byName.get('surname')!.domain)
    const told = await proposePlan(store, [{ name: 'a', path: join(folder, 'a.csv') }], { settings: { roles: { full_name: 'ignored' }, idColumn: 'contact' }, dialect: duckDialect })
    assert.ok(!told.plan.fields.some(({ name }) => name === 'full_name' || name === 'contact'))
  } finally {
    await store.close()
  }
})

test('cells are normalised as their role has it', async () => {
  const cases: readonly [Normaliser, string, string | null, string?][] = [
    ['words', "O'Néill-Smith, J.", 'oneill smith j'], ['words', ' - ', null], ['compact', 'ab 12-Cd', 'ab12cd'], ['digits', '+44 (0)20 555', '44020555'], ['digits', 'none', null],
    ['email', ' MAILTO:A.B@Mail.Example ', 'a.b@mail.example'], ['number', '1,234.50 EUR', '1234.50'],
    ['date', '1990-3-7', '1990-03-07'], ['date', '19900307', '1990-03-07'], ['date', '07/03/1990', '1990-03-07'], ['date', '1990', '1990-01-01'], ['date', 'March', null],
    ['date', '1857-29-03', '1857-29-03'], ['date', '1990-03-07T10:00:00', '1990-03-07'],
    ['digits', '+44 20 1; +44 20 2', '44201 44202', '[;|]'], ['email', 'b@x.example|a@x.example', 'a@x.example b@x.example', '[;|]'],
  ]
  const store = await openDuckStore(':memory:', { memoryLimit: '300MB' })
  try {
    for (const [normaliser, cell, expected, separator] of cases) {
      const [row] = await store.all<{ text: string | null }>(`SELECT ${normaliseSql(normaliser, '$1', { dialect: duckDialect, dayFirst: true, separator })} AS text`, [cell])
      assert.equal(row!.text, expected, `${normaliser} of '${cell}'`)
    }
  } finally {
    await store.close()
  }
})
