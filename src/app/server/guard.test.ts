import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { EntityList, ExhibitList, MoneyList } from './api-types.ts'
import { script } from './fixtures/hostile-case.ts'
import { startTestServing, type TestServing } from './fixtures/test-serving.ts'

let served: TestServing

before(async () => {
  served = await startTestServing()
})

after(() => served.close())

test('listens on loopback alone', () => {
  assert.match(served.address, /^http:\/\/127\.0\.0\.1:\d+\/$/)
})

test('every answer forbids scripts from elsewhere, framing, guessing of types and referrers', async () => {
  const bytes = `/api/exhibits/${served.numberOf('page.html')}/bytes`
  for (const path of ['/', '/api/overview', '/api/nothing', '/nothing', '/dossier/index.html', bytes]) {
    const { headers } = await served.raw(path)
    const policy = String(headers['content-security-policy'])
    assert.match(policy, /default-src '(self|none)'/, path)
    assert.doesNotMatch(policy, /script-src[^;]*(unsafe|http|\*)/, path)
    assert.match(policy, /frame-ancestors '(none|self)'/, path)
    assert.equal(headers['x-content-type-options'], 'nosniff', path)
    assert.equal(headers['referrer-policy'], 'no-referrer', path)
    assert.equal(headers['access-control-allow-origin'], undefined, path)
  }
})

test('the dossier is framed by the client only and runs nothing', async () => {
  const { headers, body } = await served.raw('/dossier/index.html')
  assert.match(String(headers['content-security-policy']), /default-src 'none'.*frame-ancestors 'self'; sandbox$/)
  assert.doesNotMatch(String(headers['content-security-policy']), /script/)
  assert.ok(!body.includes('<b>sons') && body.includes('Alder &#38; &#60;b&#62;sons'), 'the title is text')
})

const refusals: readonly { name: string; path?: string; method?: string; headers?: Record<string, string>; status: number }[] = [
  { name: 'another host name (DNS rebinding)', headers: { host: 'attacker.example' }, status: 421 },
  { name: 'another host name with the right port', headers: { host: 'attacker.example:PORT' }, status: 421 },
  { name: 'the right name with another port', headers: { host: '127.0.0.1:1' }, status: 421 },
  { name: 'a page of another site', headers: { origin: 'http://attacker.example' }, status: 403 },
  { name: 'a page without origin', headers: { origin: 'null' }, status: 403 },
  { name: 'another server on this machine', headers: { 'sec-fetch-site': 'same-site' }, status: 403 },
  { name: 'an image of another site', headers: { 'sec-fetch-site': 'cross-site' }, status: 403 },
  { name: 'a deed that does not say from where', method: 'POST', status: 403 },
  { name: 'a deed of another site', method: 'POST', headers: { origin: 'http://attacker.example' }, status: 403 },
  { name: 'a deed outside the questions', path: '/dossier/index.html', method: 'POST', status: 405 },
  { name: 'deleting', method: 'DELETE', status: 405 },
  { name: 'options', method: 'OPTIONS', status: 405 },
]

for (const { name, path = '/api/overview', method, headers, status } of refusals) {
  test(`refuses ${name}`, async () => {
    const { port } = new URL(served.address)
    const host = headers?.['host']?.replace('PORT', port)
    const answer = await served.raw(path, { ...(method ? { method } : {}), headers: { ...headers, ...(host ? { host } : {}) } })
    assert.equal(answer.status, status)
    assert.ok(!answer.body.includes('Alder'), 'nothing of the case is told')
  })
}

