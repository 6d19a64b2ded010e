import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ChildNames } from './child-names.ts'
import { safeName } from './safe-name.ts'

const cases: readonly (readonly [found: string, safe: string])[] = [
  ['a/b.txt', 'a/b.txt'], ['../../etc/passwd', 'etc/passwd'], ['/a', 'a'], ['C:\\Users\\a.txt', 'Users/a.txt'], ['a/./b//c', 'a/b/c'], ['a\0b', 'a_b'],
  ['invoice\u202efdp.exe', 'invoice_fdp.exe'], ['..', 'unnamed'], ['', 'unnamed'], ['\\\\server\\share', 'server/share'], ['é', 'é'],
]
test('names are made safe', () => {
  for (const [found, safe] of cases) assert.equal(safeName(found), safe)
  assert.ok(safeName('x'.repeat(5_000) + '.txt').endsWith('.txt'))
})

test('a safe name never leads out, whatever is found, and stays safe', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (found) => {
      const name = safeName(found)
      assert.ok(name !== '' && !name.startsWith('/') && name.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..'))
      assert.equal(safeName(name), name)
    }),
  )
})

test('equal names are told apart', () => {
  const names = new ChildNames()
  assert.deepEqual(['a.txt', 'a.txt', 'a (2).txt', 'a.txt', './b', 'c/'].map((found) => names.give(found)), [
    { name: 'a.txt', madeSafe: false, repeated: false },
    { name: 'a (2).txt', madeSafe: false, repeated: true },
    { name: 'a (2) (2).txt', madeSafe: false, repeated: true },
    { name: 'a (3).txt', madeSafe: false, repeated: true },
    { name: 'b', madeSafe: false, repeated: false },
    { name: 'c', madeSafe: false, repeated: false },
  ])
})
