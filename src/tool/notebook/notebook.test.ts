import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readNotebookText } from './notebook.ts'

const chart = { kind: 'chart', id: 'c', of: 'q', marks: [{ mark: 'dot', x: 'a', y: 'b' }] }
const sql = { kind: 'sql', id: 'q', sql: 'SELECT 1 AS a, 2 AS b' }

test('a notebook reads from JSON and from Markdown to the same cells', () => {
  const { marks, of } = chart
  const markdown = `# Money by month\n\nWhat came in.\n\n\`\`\`sql q\nSELECT 1 AS a, 2 AS b\n\`\`\`\n\n\`\`\`chart c\n${JSON.stringify({ of, marks })}\n\`\`\`\n`
  const read = readNotebookText(markdown)
  assert.equal(read.title, 'Money by month')
  assert.deepEqual(read.cells.slice(1), readNotebookText(JSON.stringify({ title: 'x', cells: [sql, chart] })).cells)
  assert.match(JSON.stringify(read.cells[0]), /What came in/)
})

const wrong: readonly [what: string, cells: readonly unknown[] | string, message: RegExp][] = [
  ['no JSON', '{ "title": ', /no JSON/],
  ['a cell of no kind', [{ kind: 'script', id: 'x', code: 'alert(1)' }], /cells\.0/],
  ['code in a chart', [sql, { ...chart, marks: [{ mark: 'dot', x: 'a', render: '() => fetch()' }] }], /render/],
  ['a mark that is none', [sql, { ...chart, marks: [{ mark: 'image', x: 'a' }] }], /marks\.0\.mark/],
  ['a function for a column', [sql, { ...chart, marks: [{ mark: 'dot', x: { toString: 'x' } }] }], /marks\.0\.x/],
  ['an id told twice', [sql, sql], /Two cells are called q/],
  ['a chart above its rows', [chart, sql], /no cell of SQL or tool above/],
  ['a chart of words', [{ kind: 'text', id: 'q', text: 'x' }, chart], /no cell of SQL or tool above/],
]
for (const [what, cells, message] of wrong) {
  test(`no notebook: ${what}`, () => assert.throws(() => readNotebookText(typeof cells === 'string' ? cells : JSON.stringify({ title: 'x', cells })), message))
}
