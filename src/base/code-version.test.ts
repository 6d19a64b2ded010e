import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { codeVersion } from './code-version.ts'

// The project may lie in a folder that is itself called `fixtures`.
const room = mkdtempSync(join(tmpdir(), 'jackdaw-code-'))
const root = join(room, 'fixtures', 'project', 'src')
after(() => rmSync(room, { recursive: true }))

write('model/name.ts', 'export const name = 1')
write('model/name.test.ts', 'a test')
write('model/fixtures/made.ts', 'a fixture')
write('model/rules.yml', 'a: 1')
write('other/thing.ts', 'export const thing = 1')
write('../package-lock.json', '{}')

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

function versionAfter(change: () => void): [before: string, after: string] {
  const before = codeVersion(['model'], root)
  change()
  return [before, codeVersion(['model'], root)]
}

const changing: readonly [what: string, change: () => void][] = [
  ['a source', () => write('model/name.ts', 'export const name = 2')],
  ['a data file', () => write('model/rules.yml', 'a: 2')],
  ['a new source', () => write('model/value/date.ts', 'export {}')],
  ['the name of a source', () => renameSync(join(root, 'model/value/date.ts'), join(root, 'model/value/day.ts'))],
  ['a dependency', () => write('../package-lock.json', '{"a":1}')],
]
for (const [what, change] of changing) {
  test(`${what} changes the version`, () => {
    const [before, changed] = versionAfter(change)
    assert.match(changed, /^[0-9a-f]{16}$/)
    assert.notEqual(changed, before)
  })
}

const harmless: readonly [what: string, change: () => void][] = [
  ['a test', () => write('model/name.test.ts', 'another test')],
  ['a fixture', () => write('model/fixtures/made.ts', 'another fixture')],
  ['a source of another room', () => write('other/thing.ts', 'export const thing = 2')],
  ['a text that no program reads', () => write('model/README.md', 'words')],
]
for (const [what, change] of harmless) {
  test(`${what} does not change the version`, () => {
    const [before, unchanged] = versionAfter(change)
    assert.equal(unchanged, before)
  })
}

test('the version of the house itself is the same at every call', () => assert.equal(codeVersion(['base', 'model']), codeVersion(['base', 'model'])))
