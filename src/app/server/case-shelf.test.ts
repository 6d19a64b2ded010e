import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { courtOrder, investigator } from '../../case/fixtures/temporary-case.ts'
import { createCase } from '../../case/create-case.ts'
import type { CaseLine, Overview } from './api-types.ts'
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

test('a folder without a case is refused', async () => {
  await assert.rejects(serveCase(join(folder, 'cases', 'no case'), { port: 0, actor: 'Mira Osei' }), { code: 'case.absent' })
})
