import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { canonicalJson } from '../../../base/canonical-json.ts'
import { silentProgress } from '../../../base/progress.ts'
import { listToldBeside } from '../../../case/register/beside-register.ts'
import type { Case } from '../../../case/case.ts'
import { investigator, temporaryCase } from '../../../case/fixtures/temporary-case.ts'
import { listToldFindings } from '../../../case/register/finding-register.ts'
import { gradeSource, listGrades, withdrawGrade } from '../../../case/register/grade-register.ts'
import { placeBeside } from '../../../finding/beside/place-beside.ts'
import { placeFindings } from '../../../finding/place-findings.ts'
import type { FindingDraft } from '../../../model/finding.ts'
import { openSmallCase } from '../../../store/fixtures/small-case.ts'
import type { Store } from '../../../store/store.ts'
import { caseCatalogue } from '../../catalogue.ts'
import { reviewFinding } from '../findings/review-finding.ts'
import { withdrawFinding, writeFinding, type FindingAuthor } from '../findings/write-finding.ts'
import { gradedItem } from './graded-item.ts'
import { explainItem, listAdverse, listSchedule, reasonExhibit } from './list-disclosure.ts'
import { lookAgain, lookAgreement, nextBlind, showBlind } from './second-look.ts'

interface Small {
  readonly opened: Case
  readonly store: Store
  readonly by: (actor: string) => FindingAuthor
  /** Brings the tables to what the journal says. */
  readonly build: () => Promise<void>
}

const draft: FindingDraft = {
  chapter: 'Money', sentence: 'Quill was paid twice.', kind: 'assessment',
  citations: [{ exhibitId: 'bank', locator: 'row=2', role: 'support' }, { exhibitId: 'staff', locator: 'row=3', role: 'against', quote: 'paid once' }],
}

async function smallCase(context: TestContext): Promise<Small> {
  const { opened } = await temporaryCase(context)
  const store = await openSmallCase({
    catalogues: [caseCatalogue],
    exhibits: [{ id: 'bank', number: '1', path: 'bank.csv' }, { id: 'staff', number: '2', path: 'staff.csv' }, { id: 'note', number: '3', path: 'note.txt' }],
    entities: [{ id: 'anna', schema: 'Person', exhibit: 'bank', values: { name: 'Anna Quill' } }],
  })
  context.after(() => store.close())
  const by = (actor: string) => ({ ...investigator, actor, ask: (sql: string, parameters: Parameters<Store['all']>[1]) => store.all(sql, parameters) })
  const build = async () => {
    await placeFindings(store, { run: 'r', progress: silentProgress, told: listToldFindings(opened.journal) })
    await placeBeside(store, listToldBeside(opened.journal))
  }
  await writeFinding(opened, draft, by('Mira Osei'))
  await build()
  return { opened, store, by, build }
}

test('two graders who differ are both shown, the last word of each, and a grade taken back is gone', async (context) => {
  const { opened, store, by, build } = await smallCase(context)
  const { ask } = by('x')
  const item = await gradedItem('1', ask)
  const grade = (actor: string, source: string) =>
    gradeSource(opened.journal, { item, grade: { scheme: 'admiralty', source, information: '2' }, reason: 'Known for years' }, by(actor))
  grade('Mira Osei', 'A')
  const last = grade('Mira Osei', 'B')
  grade('Jon Varga', 'E')
  assert.deepEqual(listGrades(opened.journal).map((row) => [row.by, row.source]), [['Mira Osei', 'B'], ['Jon Varga', 'E']])
  await build()
  assert.equal((await listSchedule(opened, ask))[0]!.grades, 'admiralty B2 by Mira Osei; admiralty E2 by Jon Varga')
  assert.deepEqual((await store.all('SELECT graded_by, words FROM grades')).map((row) => row['graded_by']), ['Mira Osei', 'Jon Varga'])
  withdrawGrade(opened.journal, last, { ...by('Mira Osei'), reason: 'Mistaken' })
  assert.deepEqual(listGrades(opened.journal).map((row) => row.by), ['Jon Varga'])
  assert.throws(() => withdrawGrade(opened.journal, last, { ...by('Mira Osei'), reason: 'again' }), { code: 'usage' })
  assert.throws(() => grade('Mira Osei', 'Z'), { code: 'usage', message: /A to F/ })
  await assert.rejects(gradedItem('9', ask), { code: 'exhibit.absent' })
  await assert.rejects(gradedItem('ab'.repeat(32), ask), { code: 'usage' })
})

