import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeHeader } from './header-text.ts'
import { readMailboxes } from './mailbox.ts'

const cases: readonly (readonly [written: string, expected: readonly (readonly [name: string | undefined, address: string | undefined])[]])[] = [
  ['a@b.example', [[undefined, 'a@b.example']]],
  ['<a@b.example>', [[undefined, 'a@b.example']]],
  ['Ana Bell <a@b.example>', [['Ana Bell', 'a@b.example']]],
  ['"Bell, Ana" <a@b.example>, c@d.example', [['Bell, Ana', 'a@b.example'], [undefined, 'c@d.example']]],
  ["'Ana' <a@b.example>; C <c@d.example>", [['Ana', 'a@b.example'], ['C', 'c@d.example']]],
  ['a@b.example (Ana (the elder) Bell)', [['Ana (the elder) Bell', 'a@b.example']]],
  ['Crew: a@b.example, Ana <c@d.example>;, e@f.example', [[undefined, 'a@b.example'], ['Ana', 'c@d.example'], [undefined, 'e@f.example']]],
  ['undisclosed-recipients:;', []],
  ['Ana Bell', [['Ana Bell', undefined]]],
  ['a@b.example <a@b.example>', [['a@b.example', 'a@b.example']]],
  ['=?utf-8?q?Bell=2C_Ana_=3Cx=3E?= <a@b.example>', [['Bell, Ana <x', 'a@b.example']]],
  ['=?utf-8?q?Ana_=3Ca=40b=2Eexample=3E?=', [['Ana', 'a@b.example']]],
  ['"unclosed <a@b.example>, c@d.example', [['unclosed', 'a@b.example'], [undefined, 'c@d.example']]],
  ['Ana <a@b.example', [['Ana', 'a@b.example']]],
  ['', []],
  [', ;,', []],
  ['/O=HARBOUR/CN=ANA', [['/O=HARBOUR/CN=ANA', undefined]]],
]

for (const [written, expected] of cases) {
  test(`addresses in ${written || 'nothing'}`, () => {
    const header = decodeHeader(Buffer.from(written))
    const cut = (range: readonly [number, number] | undefined) => range && header.text.slice(...range)
    assert.deepEqual(readMailboxes(header).map(({ name, address }) => [cut(name), cut(address)]), expected)
  })
}
