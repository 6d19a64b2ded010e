import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sha256 } from '../base/hash.ts'
import { exhibitId } from './exhibit.ts'

const bytes = sha256('bytes')

test('the id of an exhibit is the one that docs/formats/journal.md lets a stranger compute', () => {
  assert.equal(exhibitId(undefined, 'mail/ä.eml', bytes), sha256(`-;10:mail/ä.eml;64:${bytes};`).slice(0, 32))
})

test('the same bytes under another path, or inside another exhibit, are another exhibit', () => {
  const ids = [
    exhibitId(undefined, 'a.txt', bytes), exhibitId(undefined, 'b.txt', bytes), exhibitId(undefined, 'a.txt', sha256('others')),
    exhibitId('p'.repeat(32), 'a.txt', bytes), exhibitId('q'.repeat(32), 'a.txt', bytes), exhibitId('', 'a.txt', bytes),
  ]
  assert.equal(new Set(ids).size, ids.length)
  assert.ok(ids.every((id) => /^[0-9a-f]{32}$/.test(id)))
})
