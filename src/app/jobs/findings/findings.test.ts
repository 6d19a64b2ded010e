import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { canonicalJson } from '../../../base/canonical-json.ts'
import { sha256 } from '../../../base/hash.ts'
import { silentProgress } from '../../../base/progress.ts'
import { investigator, temporaryCase } from '../../../case/fixtures/temporary-case.ts'
import { listToldFindings } from '../../../case/register/finding-register.ts'
import type { Case } from '../../../case/case.ts'
import type { FindingDraft } from '../../../model/finding.ts'
import { placeFindings } from '../../../finding/place-findings.ts'
import { openSmallCase } from '../../../store/fixtures/small-case.ts'
import type { Store } from '../../../store/store.ts'
import { caseCatalogue } from '../../catalogue.ts'
import { findingOf, listFindings } from './list-findings.ts'
import { resolveCitations } from './resolve-citations.ts'
import { reviewFinding } from './review-finding.ts'
import { changeHypothesis, weighEvidence, withdrawHypothesis, writeHypothesis } from './weigh-evidence.ts'
import { changeFinding, orderFindings, withdrawFinding, writeFinding, type FindingAuthor } from './write-finding.ts'

const machineId = 'ab'.repeat(16)

interface Small {
  readonly opened: Case
  readonly store: Store
  readonly by: (actor: string) => FindingAuthor
  readonly statement: string
}

/** A case with one exhibit, one person with a birth date, and one finding of a rule. */
async function smallCase(context: TestContext): Promise<Small> {
  const { opened } = await temporaryCase(context)
  const store = await openSmallCase({
    catalogues: [caseCatalogue],
    exhibits: [{ id: 'bank', number: '1', path: 'bank.csv' }, { id: 'staff', number: '2', path: 'staff.csv' }],
    entities: [{ id: 'anna', schema: 'Person', exhibit: 'bank', values: { name: 'Anna Quill', birthDate: '1970-01-01' } }],
  })
  context.after(() => store.close())
  await store.run(`INSERT INTO derived.found VALUES ('${machineId}', 1, 'Money', 'money.totals', 'It adds up to 12.', 'fact', 'SELECT 1', 'h1', NULL, 'r')`)
  await store.run(`INSERT INTO derived.found_citations VALUES ('${machineId}', 1, NULL, 'bank', 'row=2', '12', 'support')`)
  const [row] = await store.all("SELECT id FROM statements WHERE property = 'birthDate'")
  const by = (actor: string) => ({ ...investigator, actor, ask: (sql: string, parameters: Parameters<Store['all']>[1]) => store.all(sql, parameters) })
  return { opened, store, by, statement: String(row!['id']) }
}

const place = { exhibitId: 'bank', locator: 'row=2&col=1', role: 'support' } as const
const draft: FindingDraft = { chapter: 'Money', sentence: 'Quill was paid twice.', kind: 'assessment', citations: [place] }

test('a finding that a person wrote stands at once, with its writer, and in the views after the step', async (context) => {
  const { opened, store, by } = await smallCase(context)
  const id = await writeFinding(opened, draft, by('Mira Osei'))
  assert.equal(id, 'F1')
  const { findings, told } = await listFindings(opened, by('x').ask)
  assert.deepEqual(findings.map((one) => [one.number, one.id, one.state, one.origin, one.writtenBy]), [
    [1, 'F1', 'reviewed', 'person', 'Mira Osei'], [2, machineId, 'machine', 'machine', undefined],
  ])
  await placeFindings(store, { run: 'r', progress: silentProgress, told })
  const [row] = await store.all("SELECT number, state, origin, written_by, stale FROM findings WHERE id = 'F1'")
  assert.deepEqual(row, { number: 1, state: 'reviewed', origin: 'person', written_by: 'Mira Osei', stale: false })
  assert.equal((await store.all(String(findings[0]!.query)))[0]!['locator'], 'row=2&col=1')
})

const refused: readonly [what: string, change: Partial<FindingDraft>, message: RegExp][] = [
  ['without a citation', { citations: [] }, /at least one place/],
  ['with places against it alone', { citations: [{ ...place, role: 'against' }] }, /at least one place that supports/],
  ['without a place', { citations: [{ ...place, locator: '' }] }, /an exhibit and a place/],
  ['without words', { sentence: ' ' }, /a sentence/],
  ['of no kind', { kind: 'rumour' as 'fact' }, /one of fact/],
  ['without a chapter', { chapter: '' }, /chapter/],
]
for (const [what, change, message] of refused) {
  test(`a finding ${what} is refused, and nothing stands in the journal`, async (context) => {
    const { opened, by } = await smallCase(context)
    const { size } = opened.journal
    await assert.rejects(writeFinding(opened, { ...draft, ...change }, by('Mira Osei')), { code: 'usage', message })
    assert.equal(opened.journal.size, size)
  })
}

