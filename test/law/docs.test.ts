import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { writtenDocs } from '../../scripts/written-docs.ts'
import { caseCatalogue } from '../../src/app/catalogue.ts'
import { listFiles } from '../../src/base/list-files.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

for (const [path, text] of Object.entries(writtenDocs)) {
  test(`${path} is what the code says (npm run docs)`, () => {
    assert.equal(readFileSync(join(root, path), 'utf8'), text)
  })
}

test('every view of the contract is there', () => {
  const contract =
    'exhibits statements entities entity_values matches judgements links mentions signs contradictions events accounts_rows findings citations problems runs'
  const names = new Set(caseCatalogue.views.map((view) => view.name))
  assert.deepEqual(contract.split(' ').filter((name) => !names.has(name)), [])
})

test('every column of every view has a sentence', () => {
  for (const view of caseCatalogue.views) for (const column of view.columns) assert.match(column.doc, /\.$/, `${view.name}.${column.name}`)
})

/** Files of a case, of a bundle or of the demo, of other projects, and names with a blank to be filled in: they are not in the project. */
const elsewhere = /^(case|manifest|built|key)\.json$|^demo\/|^data(\/|$)|^jackdaw-bundle\/|^my-|^(derived|node_modules)\/|^golang\.org\/|<|^src\/tool$/

test('what the documents point at is there', () => {
  const inside = ['docs', 'src', 'test', 'scripts', 'bench', 'web/src'].flatMap((folder) => listFiles(join(root, folder), ['']))
  const paths = [...readdirSync(root), ...inside.map((path) => relative(root, path))]
  const isThere = (name: string) => paths.some((path) => path === name || path.endsWith(`/${name}`) || `/${path}`.includes(`/${name}/`))
  const documents = paths.filter((path) => path.endsWith('.md'))
  assert.ok(documents.length > 20)
  const dead = documents.flatMap((document) => {
    const text = readFileSync(join(root, document), 'utf8')
    const links = [...text.matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map((match) => match[1]!).filter((link) => !existsSync(join(root, dirname(document), link)))
    const named = [...text.matchAll(/`([\w.<>-]+(?:\/[\w.<>-]+)*\/?)`/g)].map((match) => match[1]!.replace(/\/$/, ''))
    const isPath = (name: string) => name.includes('/') || /\.(ts|mjs|cjs|yml|md)$/.test(name)
    return [...links, ...named.filter((name) => isPath(name) && !elsewhere.test(name) && !isThere(name))].map((name) => `${document}: ${name}`)
  })
  assert.deepEqual(dead, [])
})
