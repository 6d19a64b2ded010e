import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openCase } from '../../../case/case.ts'
import { temporaryFolder } from '../../../case/fixtures/temporary-case.ts'
import type { CasePeople } from '../api-types.ts'
import { buildCanaryCase } from './fixtures/canary-cases.ts'
import { password, serveTeam } from './fixtures/team-serving.ts'

test('what leaves a case waits for a second person, then leaves once, for whom it was asked', async (context) => {
  const root = temporaryFolder(context)
  const folder = join(root, 'cases')
  process.env['JACKDAW_HOME'] = root
  await buildCanaryCase(folder, 'alpha', { Ada: 'supervisor', Ben: 'supervisor' })
  const served = await serveTeam(folder)
  context.after(() => served.close())
  for (const name of ['Ada', 'Ben']) {
    await served.people.accounts.add(name, { password })
    await served.signIn(name)
  }
  const post = async (path: string, body: unknown, as: string) => {
    const { status, body: answer } = await served.ask(`/c/alpha${path}`, { method: 'POST', body, as })
    return { status, failure: (JSON.parse(answer) as { failure?: string }).failure, answer }
  }
  const release = (as: string, recipient = 'The court') => post('/api/release', { recipient, purpose: 'The hearing' }, as)
  const isOut = (number: number) => existsSync(join(folder, `alpha-release-${number}`))

  assert.deepEqual([(await release('Ada')).failure, isOut(1)], ['second.needed', false])
  const { requests } = JSON.parse((await served.ask('/c/alpha/api/people', { as: 'Ben' })).body) as CasePeople
  const { id } = requests.find(({ deed, by, state }) => deed === 'release' && by === 'Ada' && state === 'open') ?? { id: 'none' }
  const decide = (as: string) => post('/api/people/decide', { request: id, outcome: 'approved', reason: 'The court asked' }, as)
  assert.deepEqual([(await decide('Ada')).failure, (await release('Ada')).failure], ['right.missing', 'second.needed'], 'nobody agrees with themselves')
  assert.equal((await decide('Ben')).status, 200)
  assert.equal((await release('Ada', 'Somebody else')).failure, 'second.needed', 'another recipient is another deed')
  const done = await release('Ada')
  assert.deepEqual([done.status, isOut(1)], [200, true], done.answer)
  assert.deepEqual([(await release('Ada')).failure, isOut(2)], ['second.needed', false], 'an approval is used once')

  const opened = await openCase(join(folder, 'alpha'))
  context.after(() => opened.close())
  assert.deepEqual([...opened.journal.entries({ verb: 'dossier.released' })].map(({ actor, payload }) => [actor, payload.recipient]), [['Ada', 'The court']])
  assert.deepEqual([...opened.journal.entries({ verb: 'request.run' })].map(({ payload }) => payload.request), [id])
  assert.deepEqual(served.defects, [])
})
