import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { test } from 'node:test'
import { listFiles } from '../../src/base/list-files.ts'

const root = join(import.meta.dirname, '..', '..')
/** The engine's own writer, or the characters for which a cell is quoted. */
const ownWriting = /FORMAT csv|\/\[",/i

/** Where a cell of CSV is written, so that none can begin a formula. The first has a test of its own. */
const writers = ['src/dossier/export/csv-line.ts', 'web/src/chart/write-graph.ts']

test('whatever leaves as CSV is written by one writer, which makes formula cells safe; the browser client, which imports nothing, has its own', () => {
  const files = ['src', 'web/src'].flatMap((folder) => listFiles(join(root, folder), ['.ts', '.tsx']))
    .filter((path) => !path.endsWith('.test.ts') && !path.includes('/fixtures/'))
  assert.ok(files.length > 300)
  assert.deepEqual(files.filter((path) => ownWriting.test(readFileSync(path, 'utf8'))).map((path) => relative(root, path)).sort(), writers)
})
