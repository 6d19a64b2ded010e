import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { systemClock } from '../../base/clock.ts'
import { createCase } from '../create-case.ts'
import { exceptIsolation, isolationException, listIsolationProblems, restoreIsolation } from './isolation-register.ts'
import { addMember } from '../members/member-register.ts'

const room = mkdtempSync(join(tmpdir(), 'jackdaw-isolation-'))
after(() => rmSync(room, { recursive: true }))
const by = (actor: string) => ({ actor, clock: systemClock })

test('an exception has a reason and a name, is told as a problem, and can be taken back', async () => {
  const opened = await createCase(join(room, 'case'), {
    ...by('Ada'), title: 'T', purpose: 'P', keyFolder: join(room, 'keys'), authority: { kind: 'own-records', reference: 'r', issuer: 'i', scope: 'all' },
  })
  const { journal } = opened
  assert.deepEqual([isolationException(journal), listIsolationProblems(journal)], [undefined, []])
  assert.throws(() => exceptIsolation(journal, ' ', by('Ada')), { code: 'usage' })
  assert.throws(() => restoreIsolation(journal, 'x', by('Ada')), { code: 'usage' })
  const { reason, by: who } = exceptIsolation(journal, 'the server forbids namespaces', by('Ada'))
  assert.deepEqual([who, reason], ['Ada', 'the server forbids namespaces'])
  const [problem] = listIsolationProblems(journal)
  assert.equal(problem?.code, 'isolation.excepted')
  assert.match(problem.message, /^Ada allowed on .*: the server forbids namespaces\./)
  restoreIsolation(journal, 'another machine', by('Ada'))
  assert.deepEqual([isolationException(journal), listIsolationProblems(journal)], [undefined, []])

  addMember(journal, { name: 'Ada', role: 'supervisor' }, by('Ada'))
  addMember(journal, { name: 'Ben', role: 'analyst' }, by('Ada'))
  assert.throws(() => exceptIsolation(journal, 'haste', by('Ben')), { code: 'right.missing' })
  assert.throws(() => exceptIsolation(journal, 'haste', by('nobody')), { code: 'right.missing' })
  assert.equal(isolationException(journal), undefined)
  assert.equal(exceptIsolation(journal, 'again', by('Ada')).by, 'Ada')
  opened.close()
})
