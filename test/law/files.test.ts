import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { listFiles } from '../../src/base/list-files.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Who may change files without the file port, and why. */
const beside: Readonly<Record<string, string>> = {
  'src/base/file-port.ts': 'is the port',
  'src/base/files-now.ts': 'is the port',
  'src/case/case-lock.ts': 'the lock tells nothing that has to last: that of a dead process is taken over',
  'src/case/vault/vault-lock.ts': 'the lock of a case whose journal may be sealed',
  'src/case/vault/key-store.ts': 'a key, which lies outside the case, is overwritten where it lies before it is removed',
  'src/store/search/build-search.ts': "an engine's own file, which has another name until it is whole",
  'src/store/spark/spark-store.ts': "an engine's own files, in a folder of its own",
  'src/resolve/engine/score-chunks.ts': "an engine's own files, each computed again when it is not there",
  'src/dossier/print-pdf.ts': 'the profile of Chromium, outside the case',
  'src/app/server/handed-file.ts': 'what the browser hands over waits outside the case; intake copies it',
  'src/app/server/people/people-file.ts': 'no case: the accounts of a server, apart from every case',
  'src/app/jobs/check-files.ts': 'no case: single files are checked in a folder of its own',
  'src/app/jobs/write-sheets.ts': 'no case: the sheets of files that were checked',
  'src/app/jobs/resolving/resolve-tables.ts': 'no case: tables are compared in a folder of its own',
  'src/app/jobs/calls/contacts-of-files.ts': 'no case: call records are counted in a folder of its own',
  'src/app/cli/command/calls.ts': 'no case: the tables of call records',
  'src/app/cli/command/tool.ts': 'no case: the beginning of a tool, for its author',
}

const changing = /\b(?:write|writev|writeFile|appendFile|createWriteStream|rename|rm|rmdir|unlink|mkdir|mkdtemp|mkdtempDisposable|copyFile|cp|truncate|ftruncate|link|symlink|fsync|fdatasync|chmod|fchmod|lchmod|chown|fchown|lchown|utimes|futimes|lutimes)(?:Sync)?\b/
const opening = /(?<![.#\w])open(?:Sync)?\((?!\))/
const reading = /'r'|O_RDONLY/

/** What a module does that changes files. */
function changes(text: string): string[] {
  const imports = [...text.matchAll(/import\s+(type\s+)?(\{[^}]*\}|[^'{]+?)\s+from\s+'node:fs(?:\/promises)?'/g)].filter(([, type]) => !type)
  const whole = /getBuiltinModule|require\('(?:node:)?fs|import\('(?:node:)?fs|from 'fs/.test(text) || imports.some(([, , names]) => !names!.startsWith('{')) ? ['the whole module'] : []
  const named = imports.flatMap(([, , names]) => names!.split(/[{},]/).map((name) => name.trim()).filter((name) => changing.test(name)))
  const opens = imports.some(([, , names]) => /\bopen(Sync)?\b/.test(names!)) ? text.split('\n').filter((line) => opening.test(line) && !reading.test(line)) : []
  return [...whole, ...named, ...opens.map((line) => line.trim())]
}

test('what changes files goes through the file port, where a test can break it', () => {
  const files = listFiles(join(root, 'src'), ['.ts'])
    .map((path) => relative(root, path))
    .filter((path) => !path.endsWith('.test.ts') && !path.includes('/fixtures/'))
  assert.ok(files.length > 300, `${files.length} modules were read`)
  const found = files.filter((path) => changes(readFileSync(join(root, path), 'utf8')).length > 0)
  assert.deepEqual(found.filter((path) => !(path in beside)), [])
  assert.deepEqual(Object.keys(beside).filter((path) => !found.includes(path)), [], 'no longer on the list')
})

const planted: readonly [text: string, isChange: boolean][] = [
  ["import { existsSync, writeFileSync } from 'node:fs'", true],
  ["import { rm } from 'node:fs/promises'", true],
  ["import * as fs from 'node:fs'", true],
  ["import fs from 'node:fs'", true],
  ["const { rmSync } = process.getBuiltinModule('node:fs')", true],
  ["const { rm } = await import('node:fs/promises')", true],
  ["import { openSync } from 'node:fs'\nconst file = openSync(path, 'w')", true],
  ["import { open, type FileHandle } from 'node:fs/promises'\nconst file = await open(path, flags)", true],
  ["import { open } from 'node:fs/promises'\nconst file = await open(path, 'r')", false],
  ["import { openSync } from 'node:fs'\nconst file = openSync(path, constants.O_RDONLY)", false],
  ["import { existsSync, readFileSync } from 'node:fs'", false],
  ["import type { FileHandle } from 'node:fs/promises'", false],
]
for (const [text, isChange] of planted) {
  test(`${isChange ? 'found' : 'let be'}: ${text.replace('\n', '; ')}`, () => assert.equal(changes(text).length > 0, isChange))
}
