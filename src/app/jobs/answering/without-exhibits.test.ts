import assert from 'node:assert/strict'
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { silentProgress } from '../../../base/progress.ts'
import { temporaryFolder } from '../../../case/fixtures/temporary-case.ts'
import { askCase } from '../ask-case.ts'
import { builtCase } from './fixtures/built-case.ts'
import { disagreements } from './fixtures/rebuilt-fates.ts'
import { withoutExhibits } from './without-exhibits.ts'

const files: Readonly<Record<string, string>> = {
  'staff.csv': 'LastName,FirstName,BirthDate,Email,JobTitle\nQuill,Ada,1980-04-02,ada.quill@halden.example,Accountant\nMarsh,Tobias,1975-11-30,tobias.marsh@halden.example,Driver\n',
  'cars.csv': 'LastName,FirstName,CarID,CurrentEmploymentTitle\nQuill,Ada,7,Bookkeeper\nMarsh,Tobias,9,Driver\n',
  'register.csv': 'LastName,FirstName,BirthDate\nQuill,Ada,1980-04-02\nMarsh,Tobias,1975-11-30\n',
  'note.txt': 'Meeting with Ada Quill on 7 January 2014. She asked for 10,000 EUR.\n',
}

test('what is said to fall is what is gone in a case that is built without it', async (context) => {
  const folder = temporaryFolder(context)
  const evidence = join(folder, 'evidence')
  mkdirSync(evidence)
  for (const [path, text] of Object.entries(files)) writeFileSync(join(evidence, path), text)
  const opened = await builtCase(join(folder, 'case'), evidence)
  const hash = async () => (await askCase(opened.layout.root, 'SELECT count(*), min(id), max(id) FROM statements', { visitor: { actor: 'test' } })).rows
  const before = await hash()
  for (const path of ['staff.csv', 'cars.csv']) {
    const { number } = opened.exhibits.all().find((exhibit) => exhibit.path === path)!
    const found = await withoutExhibits(opened, { aside: [number], progress: silentProgress })
    const less = join(folder, `less-${path}`)
    cpSync(evidence, less, { recursive: true })
    rmSync(join(less, path))
    const rebuilt = await builtCase(join(folder, `case-${path}`), less)
    assert.deepEqual(await disagreements(found, { whole: opened.layout.root, rebuilt: rebuilt.layout.root }), [])
    assert.ok(found.entities.falls.length > 0 && found.links.falls.length === (path === 'cars.csv' ? 2 : 0), JSON.stringify(found))
    // Title in the staff list beside title in the list of cars: without either, nothing contradicts.
    assert.equal(found.contradictions.falls.length, 1)
    assert.deepEqual(found.aside.map((exhibit) => exhibit.path), [path])
    rebuilt.close()
  }
  const all = await withoutExhibits(opened, { aside: ['A1'], progress: silentProgress })
  assert.equal(all.entities.stands + all.entities.weakens.length, 0)
  await assert.rejects(withoutExhibits(opened, { aside: ['999'], progress: silentProgress }), /No exhibit has the number 999/)
  assert.deepEqual(await hash(), before, 'the case itself is not touched')
  opened.close()
})