test('the schedule names everything; a reason stands beside the fact, and what is sensitive stays listed', async (context) => {
  const { opened, store, by, build } = await smallCase(context)
  await reasonExhibit(opened, { exhibit: '3', reason: 'Names an informant', sensitive: true }, by('Mira Osei'))
  const now = await listSchedule(opened, by('x').ask)
  assert.deepEqual(now.map(({ number, used, fact, reason, sensitive }) => [number, used, fact, reason, sensitive]), [
    ['1', true, 'cited by 1 finding', 'cited by 1 finding', false],
    ['2', true, 'cited by 1 finding', 'cited by 1 finding', false],
    ['3', false, 'read; no finding cites it', 'Names an informant', true],
  ])
  await build()
  assert.deepEqual((await store.all('SELECT reason, reasoned_by, sensitive FROM disclosure WHERE number = \'3\''))[0], { reason: 'Names an informant', reasoned_by: 'Mira Osei', sensitive: true })
  await assert.rejects(reasonExhibit(opened, { exhibit: '3', reason: ' ', sensitive: false }, by('Mira Osei')), { code: 'usage' })
})

test('what speaks against can be explained and not hidden; the explanation is stale when the item changes', async (context) => {
  const { opened, store, by, build } = await smallCase(context)
  const [item] = await listAdverse(opened, by('x').ask)
  assert.deepEqual([item!.kind, item!.of, item!.exhibit, item!.quote, item!.explanation], ['place against a finding', 'F1', '2', 'paid once', null])
  await explainItem(opened, { item: item!.id.slice(0, 8), text: 'The second payment is of another month.' }, by('Jon Varga'))
  assert.equal((await listAdverse(opened, by('x').ask))[0]!.explanation!.stale, false)
  await assert.rejects(explainItem(opened, { item: 'ffffffff', text: 'x' }, by('Jon Varga')), { code: 'usage' })
  await build()
  await store.run("UPDATE derived.citations SET quote = 'paid three times' WHERE exhibit_id = 'staff'")
  const [changed] = await listAdverse(opened, by('x').ask)
  assert.equal(changed!.id, item!.id)
  assert.deepEqual([changed!.explanation!.text, changed!.explanation!.stale], ['The second payment is of another month.', true])
  assert.deepEqual(await store.all('SELECT explained_by, explanation_stale FROM adverse'), [{ explained_by: 'Jon Varga', explanation_stale: true }])
  await withdrawFinding(opened, 'F1', { reason: 'Wrong', author: by('Mira Osei') })
  await build()
  assert.deepEqual((await listAdverse(opened, by('x').ask)).map(({ kind }) => kind), ['place against a finding', 'withdrawn finding'])
})

test('a second look is told nothing of the first, is by somebody else, and agreement is told with its interval', async (context) => {
  const { opened, by, build } = await smallCase(context)
  const jon = by('Jon Varga')
  const shown = await nextBlind(opened, jon.ask, 'Jon Varga')
  assert.deepEqual(Object.keys(shown!).sort(), ['citations', 'id', 'sentence'])
  assert.doesNotMatch(canonicalJson(shown), /assessment|Mira Osei|reviewed/)
  assert.equal(await nextBlind(opened, jon.ask, 'Mira Osei'), undefined, 'who wrote it takes no second look')
  await assert.rejects(showBlind(opened, 'F1', by('Mira Osei')), { code: 'usage', message: /somebody who did not write/ })
  const word = { verdict: 'allegation' as const, opened: [{ exhibitId: 'bank', locator: 'row=2' }, { exhibitId: 'note', locator: 'whole' }] }
  await lookAgain(opened, 'F1', { word, author: jon })
  assert.equal(await nextBlind(opened, jon.ask, 'Jon Varga'), undefined)
  const [look] = listToldBeside(opened.journal).secondLooks
  assert.deepEqual([look!.first, look!.opened], [{ by: 'Mira Osei', verdict: 'assessment' }, [{ exhibitId: 'bank', locator: 'row=2' }]], 'only places that it cites count as opened')
  const agreement = lookAgreement(opened)
  assert.deepEqual([agreement.count, agreement.observed, agreement.disputed], [1, 0, [{ finding: 'F1', by: 'Jon Varga', firstBy: 'Mira Osei' }]])
  await build()
  assert.ok((await listAdverse(opened, jon.ask)).some(({ kind, against }) => kind === 'second look' && against.includes('calls it allegation')))
  await reviewFinding(opened, 'F1', { review: { outcome: 'reviewed', opened: [] }, author: by('Lea Brandt') })
  await assert.rejects(lookAgain(opened, 'F1', { word, author: by('Lea Brandt') }), { code: 'usage' })
  await assert.rejects(lookAgain(opened, 'F1', { word: { verdict: 'true' as 'fact', opened: [] }, author: jon }), { code: 'usage' })
})
