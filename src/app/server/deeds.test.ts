import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { CaseChange, ExhibitList, IntakeAnswer, JudgedAnswer, MappingAnswer, MappingLine, MappingPreview, PairEvidence, ReviewAnswer, WorkState } from './api-types.ts'
import { startTestServing, type TestServing } from './fixtures/test-serving.ts'

let served: TestServing

before(async () => {
  served = await startTestServing()
})

after(() => served.close())

const json = <T>(body: string): T => JSON.parse(body) as T

/** Hands a file over as the browser does. */
function handOver(path: string, bytes: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${served.address}api/intake?path=${encodeURIComponent(path)}&authority=A1`, {
    method: 'POST', headers: { 'origin': new URL(served.address).origin, 'content-type': 'application/octet-stream', ...headers }, body: bytes,
  })
}

/** What is told from now on, until a change fits. */
async function listen(): Promise<{ until(fits: (change: CaseChange) => boolean): Promise<CaseChange>; end(): void }> {
  const abort = new AbortController()
  const response = await fetch(`${served.address}api/changes`, { signal: abort.signal })
  assert.match(String(response.headers.get('content-type')), /^text\/event-stream/)
  const told: CaseChange[] = []
  const waiting = new Set<() => void>()
  void (async () => {
    let text = ''
    for await (const block of response.body!.pipeThrough(new TextDecoderStream())) {
      text += block
      const lines = text.split('\n')
      text = lines.pop() ?? ''
      for (const line of lines) if (line.startsWith('data: ')) told.push(json<CaseChange>(line.slice(6)))
      for (const wake of waiting) wake()
    }
  })().catch(() => undefined)
  return {
    async until(fits) {
      for (;;) {
        const found = told.find(fits)
        if (found) return found
        await new Promise<void>((resolve) => waiting.add(resolve))
      }
    },
    end: () => abort.abort(),
  }
}

test('a file is handed over, hashed, taken in, told to all; built, it is among the exhibits', async () => {
  const changes = await listen()
  const bytes = 'LastName,FirstName,BirthDate\nHalloran,Imke,1971-08-09\n'
  const answer = json<IntakeAnswer>(await (await handOver('late/visitors.csv', bytes)).text())
  assert.deepEqual({ ...answer, number: '' }, {
    path: 'late/visitors.csv', outcome: 'received', number: '', sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.length, problems: [],
  })
  const deed = await changes.until((change) => change.kind === 'deed' && change.verb === 'exhibit.received')
  assert.equal(deed.kind === 'deed' && deed.by, 'Mira Osei')
  assert.equal(json<IntakeAnswer>(await (await handOver('late/visitors.csv', bytes)).text()).outcome, 'known')

  assert.equal(json<WorkState>((await served.post('/api/job/build', {})).body).state, 'running')
  assert.equal((await served.post('/api/job/build', {})).status, 409, 'one build at a time')
  // Judging goes on while it is built.
  const { pairs: [pair] } = await served.json<ReviewAnswer>('api/review')
  assert.ok(pair)
  const { left, right } = pair
  assert.equal((await served.post('/api/judgements', { left, right, judgement: 'unsure', reason: 'While it is built.' })).status, 200)
  await changes.until((change) => change.kind === 'built')
  const done = await changes.until((change) => change.kind === 'work' && change.work.state !== 'running' && change.work.startedAt !== '')
  assert.equal(done.kind === 'work' && done.work.state, 'done', JSON.stringify(done))
  changes.end()
  const { rows } = await served.json<ExhibitList>('api/exhibits?q=visitors')
  assert.deepEqual(rows.map(({ path, state, number }) => [path, state, number]), [['late/visitors.csv', 'read', answer.number]])
})

const refused: readonly { name: string; path: string; headers?: Record<string, string>; status: number }[] = [
  { name: 'a path that leads elsewhere', path: '../../case.json', status: 400 },
  { name: 'a path of another system', path: 'a\\..\\b', status: 400 },
  { name: 'a path without a name', path: '///', status: 400 },
  { name: 'a file of another page', path: 'x.txt', headers: { origin: 'http://attacker.example' }, status: 403 },
  { name: 'a file that is called JSON', path: 'x.txt', headers: { 'content-type': 'application/json' }, status: 400 },
]

for (const { name, path, headers, status } of refused) {
  test(`refuses ${name}`, async () => {
    const answer = await handOver(path, 'not json', headers)
    assert.equal(answer.status, status, await answer.text())
  })
}

test('a pair is judged from what both sides tell; what the machine makes of it is told after', async () => {
  const { pairs, me } = await served.json<ReviewAnswer>('api/review')
  const pair = pairs.find(({ leftCaption }) => /Ada/.test(leftCaption)) ?? pairs[0]
  assert.ok(pair && me === 'Mira Osei')
  const address = `api/review/${pair.left}/${pair.right}`
  const blind = await served.json<PairEvidence>(address)
  assert.ok(blind.properties.some(({ left, right }) => left.length > 0 && right.length > 0 && left[0]?.place.exhibit !== ''))
  assert.deepEqual([blind.why, blind.own, blind.seen], [null, null, 0])
  const made = json<JudgedAnswer>((await served.post('/api/judgements', { ...ends(pair), judgement: 'negative', reason: 'Two people.', seen: 0 })).body)
  const after = await served.json<PairEvidence>(address)
  assert.equal(after.own?.judgement, 'negative')
  assert.ok(after.why && after.why.bars.length > 0)
  assert.ok(!(await served.json<ReviewAnswer>('api/review')).pairs.some(({ left, right }) => left === pair.left && right === pair.right))

  const late = await served.post('/api/judgements', { ...ends(pair), judgement: 'positive', reason: 'One man.', seen: 0 })
  assert.equal(late.status, 409)
  assert.match(late.body, /Mira Osei judged this pair meanwhile: different \(Two people\.\)/)
  const known = await served.post('/api/judgements', { ...ends(pair), judgement: 'positive', reason: 'One man.', seen: made.sequence })
  assert.equal(known.status, 200, 'in the knowledge of the other it is put down')
})

test('of two who judge one pair at once one is told what the other said, and nothing is lost', async () => {
  const pair = (await served.json<ReviewAnswer>('api/review')).pairs[0] ?? assert.fail('no pair is open')
  const words = ['positive', 'negative'] as const
  const answers = await Promise.all(words.map((judgement) => served.post('/api/judgements', { ...ends(pair), judgement, reason: `I say ${judgement}.`, seen: 0 })))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
  const lost = answers.find(({ status }) => status === 409)
  assert.match(lost?.body ?? '', /judged this pair meanwhile/)
})

function ends({ left, right }: { readonly left: string; readonly right: string }): { readonly left: string; readonly right: string } {
  return { left, right }
}

test('a mapping shows what it makes while it is written, says what is wrong, and is confirmed in the journal', async () => {
  const number = served.numberOf('staff.csv')
  const mapping = await served.json<MappingAnswer>(`api/exhibits/${number}/mapping`)
  assert.ok(mapping.columns.every(({ reason, confidence }) => reason !== '' && confidence > 0))
  const previewOf = async (text: string) => served.post(`/api/exhibits/${number}/mapping/preview`, { text })
  const preview = json<MappingPreview>((await previewOf(mapping.text)).body)
  const person = preview.entities.find(({ caption }) => caption.includes('Filler0'))
  assert.equal(person?.kind, 'Person')
  assert.ok(person.values.some(({ value, row }) => value === '1970-01-01' && row === 2))

  const wrong = await previewOf(mapping.text.replace(/^(\s*)birthDate:/m, '$1birthday:'))
  assert.equal(wrong.status, 400)
  assert.match(wrong.body, /Person has no property 'birthday'/)

  const changed = mapping.text.replace(/^\s*birthDate:.*\n/m, '')
  assert.notEqual(changed, mapping.text)
  assert.ok(json<MappingPreview>((await previewOf(changed)).body).entities.every(({ values }) => values.every(({ value }) => value !== '1970-01-01')))
  assert.equal((await served.post('/api/mappings', { name: mapping.name, text: changed })).status, 200)
  const line = (await served.json<MappingLine[]>('api/mappings')).find(({ name }) => name === mapping.name)
  assert.deepEqual([line?.isPending, line?.by], [true, 'Mira Osei'])
  assert.equal((await served.post('/api/mappings', { name: '../case', text: changed })).status, 400)
  assert.equal((await served.post(`/api/mappings/${encodeURIComponent(mapping.name)}/withdraw`, { reason: 'A try.' })).status, 200)
})