test('a citation is a statement or a place that the case has', async (context) => {
  const { by, statement } = await smallCase(context)
  const { ask } = by('x')
  const cite = (name: string) => resolveCitations([{ place: name, role: 'support' }], ask)
  assert.deepEqual(await cite('2:row=3&col=1'), [{ exhibitId: 'staff', locator: 'row=3&col=1', role: 'support' }])
  assert.deepEqual((await cite('1'))[0]?.locator, 'whole')
  assert.equal((await cite(statement))[0]?.quote, '1970-01-01')
  await assert.rejects(cite('7:row=3'), { code: 'exhibit.absent' })
  await assert.rejects(cite('1:nowhere=3'), { code: 'usage' })
  await assert.rejects(cite('f'.repeat(64)), { code: 'usage' })
})

test('it is confirmed by another person who opened a place of it, and a change undoes that', async (context) => {
  const { opened, by } = await smallCase(context)
  const id = await writeFinding(opened, draft, by('Mira Osei'))
  const confirm = (actor: string, at: readonly (typeof place)[]) => reviewFinding(opened, id, { review: { outcome: 'confirmed', opened: at }, author: by(actor) })
  await assert.rejects(confirm('Mira Osei', [place]), /somebody else/)
  await assert.rejects(confirm('Jon Varga', []), /opened at least one/)
  await assert.rejects(reviewFinding(opened, id, {
    review: { outcome: 'confirmed', opened: [{ exhibitId: 'staff', locator: 'row=9' }] }, author: by('Jon Varga'),
  }), /opened at least one/)
  await confirm('Jon Varga', [place])
  const [confirmed] = (await listFindings(opened, by('x').ask)).findings
  assert.deepEqual([confirmed?.state, confirmed?.review?.by, confirmed?.opened], ['confirmed', 'Jon Varga', [true]])
  await changeFinding(opened, id, { draft: { sentence: 'Quill was paid once.' }, reason: 'Misread', author: by('Mira Osei') })
  const [changed] = (await listFindings(opened, by('x').ask)).findings
  assert.deepEqual([changed?.state, changed?.sentence, changed?.review], ['reviewed', 'Quill was paid once.', undefined])
  await assert.rejects(changeFinding(opened, machineId, { draft: {}, reason: 'x', author: by('Mira Osei') }), /not written by a person/)
})

test('a finding is stale when what it rests on changed, with before and after, until somebody reviews it again', async (context) => {
  const { opened, store, by, statement } = await smallCase(context)
  const { ask } = by('x')
  await writeFinding(opened, { ...draft, citations: await resolveCitations([{ place: statement, role: 'support' }], ask), basedOn: machineId }, by('Mira Osei'))
  await reviewFinding(opened, machineId, { review: { outcome: 'reviewed', opened: [] }, author: by('Jon Varga') })
  assert.ok((await listFindings(opened, ask)).findings.every(({ change }) => change === undefined))

  await store.run("UPDATE derived.entities SET canonical_caption = 'Anna Tarn'")
  await store.run("UPDATE derived.found SET sentence = 'It adds up to 13.', result_sha256 = 'h2'")
  const stale = (await listFindings(opened, ask)).findings
  assert.deepEqual(stale.map(({ id, change }) => [id, change?.before, change?.after]), [
    ['F1', 'It adds up to 12.\nAnna Quill (Person): birthDate = 1970-01-01', 'It adds up to 13.\nAnna Tarn (Person): birthDate = 1970-01-01'],
    [machineId, 'It adds up to 12.', 'It adds up to 13.'],
  ])
  await reviewFinding(opened, 'F1', { review: { outcome: 'reviewed', opened: [] }, author: by('Jon Varga') })
  assert.equal(findingOf(await listFindings(opened, ask), 'F1').change, undefined)

  await store.run('DELETE FROM derived.found')
  const gone = findingOf(await listFindings(opened, ask), machineId)
  assert.deepEqual([gone.state, gone.sentence, gone.change?.after], ['reviewed', 'It adds up to 12.', 'The rule no longer finds it.'])
})

