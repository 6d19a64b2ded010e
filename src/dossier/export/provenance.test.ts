import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { caseCatalogue } from '../../app/catalogue.ts'
import { silentProgress } from '../../base/progress.ts'
import { findCase } from '../../finding/find-case.ts'
import { placeFindings } from '../../finding/place-findings.ts'
import type { ToldFindings } from '../../model/finding.ts'
import { openSmallCase } from '../../store/fixtures/small-case.ts'
import type { Store } from '../../store/store.ts'
import { caseUco } from './case-uco.ts'
import { adverseMaterial, disclosureSchedule } from './disclosure.ts'
import type { ExportFormat } from './export-format.ts'
import { provJson } from './prov.ts'
import { roCrate } from './ro-crate.ts'

const room = mkdtempSync(join(tmpdir(), 'jackdaw-provenance-'))
let store: Store
before(async () => {
  store = await openSmallCase({
    catalogues: [caseCatalogue],
    exhibits: [
      { id: 'bank', number: '1', path: 'bank.csv' }, { id: 'staff', number: '2', path: '=staff.csv' },
      { id: 'locked', number: '10', path: 'locked.zip', state: 'unread', reason: 'It is encrypted.' },
    ],
    entities: [{ id: 'anna', schema: 'Person', exhibit: 'bank', values: { name: 'Anna Quill', birthDate: '1970' } }],
  })
  const [born] = await store.all("SELECT id FROM statements WHERE property = 'birthDate'")
  const [name] = await store.all("SELECT id FROM statements WHERE property = 'name'")
  await store.run(`INSERT INTO derived.contradictions (id, rule, caption, message, left_statement_id, right_statement_id)
    VALUES ('c', 'r', 'Anna', 'Two birth dates.', $1, $2)`, [born!['id']!, name!['id']!])
  const at = { writtenBy: 'Mira Osei', writtenAt: '2031-01-01T00:00:00.000Z', stand: { sentence: '', result: '', told: ['', ''] } }
  const place = { exhibitId: 'bank', locator: 'row=2&col=2', statementId: String(born!['id']), quote: '1970', role: 'support' } as const
  const draft = { chapter: 'Money', sentence: 'Quill was born in 1970.', kind: 'fact' as const, citations: [place, { ...place, locator: 'row=9', statementId: undefined, role: 'against' as const }] }
  const told: ToldFindings = {
    written: [{ id: 'F1', ...draft, ...at }, { id: 'F2', ...draft, sentence: 'Taken back.', ...at }],
    reviews: [], chapters: [], order: [], withdrawn: [{ finding: 'F2', reason: 'Misread', by: 'Jon Varga', at: at.writtenAt }],
    hypotheses: [{ id: 'H1', sentence: 'Another Quill', writtenBy: 'Mira Osei', writtenAt: at.writtenAt }],
    weights: [{ hypothesis: 'H1', finding: 'F1', weight: 'inconsistent', reason: 'The year', by: 'Mira Osei', at: at.writtenAt }],
  }
  await findCase(store, { run: 'r', progress: silentProgress, rules: [] })
  await placeFindings(store, { run: 'r', progress: silentProgress, told })
})
after(async () => {
  await store.close()
  rmSync(room, { recursive: true })
})

async function linesOf({ content }: ExportFormat): Promise<string[]> {
  assert.ok('lines' in content)
  const lines: string[] = []
  for await (const line of content.lines(store)) lines.push(line)
  return lines
}
const graphOf = async (format: ExportFormat) => JSON.parse((await linesOf(format)).join('\n')) as Record<string, never>

test('the schedule names all material, used and unused, with the reason; a path cannot become a formula', async () => {
  const lines = await linesOf(disclosureSchedule)
  assert.deepEqual(lines.slice(1).map((line) => line.split(',').filter((_, index) => [0, 1, 7, 8, 9].includes(index))), [
    ['1', 'bank.csv', 'used', '1', 'cited by 1 finding'],
    ['2', "'=staff.csv", 'unused', '', 'read; no finding cites it'],
    ['10', 'locked.zip', 'unused', '', 'could not be read: It is encrypted.'],
  ])
})

test('what speaks against is listed by itself, whether anybody likes it or not', async () => {
  const kinds = (await linesOf(adverseMaterial)).slice(1).map((line) => line.split(',').slice(1, 3).join(' '))
  for (const kind of ['place against a finding F1', 'place against a finding F2', 'contradiction F1', 'finding against a hypothesis H1', 'withdrawn finding F2']) {
    assert.ok(kinds.includes(kind), `${kind} is missing in ${kinds.join('; ')}`)
  }
})

test('PROV: every relation is between things that are there', async () => {
  const prov = await graphOf(provJson) as unknown as Record<string, Record<string, Record<string, string>>>
  assert.equal(Object.keys(prov['entity']!).length, 4)
  for (const { 'prov:generatedEntity': from, 'prov:usedEntity': to } of Object.values(prov['wasDerivedFrom']!)) assert.ok(prov['entity']![from!] && prov['entity']![to!])
  for (const { 'prov:entity': what, 'prov:agent': who } of Object.values(prov['wasAttributedTo']!)) assert.ok(prov['entity']![what!] && prov['agent']![who!])
  assert.ok(prov['agent']!['case:agent-Mira%20Osei'])
})

test('RO-Crate: the descriptor is about the root, and every reference is described', async () => {
  const { '@graph': graph } = await graphOf(roCrate) as unknown as { '@graph': Record<string, unknown>[] }
  const ids = new Set(graph.map((node) => node['@id']))
  assert.deepEqual(graph[0], { '@id': 'ro-crate-metadata.json', '@type': 'CreativeWork', conformsTo: { '@id': 'https://w3id.org/ro/crate/1.1' }, about: { '@id': './' } })
  const references = [...JSON.stringify(graph.slice(1)).matchAll(/\{"@id":"([^"]+)"\}/g)].map((match) => match[1]!)
  assert.ok(references.length > 5)
  assert.deepEqual(references.filter((id) => !ids.has(id)), [])
})

test('CASE: files carry their hash, annotations point at files, and ids are UUIDs', async () => {
  const { '@graph': graph } = await graphOf(caseUco) as unknown as { '@graph': Record<string, unknown>[] }
  const ids = new Set(graph.map((node) => String(node['@id'])))
  assert.ok([...ids].every((id) => /^kb:[a-z-]+-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)))
  const annotation = graph.find((node) => node['@type'] === 'uco-core:Annotation') as { 'uco-core:statement': string; 'uco-core:object': { '@id': string }[] }
  assert.equal(annotation['uco-core:statement'], 'Quill was born in 1970.')
  assert.ok(annotation['uco-core:object'].every((one) => ids.has(one['@id'])))
  assert.equal(graph.filter((node) => node['@type'] === 'uco-observable:File').length, 3)
})
