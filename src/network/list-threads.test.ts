import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSmallCase, type SmallEntity } from '../store/fixtures/small-case.ts'
import { listThreads } from './list-threads.ts'
import { normalSubject } from './normal-subject.ts'

for (const [subject, normal] of [
  ['Re: Harbour', 'harbour'], ['FW: RE: harbour ', 'harbour'], ['AW: WG: Re[2]: Harbour', 'harbour'], ['Report: harbour', 'report: harbour'],
  ['Regarding us', 'regarding us'], ['', ''], ['回复: Harbour', 'harbour'],
] as const) {
  test(`subject '${subject}'`, () => assert.equal(normalSubject(subject), normal))
}

test('threads by subject and by answer', async () => {
  const mail = (id: string, values: Record<string, string>): SmallEntity => ({ id, schema: 'Email', exhibit: 'a', values })
  const store = await openSmallCase({
    exhibits: [{ id: 'a', number: '1' }],
    entities: [
      mail('m1', { subject: 'Harbour', date: '2030-01-01', messageId: '<one@x.example>', emitters: 'anna', recipients: 'boris' }),
      mail('m2', { subject: 'RE: Harbour', date: '2030-01-02', emitters: 'boris', recipients: 'anna' }),
      mail('m3', { subject: 'Something else', date: '2030-01-03', inReplyTo: 'one@x.example' }),
      mail('m4', { subject: 'Lunch', date: '2029-01-03' }),
      mail('m5', { messageId: 'five' }),
      mail('m6', { messageId: 'six' }),
      { id: 'anna', schema: 'Person', exhibit: 'a', values: { name: 'Anna' } },
      { id: 'boris', schema: 'Person', exhibit: 'a', values: { name: 'Boris' } },
    ],
  })
  const threads = await listThreads(store)
  assert.deepEqual(threads.map((thread) => thread.messages.map((message) => message.id).join(' ')), ['m4', 'm1 m2 m3', 'm5', 'm6'])
  assert.deepEqual(threads[1]!.participants, ['anna', 'boris'])
  assert.equal(threads[1]!.messages[0]!.locator, 'row=2&col=1')
  assert.equal((await listThreads(store, { subject: 'harbour' })).length, 1)
  assert.equal((await listThreads(store, { subject: 'no such subject' })).length, 0)
  await store.close()
})