test('what was withdrawn is apart with its reason, and comes back when it is reviewed', async (context) => {
  const { opened, store, by } = await smallCase(context)
  await withdrawFinding(opened, '1', { reason: 'Counted twice', author: by('Mira Osei') })
  await assert.rejects(withdrawFinding(opened, machineId, { reason: 'Again', author: by('Mira Osei') }), /withdrawn already/)
  await placeFindings(store, { run: 'r', progress: silentProgress, told: listToldFindings(opened.journal) })
  assert.deepEqual(await store.all('SELECT id FROM findings'), [])
  assert.deepEqual(await store.all('SELECT id, withdrawn_by, withdrawn_reason FROM findings_withdrawn'), [
    { id: machineId, withdrawn_by: 'Mira Osei', withdrawn_reason: 'Counted twice' },
  ])
  await reviewFinding(opened, machineId, { review: { outcome: 'reviewed', opened: [] }, author: by('Jon Varga') })
  assert.equal(findingOf(await listFindings(opened, by('x').ask), machineId).withdrawn, undefined)
})

test('chapters and findings stand in the order that a person told', async (context) => {
  const { opened, by } = await smallCase(context)
  const author = by('Mira Osei')
  for (const chapter of ['Money', 'Summary', 'Money']) await writeFinding(opened, { ...draft, chapter }, author)
  const order = async () => (await listFindings(opened, author.ask)).findings.map(({ id }) => id)
  assert.deepEqual(await order(), ['F1', 'F3', machineId, 'F2'])
  await orderFindings(opened, { chapters: ['Summary'], findings: [machineId, 'F3'] }, author)
  assert.deepEqual(await order(), ['F2', machineId, 'F3', 'F1'])
  await assert.rejects(orderFindings(opened, { findings: ['F9'] }, author), { code: 'usage' })
  await assert.rejects(orderFindings(opened, {}, author), { code: 'usage' })
})

test('evidence that sits alike with all hypotheses tells nothing between them', async (context) => {
  const { opened, store, by } = await smallCase(context)
  const author = by('Mira Osei')
  for (const sentence of ['Paid twice by error', 'Paid twice by plan', 'Paid once']) writeHypothesis(opened, { sentence }, author)
  await writeFinding(opened, draft, author)
  const weigh = (hypothesis: string, finding: string, weight: 'consistent' | 'inconsistent' | 'neutral') =>
    weighEvidence(opened, { hypothesis, finding, weight, reason: 'As it reads' }, author)
  await weigh('H1', 'F1', 'neutral')
  for (const id of ['H1', 'H2']) await weigh(id, 'F1', 'consistent')
  await weigh('H3', 'F1', 'inconsistent')
  for (const id of ['H1', 'H2']) await weigh(id, machineId, 'consistent')
  const { hypotheses, cells } = await listFindings(opened, author.ask)
  assert.deepEqual(cells.map(({ hypothesis, finding, diagnosticity }) => [hypothesis, finding === 'F1', diagnosticity?.toFixed(2)]), [
    ['H1', true, '0.67'], ['H2', true, '0.67'], ['H3', true, '0.67'], ['H1', false, '0.00'], ['H2', false, '0.00'],
  ])
  assert.deepEqual(hypotheses.map((one) => [one.id, one.counts.consistent, one.counts.inconsistent, one.unweighed, one.against.toFixed(2)]), [
    ['H1', 2, 0, 0, '0.00'], ['H2', 2, 0, 0, '0.00'], ['H3', 0, 1, 1, '0.67'],
  ])
  await placeFindings(store, { run: 'r', progress: silentProgress, told: listToldFindings(opened.journal) })
  assert.equal((await store.all("SELECT 1 FROM evidence_weights WHERE weight = 'consistent'")).length, 4)
  changeHypothesis(opened, 'H3', { draft: { sentence: 'Paid once, booked twice' }, reason: 'Clearer', author })
  withdrawHypothesis(opened, 'H2', { reason: 'The same as H1', author })
  assert.deepEqual((await listFindings(opened, author.ask)).hypotheses.map(({ id, sentence }) => [id, sentence]), [
    ['H1', 'Paid twice by error'], ['H3', 'Paid once, booked twice'],
  ])
  await assert.rejects(weigh('H2', 'F1', 'neutral'), { code: 'usage' })
  await assert.rejects(weigh('H1', 'F9', 'neutral'), { code: 'usage' })
  assert.throws(() => writeHypothesis(opened, { sentence: '' }, author), { code: 'usage' })
})

test('what persons said is the same however often it is read', async (context) => {
  const { opened, by } = await smallCase(context)
  await writeFinding(opened, draft, by('Mira Osei'))
  const once = sha256(canonicalJson(listToldFindings(opened.journal)))
  assert.equal(sha256(canonicalJson(listToldFindings(opened.journal))), once)
})
