import assert from 'node:assert/strict'
import { test } from 'node:test'
import { steppingClock } from '../../base/clock.ts'
import { temporaryCase } from '../fixtures/temporary-case.ts'
import { decideRequest, listRequests, needsSecond, passFourEyes, requestDays, setFourEyes, type GraveDeed, type GraveOrder } from './four-eyes-register.ts'
import type { Journal } from '../journal/journal.ts'
import { addMember, listMembers, removeMember } from './member-register.ts'
import { mayDo, roleRights, roles } from './role.ts'

const clock = steppingClock('2026-03-02T08:00:00.000Z', 1_000)
const as = (actor: string, at = clock) => ({ actor, clock: at })
const release: GraveOrder = { deed: 'release', details: { dossier: 'ab', recipient: 'The court' } }

function fill(journal: Journal): void {
  addMember(journal, { name: 'Ada', role: 'supervisor' }, as('host'))
  addMember(journal, { name: 'Ben', role: 'supervisor' }, as('Ada'))
  addMember(journal, { name: 'Cleo', role: 'analyst' }, as('Ada'))
}

test('a role gives rights, and only those', () => {
  for (const role of roles) for (const right of ['read', 'search', 'judge', 'write', 'intake', 'release', 'administer'] as const) {
    assert.equal(mayDo(role, right), (roleRights[role] as readonly string[]).includes(right))
  }
  assert.equal(mayDo('administrator', 'read'), false, 'who looks after members need not read')
})

test('on a laptop nothing needs a second person, and nothing is put down', async (context) => {
  const { opened: { journal } } = await temporaryCase(context)
  const before = journal.size
  for (const deed of ['release', 'export', 'purge', 'scope', 'members'] as const) {
    assert.equal(needsSecond(journal, deed), false)
    assert.equal(passFourEyes(journal, { deed, details: {} }, as('Mira')), undefined)
  }
  assert.equal(journal.size, before)
})

test('a deed waits for another entitled person, runs once, and only as it was asked', async (context) => {
  const { opened: { journal } } = await temporaryCase(context)
  fill(journal)
  const refused = (code: string, work: () => unknown) => assert.throws(work, { code })
  refused('right.missing', () => passFourEyes(journal, release, as('Cleo')))
  refused('right.missing', () => passFourEyes(journal, release, as('Stranger')))
  refused('second.needed', () => passFourEyes(journal, release, as('Ada')))
  refused('second.needed', () => passFourEyes(journal, release, as('Ada')))
  assert.deepEqual(listRequests(journal, clock.now()).map(({ id, by, state }) => [id, by, state]), [['Q1', 'Ada', 'open']], 'asked twice, put down once')
  const approve = { request: 'Q1', outcome: 'approved', reason: '' } as const
  refused('right.missing', () => decideRequest(journal, approve, as('Ada')))
  refused('right.missing', () => decideRequest(journal, approve, as('Cleo')))
  refused('usage', () => decideRequest(journal, { request: 'Q1', outcome: 'refused', reason: ' ' }, as('Ben')))
  decideRequest(journal, approve, as('Ben'))
  refused('usage', () => decideRequest(journal, approve, as('Ben')))
  refused('second.needed', () => passFourEyes(journal, { ...release, details: { ...release.details, recipient: 'Somebody' } }, as('Ada')))
  assert.equal(passFourEyes(journal, release, as('Ada'))?.id, 'Q1')
  refused('second.needed', () => passFourEyes(journal, release, as('Ada')))
  assert.deepEqual(listRequests(journal, clock.now()).map(({ state }) => state), ['run', 'open', 'open'])
  decideRequest(journal, { request: 'Q3', outcome: 'refused', reason: 'Once is enough' }, as('Ben'))
  refused('second.needed', () => passFourEyes(journal, release, as('Ada')))
})

test('a request and an approval end', async (context) => {
  const { opened: { journal } } = await temporaryCase(context)
  fill(journal)
  const later = (days: number) => steppingClock(new Date(Date.parse('2026-03-02T09:00:00Z') + days * 86_400_000).toISOString())
  assert.throws(() => passFourEyes(journal, release, as('Ada', later(0))), { code: 'second.needed' })
  decideRequest(journal, { request: 'Q1', outcome: 'approved', reason: '' }, as('Ben', later(1)))
  assert.throws(() => passFourEyes(journal, release, as('Ada', later(2 + requestDays))), { code: 'second.needed' })
  assert.throws(() => decideRequest(journal, { request: 'Q2', outcome: 'approved', reason: '' }, as('Ben', later(4 + 2 * requestDays))), { code: 'usage' })
  assert.deepEqual(listRequests(journal, later(40).now()).map(({ state }) => state), ['ended', 'ended'])
})

test('members: the first two who may change them are added freely, a third needs both', async (context) => {
  const { opened: { journal } } = await temporaryCase(context)
  addMember(journal, { name: 'Ada', role: 'supervisor' }, as('host'))
  assert.equal(needsSecond(journal, 'members'), false)
  assert.equal(needsSecond(journal, 'release'), true, 'a case with members lets nothing out alone')
  addMember(journal, { name: 'Ben', role: 'administrator' }, as('Ada'))
  assert.equal(needsSecond(journal, 'members'), true)
  assert.throws(() => addMember(journal, { name: ' Ben', role: 'reader' }, as('Ada')), { code: 'usage' })
  assert.throws(() => addMember(journal, { name: 'Ben', role: 'administrator' }, as('Ada')), { code: 'usage' })
  assert.throws(() => removeMember(journal, { name: 'Nobody', reason: 'x' }, as('Ada')), { code: 'usage' })
  removeMember(journal, { name: 'Ben', reason: 'Left the team' }, as('Ada'))
  assert.deepEqual(listMembers(journal).map(({ name, role }) => [name, role]), [['Ada', 'supervisor']])
})

test('which deeds need a second person is set by two', async (context) => {
  const { opened: { journal } } = await temporaryCase(context)
  fill(journal)
  assert.throws(() => setFourEyes(journal, ['purge'], as('Ada')), { code: 'second.needed' })
  decideRequest(journal, { request: 'Q1', outcome: 'approved', reason: '' }, as('Ben'))
  setFourEyes(journal, ['purge'], as('Ada'))
  assert.deepEqual((['release', 'purge'] as const).map((deed) => needsSecond(journal, deed)), [false, true])
  assert.throws(() => setFourEyes(journal, ['none' as GraveDeed], as('Ada')), { code: 'usage' })
})
