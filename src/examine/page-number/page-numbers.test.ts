import assert from 'node:assert/strict'
import { test } from 'node:test'
import { examineStatements } from '../examine-statements.ts'

const table: readonly [why: string, pages: readonly string[], expected: readonly (readonly [string, string])[]][] = [
  ['all there', ['Page 1 of 3', 'page 2 of 3', 'Page 3 of 3'], [['pass', 'pages 1 to 3']]],
  ['one taken out', ['Page 1 of 3', 'Page 3 of 3'], [['fail', 'pages 1, 3']]],
  ['the last taken out', ['Seite 1 von 3', 'Seite 2 von 3'], [['fail', 'pages 1, 2']]],
  ['two papers in one file', ['Page 1 / 2', 'Page 2 / 2', 'Page 1 / 2', 'Page 2 / 2'], [['pass', 'pages 1 to 2'], ['pass', 'pages 1 to 2']]],
  ['a number of another paper in the text', ['as on page 4 of 9 of the report', 'more words', 'and more', 'end'], []],
  ['no numbers', ['first', 'second'], []],
  ['a number beyond the whole', ['Page 3 of 2', 'Page 4 of 2'], []],
]
for (const [why, pages, expected] of table) {
  test(`page numbers: ${why}`, () => {
    const signs = examineStatements([], pages.map((text, index) => ({ exhibit: 'e', locator: `page=${index + 1}`, text: `words before ${text} words after` })))
    assert.deepEqual(signs.map((sign) => [sign.outcome, sign.observed]), expected.filter((each, index) => index === 0 || pages.length === 4))
    for (const sign of signs) if (sign.outcome === 'fail') assert.match(sign.message, /not there: (?:2|3)\.$/)
  })
}
