import assert from 'node:assert/strict'
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { investigator, temporaryCase } from '../../case/fixtures/temporary-case.ts'
import type { MappingProposal } from '../../extract/mapping/proposal.ts'
import { coreCatalogue } from '../../store/catalogue/core-catalogue.ts'
import { exhibitsTable, tableMappingsTable } from '../../store/catalogue/core-tables.ts'
import { createCatalogue, openDuckStore } from '../../store/duck/duck-store.ts'
import type { Store } from '../../store/store.ts'
import { diskFiles } from '../../base/file-port.ts'
import { confirmedMappings, takeUpMappingFiles, writeProposals } from './mapping-files.ts'

function proposalOf(name: string, column: string, state: MappingProposal['state'] = 'proposed'): MappingProposal {
  return {
    state,
    mapping: {
      name, header: [column, 'Note'], namespace: 'exhibit', ignore: { Note: 'left out' },
      entities: { person: { schema: 'Person', keys: [column], properties: { name: { columns: [column] } } } },
    },
    columns: [{ column, meaning: 'name', confidence: 0.9, reason: 'the header says so' }],
  }
}

/** A store that holds only what proposals are read from: a table for each path. */
async function storeOf(context: TestContext, proposals: Readonly<Record<string, MappingProposal>>): Promise<Store> {
  const store = await openDuckStore(':memory:')
  context.after(() => store.close())
  await store.run('CREATE SCHEMA derived')
  await createCatalogue(store, { tables: coreCatalogue.tables, views: [] })
  const exhibits = await store.appender(exhibitsTable)
  const mappings = await store.appender(tableMappingsTable)
  Object.entries(proposals).forEach(([path, proposal], index) => {
    const id = `x${index}`
    exhibits.add([id, String(index + 1), null, path, path, 'a'.repeat(64), 1, 'A1', '2026-01-01T00:00:00.000Z', 'tester', 'csv', 'text/csv', 'read'])
    mappings.add([id, null, proposal.state, JSON.stringify(proposal)])
  })
  await exhibits.close()
  await mappings.close()
  return store
}

const read = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8')

test('a proposal is written under a seal, and taken up by nobody', async (context) => {
  const { opened } = await temporaryCase(context)
  const folder = opened.layout.mappings
  await writeProposals(diskFiles, folder, await storeOf(context, { 'staff.csv': proposalOf('people', 'Name') }))
  assert.deepEqual(readdirSync(folder), ['people.yml'])
  assert.match(read(folder, 'people.yml'), /^# proposed by Jackdaw [0-9a-f]{16}; .*\nname: people\n/)
  assert.match(read(folder, 'people.yml'), /name, 90 %: the header says so/)
  assert.deepEqual(takeUpMappingFiles(folder, opened.journal, investigator), [])
  assert.deepEqual(confirmedMappings(opened.journal), [])
})

test('equal proposals share a file, different ones of one name are numbered in order of path', async (context) => {
  const { opened } = await temporaryCase(context)
  const folder = opened.layout.mappings
  const proposals = { 'b.csv': proposalOf('people', 'Nom'), 'a.csv': proposalOf('people', 'Name'), 'c.csv': proposalOf('people', 'Name'), 'd.csv': proposalOf('À/b', 'Name') }
  await writeProposals(diskFiles, folder, await storeOf(context, proposals))
  assert.deepEqual(readdirSync(folder).sort(), ['people-2.yml', 'people.yml', 'à-b.yml'])
  assert.match(read(folder, 'people.yml'), /- Name/)
  assert.match(read(folder, 'people-2.yml'), /- Nom/)
})

test('an edited proposal is confirmed once, kept as it is, and others are numbered past it', async (context) => {
  const { opened } = await temporaryCase(context)
  const folder = opened.layout.mappings
  await writeProposals(diskFiles, folder, await storeOf(context, { 'a.csv': proposalOf('people', 'Name') }))
  appendFileSync(join(folder, 'people.yml'), '# looked at\n')
  const edited = read(folder, 'people.yml')
  assert.deepEqual(takeUpMappingFiles(folder, opened.journal, investigator), ['people'])
  assert.deepEqual(takeUpMappingFiles(folder, opened.journal, investigator), [])
  assert.deepEqual(confirmedMappings(opened.journal).map(({ name, header }) => [name, header]), [['people', ['Name', 'Note']]])

  await writeProposals(diskFiles, folder, await storeOf(context, { 'a.csv': proposalOf('people', 'Name', 'confirmed'), 'z.csv': proposalOf('people', 'Vorname') }))
  assert.equal(read(folder, 'people.yml'), edited)
  assert.match(read(folder, 'people-2.yml'), /- Vorname/)
})

test('a file that a person wrote is confirmed under its own name', async (context) => {
  const { opened } = await temporaryCase(context)
  const folder = opened.layout.mappings
  writeFileSync(join(folder, 'mine.yml'), 'header: [Name]\nentities:\n  person: { schema: Person, properties: { name: { columns: [Name] } } }\n')
  writeFileSync(join(folder, 'notes.txt'), 'no mapping')
  mkdirSync(join(folder, 'folder.yml'))
  assert.deepEqual(takeUpMappingFiles(folder, opened.journal, investigator), ['mine'])
  assert.equal(confirmedMappings(opened.journal)[0]!.name, 'mine')
})

const invalid: readonly [what: string, text: string, message: RegExp][] = [
  ['no YAML', 'header: [Name]\nentities: {\n', /mappings\/mine\.yml.*not YAML.*line 3/],
  ['half a file', '', /mappings\/mine\.yml/],
  ['a schema that does not exist', 'header: [A]\nentities: { x: { schema: Nobody, properties: {} } }', /mappings\/mine\.yml.*'Nobody'/],
  ['a property that does not exist', 'header: [A]\nentities: { x: { schema: Person, properties: { nose: { columns: [A] } } } }', /mine\.yml.*'nose'/],
  ['a column that does not exist', 'header: [A]\nentities: { x: { schema: Person, properties: { name: { columns: [B] } } } }', /mine\.yml.*'B'/],
]
for (const [what, text, message] of invalid) {
  test(`${what} is refused by its file, with what to do, and nothing is confirmed`, async (context) => {
    const { opened } = await temporaryCase(context)
    const size = opened.journal.size
    writeFileSync(join(opened.layout.mappings, 'mine.yml'), text)
    assert.throws(() => takeUpMappingFiles(opened.layout.mappings, opened.journal, investigator), { code: 'mapping.invalid', message })
    assert.throws(() => takeUpMappingFiles(opened.layout.mappings, opened.journal, investigator), /Correct the file, or delete it/)
    assert.equal(opened.journal.size, size)
  })
}

test('a case without the folder has no mappings of persons, and gets it with the proposals', async (context) => {
  const { opened } = await temporaryCase(context)
  const folder = opened.layout.mappings
  rmSync(folder, { recursive: true })
  assert.deepEqual(takeUpMappingFiles(folder, opened.journal, investigator), [])
  await writeProposals(diskFiles, folder, await storeOf(context, { 'a.csv': proposalOf('people', 'Name') }))
  assert.deepEqual(readdirSync(folder), ['people.yml'])
})
