import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { canonicalJson } from '../../base/canonical-json.ts'
import { sha256 } from '../../base/hash.ts'
import { silentProgress } from '../../base/progress.ts'
import { temporaryCase } from '../../case/fixtures/temporary-case.ts'
import type { Case } from '../../case/case.ts'
import { createCatalogue, openDuckStore } from '../../store/duck/duck-store.ts'
import { caseCatalogue } from '../catalogue.ts'
import { DerivedFolder } from './derived-folder.ts'
import { exportCase } from './export-case.ts'

/** A case with empty derived tables and a dossier of a few words, as a build leaves them. */
async function builtCase(context: TestContext): Promise<{ opened: Case; folder: string }> {
  const { opened, folder } = await temporaryCase(context)
  const derived = new DerivedFolder(opened.layout.root)
  const store = await openDuckStore(derived.nextDatabase)
  await createCatalogue(store, caseCatalogue)
  await store.close()
  const page = '<p>Words</p>'
  const manifest = `${canonicalJson({ files: [{ path: 'index.html', sha256: sha256(page), sizeBytes: page.length }] })}\n`
  writeFileSync(join(opened.layout.dossier, 'index.html'), page)
  writeFileSync(join(opened.layout.dossier, 'manifest.json'), manifest)
  writeFileSync(derived.nextSearchIndex, 'words')
  derived.finishNext({ plan: 'p', catalogue: 'c', dossier: sha256(manifest), pdf: 'left-out', sealed: [] })
  return { opened, folder }
}

const by = { actor: 'Mira Osei', progress: silentProgress }
const lastOf = (opened: Case) => [...opened.journal.entries()].at(-1)!

test('an export stands under its name with the hash that the journal tells, and for whom', async (context) => {
  const { opened, folder } = await builtCase(context)
  const written = await exportCase(opened, 'statements', { ...by, out: join(folder, 'out.csv'), recipient: 'Defence of R. Alder' })
  assert.equal(written.path, join(folder, 'out.csv'))
  assert.equal(sha256(readFileSync(written.path)), written.sha256)
  const { verb, actor, payload } = lastOf(opened)
  assert.deepEqual({ verb, actor, payload }, {
    verb: 'exported', actor: 'Mira Osei', payload: { format: 'statements', sha256: written.sha256, recipient: 'Defence of R. Alder' },
  })
})

test('an export without a recipient says none', async (context) => {
  const { opened, folder } = await builtCase(context)
  const written = await exportCase(opened, 'ftm', { ...by, out: join(folder, 'out.json') })
  assert.deepEqual(lastOf(opened).payload, { format: 'ftm', sha256: written.sha256 })
})

const refused: readonly [what: string, format: string, out: string, code: string][] = [
  ['a format that there is not', 'xml', 'out.xml', 'usage'],
  ['a folder that there is not', 'ftm', 'no/such/folder/out.json', 'usage'],
  ['a folder in place of a file', 'ftm', '.', 'usage'],
]
for (const [what, format, out, code] of refused) {
  test(`${what} is refused; nothing is left and nothing stands in the journal`, async (context) => {
    const { opened, folder } = await builtCase(context)
    const [size, names] = [opened.journal.size, readdirSync(folder)]
    await assert.rejects(exportCase(opened, format, { ...by, out: join(folder, out) }), { code })
    assert.equal(opened.journal.size, size)
    assert.deepEqual(readdirSync(folder), names)
  })
}

test('a case that was not built has nothing to give out', async (context) => {
  const { opened, folder } = await temporaryCase(context)
  await assert.rejects(exportCase(opened, 'ftm', { ...by, out: join(folder, 'out.json') }), { code: 'case.not-built' })
})

test('what leaves stands in the journal first: without the entry there is no file', async (context) => {
  const { opened, folder } = await builtCase(context)
  await assert.rejects(exportCase(opened, 'ftm', { ...by, actor: ' ', out: join(folder, 'out.json') }), { code: 'usage' })
  assert.deepEqual(readdirSync(folder).filter((name) => name.startsWith('out')), [])
})