test('answers its own page, under each name of this machine', async () => {
  const { port } = new URL(served.address)
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
    const { status } = await served.raw('/api/overview', { headers: { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' } })
    assert.equal(status, 200)
  }
})

const absent = [
  '/api/exhibits/9999',
  '/api/exhibits/9999/bytes',
  '/api/entities/00000000000000000000000000000000',
  '/api/nothing',
  '/nothing',
  '/../case.json',
  '/..%2f..%2fcase.json',
  '/assets/..%2f..%2f..%2fpackage.json',
  '/assets/../../../package.json',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/dossier/../case.json',
  '/dossier/..%2fjournal.sqlite',
  '/.git/config',
  '/api/findings/999999/nothing',
  '//etc/passwd',
]

for (const path of absent) {
  test(`there is nothing at ${path}`, async () => {
    const { status, body } = await served.raw(path)
    assert.ok(status === 404 || status === 403 || status === 400, `${status}`)
    assert.doesNotMatch(body, /root:|"name": "jackdaw"|jackdaw-case/)
  })
}

const misuses = [
  '/api/exhibits?limit=100000',
  '/api/exhibits?offset=-1',
  '/api/exhibits?nothing=1',
  '/api/exhibits/1;drop/bytes',
  "/api/exhibits/1'--",
  '/api/exhibits/..%2f1',
  '/api/entities/xyz',
  '/api/exhibits/1/rows?first=0&count=5',
  '/api/exhibits/1/rows?first=1&count=100000',
  '/api/search?q=',
  '/api/events?from=yesterday',
  '/api/exhibits/1/place?at=%25',
  '/api/exhibits/1/place?at=nonsense',
  '/api/exhibits/1/place?at=row%3Dx',
  '/api/sql?q=DROP%20TABLE%20derived.statements',
  "/api/sql?q=SELECT%20*%20FROM%20read_csv('/etc/passwd')",
  "/api/sql?q=COPY%20(SELECT%201)%20TO%20'/tmp/x'",
  '/api/sql?q=SELECT%201;%20SELECT%202',
  '/api/sql?q=SET%20enable_external_access=true',
  "/api/sql?q=ATTACH%20'x.db'",
  '/api/entities?order=risk',
  '/api/exhibits?q=a&q=b',
]

for (const path of misuses) {
  test(`refuses ${path}`, async () => {
    const { status, body, headers } = await served.raw(path)
    assert.equal(status, 400, body)
    assert.match(String(headers['content-type']), /^application\/json/)
    assert.ok((JSON.parse(body) as { message: string }).message.length > 0)
  })
}

test('a deed is JSON of the shape told: a form of another page cannot send one', async () => {
  const origin = new URL(served.address).origin
  const form = { method: 'POST', headers: { origin, 'content-type': 'text/plain' }, body: '{}' }
  assert.equal((await served.raw('/api/judgements', form)).status, 415)
  for (const body of [{}, [], { left: 'x', right: 'y', judgement: 'positive' }, { judgement: 'certainly' }, null]) {
    assert.equal((await served.post('/api/judgements', body)).status, 400)
  }
})

test('words of a filter are data, never SQL', async () => {
  for (const q of ["' OR 1=1 --", "%'; DROP VIEW exhibits; --", '$1', '?', '\\', '\u0000']) {
    const list = await served.json<ExhibitList>(`api/exhibits?q=${encodeURIComponent(q)}`)
    assert.equal(list.total, 0, q)
    await served.json<EntityList>(`api/entities?q=${encodeURIComponent(q)}`)
    await served.json<MoneyList>(`api/money?q=${encodeURIComponent(q)}`)
  }
})

test('hostile evidence is a download without a type, whatever it is', async () => {
  for (const path of ['page.html', 'drawing.svg', 'false.png', 'letter.pdf']) {
    const { status, headers, body } = await served.raw(`/api/exhibits/${served.numberOf(path)}/bytes`, { headers: { accept: 'text/html' } })
    assert.equal(status, 200)
    assert.equal(headers['content-type'], 'application/octet-stream', path)
    assert.match(String(headers['content-disposition']), /^attachment; /, path)
    assert.match(String(headers['content-security-policy']), /sandbox/, path)
    if (path !== 'letter.pdf') assert.ok(body.includes(script), 'the bytes are as received')
  }
})

test('no other answer has a type that a browser would draw as a page', async () => {
  const faces = [
    '', '/text', '/statements', '/problems', '/fields', '/mail', '/place?at=whole', '/read-again?at=whole', '/pages/1', '/rows?first=1&count=5',
  ]
  for (const face of faces) {
    for (const path of ['page.html', 'drawing.svg', 'false.png']) {
      const { headers } = await served.raw(`/api/exhibits/${served.numberOf(path)}${face}`)
      assert.match(String(headers['content-type']), /^application\/json/, `${path}${face}`)
    }
  }
})

test('only pictures that are pictures are shown, under the type that their bytes tell', async () => {
  const shown = await served.raw(`/api/exhibits/${served.numberOf('dot.png')}/picture`)
  assert.equal(shown.status, 200)
  assert.equal(shown.headers['content-type'], 'image/png')
  for (const path of ['drawing.svg', 'false.png', 'page.html', 'note.txt']) {
    assert.equal((await served.raw(`/api/exhibits/${served.numberOf(path)}/picture`)).status, 404, path)
  }
})

test('the name of an exhibit cannot break out of a header', async () => {
  const { headers } = await served.raw(`/api/exhibits/${served.numberOf("name'with\"quotes <b>.txt")}/bytes`)
  const wanted = /^attachment; filename="exhibit-\d+\.bin"; filename\*=UTF-8''name%27with%22quotes%20%3Cb%3E\.txt$/
  assert.match(String(headers['content-disposition']), wanted)
})
