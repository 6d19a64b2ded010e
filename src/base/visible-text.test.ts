import assert from 'node:assert/strict'
import { test } from 'node:test'
import { visibleText } from './visible-text.ts'

const cases: readonly [raw: string, shown: string][] = [
  ['Zoë, 李, \ttwo\nlines', 'Zoë, 李, \ttwo\nlines'],
  ['\u001b]0;title\u0007\u001b[2J', '␛]0;title␇␛[2J'],
  ['\u009b2Jrest', '␦2Jrest'],
  ['pay \u202e0001\u2069\u0000\u007f', 'pay ␦0001␦␀␡'],
  ['100\r999', '100␍999'],
]
for (const [raw, shown] of cases) test(`${JSON.stringify(raw)} is shown as ${JSON.stringify(shown)}`, () => assert.equal(visibleText(raw), shown))
