import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { courtOrder, investigator } from '../../case/fixtures/temporary-case.ts'
import { createCase } from '../../case/create-case.ts'
import { KeyStore } from '../../case/vault/key-store.ts'
import { lockWhole } from '../../case/vault/lock-whole.ts'
import { makePersonKey } from '../../case/vault/person-key.ts'
import { unlockWhole } from '../../case/vault/unlock-whole.ts'
import type { CaseLine, KeepingAnswer, Overview } from './api-types.ts'
import { serveCase, type Serving } from './serve-case.ts'

const folder = mkdtempSync(join(tmpdir(), 'jackdaw-shelf-'))
let serving: Serving

before(async () => {
  for (const name of ['harbour', 'mill & quay']) {
    const opened = await createCase(join(folder, 'cases', name), {
      ...investigator, title: `File ${name}`, purpose: 'Whether several stand side by side', authority: courtOrder, keyFolder: join(folder, 'keys'),
    })
    opened.close()
  }
  mkdirSync(join(folder, 'cases', 'no case'))
  serving = await serveCase(join(folder, 'cases'), { port: 0, actor: 'Mira Osei' })
})

after(async () => {
  await serving.close()
  rmSync(folder, { recursive: true, force: true })
})

const get = (path: string, headers: Record<string, string> = {}) => fetch(serving.address + path, { headers })

test('every case of a folder is listed, with authority, day of review and what waits', async () => {
  const lines = (await (await get('api/cases')).json()) as CaseLine[]
  assert.deepEqual(lines.map(({ address, title, needsBuild, exhibits }) => ({ address, title, needsBuild, exhibits })), [
    { address: '/c/harbour/', title: 'File harbour', needsBuild: true, exhibits: 0 },
    { address: '/c/mill%20%26%20quay/', title: 'File mill & quay', needsBuild: true, exhibits: 0 },
  ])
  assert.ok(lines.every(({ retentionReview, authorities }) => /^\d{4}-\d\d-\d\d$/.test(retentionReview) && authorities[0]?.id === 'A1'))
})

test('each answers under its own address, and no other does', async () => {
  const overview = (await (await get('c/harbour/api/overview')).json()) as Overview
  assert.equal(overview.title, 'File harbour')
  for (const path of ['api/overview', 'c/absent/api/overview', 'c/no%20case/api/overview', 'c/..%2fharbour/api/overview', 'c/harbour/nothing']) {
    assert.ok([403, 404].includes((await get(path)).status), path)
  }
})

test('the guard stands before every case', async () => {
  assert.equal((await get('c/harbour/api/overview', { origin: 'http://attacker.example' })).status, 403)
  const { headers } = await get('c/harbour/api/overview')
  assert.match(String(headers.get('content-security-policy')), /^default-src 'none'/)
  const deed = await fetch(`${serving.address}c/harbour/api/job/stop`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
  assert.equal(deed.status, 403, 'a deed must come from a page of this server')
})

test('a case that is locked while it is served is listed as locked, and answers nothing until it is unlocked', async () => {
  const root = join(folder, 'cases', 'harbour')
  const store = new KeyStore(join(folder, 'store'))
  const { identity, recipient } = await makePersonKey(store.folder)
  const told = { ...investigator, store, keyFolder: join(folder, 'keys') }
  await lockWhole(root, { ...told, members: async () => [{ recipient, name: 'Mira Osei' }] })
  const lines = (await (await get('api/cases')).json()) as CaseLine[]
  assert.deepEqual(lines.map(({ title, isLocked, purpose }) => [title, isLocked, purpose]), [['harbour', true, ''], ['File mill & quay', false, 'Whether several stand side by side']])
  const answer = await get('c/harbour/api/overview')
  assert.deepEqual([answer.status, ((await answer.json()) as { failure: string }).failure], [423, 'case.locked'])
  const again = await serveCase(root, { port: 0, actor: 'Mira Osei' })
  assert.equal((await fetch(`${again.address}api/overview`)).status, 423)
  await again.close()
  await unlockWhole(root, { ...told, opening: { identity } })
  assert.equal((await get('c/harbour/api/overview')).status, 200)
})

test('until when a case may be kept is told and changed, also holds', async () => {
  const post = (path: string, body: object) => fetch(`${serving.address}c/harbour/api/${path}`, {
    method: 'POST', headers: { 'content-type': 'application/json', origin: serving.address.slice(0, -1), 'sec-fetch-site': 'same-origin' }, body: JSON.stringify(body),
  })
  assert.equal((await post('hold/place', { reason: 'appeal 3/26' })).status, 200)
  assert.equal((await post('retention/set', { reviewMonths: 6, stopMonths: 3, reason: 'x' })).status, 400)
  const set = (await (await post('retention/set', { reviewMonths: 6, stopMonths: 30, reason: 'Guideline 4' })).json()) as KeepingAnswer
  assert.deepEqual([set.profile.stopMonths, set.holds.map(({ id, by }) => [id, by])], [30, [['L1', 'Mira Osei']]])
  assert.equal((await post('hold/lift', { id: 'L1', reason: 'dismissed' })).status, 200)
  const keeping = (await (await get('c/harbour/api/retention')).json()) as KeepingAnswer
  assert.deepEqual(keeping.holds, [])
})

test('a folder without a case is refused', async () => {
  await assert.rejects(serveCase(join(folder, 'cases', 'no case'), { port: 0, actor: 'Mira Osei' }), { code: 'case.absent' })
})
