import assert from 'node:assert/strict'
import { test } from 'node:test'
import { splitAddressList } from './email.ts'
import { displayName, nameFromAddress, splitPersonName, type NameParts } from './name.ts'

test('names are split into their parts', () => {
  const cases: readonly [string, NameParts][] = [
    ['Ada Muster', { first: 'Ada', last: 'Muster' }],
    ['Muster, Ada Berta', { first: 'Ada', middle: 'Berta', last: 'Muster' }],
    ['Dr. Jan van der Berg', { title: 'Dr.', first: 'Jan', last: 'van der Berg' }],
    ['Bo B. Probe Jr.', { first: 'Bo', middle: 'B.', last: 'Probe', suffix: 'Jr.' }],
    ['Probe, Bo, Jr.', { first: 'Bo', last: 'Probe', suffix: 'Jr.' }],
    ['Ada', { last: 'Ada' }],
  ]
  for (const [name, parts] of cases) assert.deepEqual(splitPersonName(name), parts, name)
})

test('a name with its last name first is turned for display, and nothing else is', () => {
  const cases = [['Muster, Ada', 'Ada Muster'], ['Ada Muster', 'Ada Muster'], ['Probe, Jr.', 'Probe, Jr.'], ['1 Quay, Port Aster', '1 Quay, Port Aster'], ['a, b, c', 'a, b, c']]
  for (const [name, shown] of cases) assert.equal(displayName(name!), shown)
})

test('the first part of an address gives a name where it has the form of one', () => {
  const cases = [
    ['Ada.Muster@example.org', 'Ada Muster'], ['ada_berta.muster-probe@example.org', 'Ada Berta Muster-Probe'], ['Bo.Probe Jr.@example.org', 'Bo Probe Jr.'],
    ['info@example.org', undefined], ['sales.team@example.org', undefined], ['amuster@example.org', undefined], ['ada.muster17@example.org', undefined],
  ]
  for (const [address, name] of cases) assert.equal(nameFromAddress(address!), name, address)
})

test('lists of addresses are cut where mail programs cut them, with their places', () => {
  const cases: readonly [string, string[]][] = [
    ['a@example.org, b@example.org', ['a@example.org', 'b@example.org']],
    ['"Muster, Ada" <a@example.org>; b@example.org', ['"Muster, Ada" <a@example.org>', 'b@example.org']],
    ['Muster, Ada <a@example.org>, b@example.org', ['Muster, Ada <a@example.org>', 'b@example.org']],
    ['Bo.Probe Jr.@example.org, a@example.org', ['Bo.Probe Jr.@example.org', 'a@example.org']],
    ['', []],
    [' ; ,', [',']],
  ]
  for (const [list, texts] of cases) {
    const parts = splitAddressList(list)
    assert.deepEqual(parts.map((part) => part.text), texts, list)
    for (const part of parts) assert.equal(list.slice(part.start, part.end), part.text)
  }
})
