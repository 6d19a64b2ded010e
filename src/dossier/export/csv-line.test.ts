import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvLine } from './csv-line.ts'

const cases: [unknown[], string][] = [
  [['plain', 1, null], 'plain,1,'],
  [['a,b', 'say "x"', 'two\nlines'], '"a,b","say ""x""","two\nlines"'],
  [['=1+1', '@cmd', '+SUM(A1)', '-x', '\tx'], "'=1+1,'@cmd,'+SUM(A1),'-x,'\tx"],
  [['-12.50', '+3', -12.5, -1e-7], '-12.50,+3,-12.5,-1e-7'],
  [['\r=1', '\n=1', '-1+cmd', '-1e7x'], '"\'\r=1","\'\n=1",\'-1+cmd,\'-1e7x'],
]
for (const [cells, line] of cases) {
  test(`CSV of ${JSON.stringify(cells)}`, () => assert.equal(csvLine(cells), line))
}
