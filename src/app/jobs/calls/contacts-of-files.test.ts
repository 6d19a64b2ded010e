import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Failure } from '../../../base/failure.ts'
import { silentProgress } from '../../../base/progress.ts'
import { contactsOfFiles } from './contacts-of-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'jackdaw-calls-test-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const write = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const options = { settings: {}, progress: silentProgress }

test('two layouts give one contact table, each row cited by file and row; a call that both tell is one', async () => {
  const one = write('north.csv', 'Caller,Receiver,Start,Duration (s),Type,Caller IMEI\n+12025550101,+12025550102,2030-01-01T10:00:00,60,voice,001017300000013\n\n+12025550102,+12025550101,2030-01-02T10:00:00,0,text,\n')
  const other = write('south.csv', 'A number;B number;Date;Time;Seconds;Service\n0012025550101;0012025550102;01.01.2030;10:00:00;60;voice\n0012025550101;0012025550102;13.01.2030;11:30:00;30;voice\n;0012025550102;14.01.2030;11:30:00;30;voice\n')
  const made = await contactsOfFiles([one, other], options)
  try {
    assert.deepEqual(await made.store.all('SELECT one, other, channel, contacts, forth, back, first, last, duration_seconds AS seconds, first_exhibit_id AS file, first_locator AS at, last_exhibit_id AS last_file, last_locator AS last_at FROM contacts ORDER BY channel'), [
      { one: '+12025550101', other: '+12025550102', channel: 'text', contacts: 1, forth: 0, back: 1, first: '2030-01-02T10:00:00', last: '2030-01-02T10:00:00', seconds: 0, file: 'north.csv', at: 'row=4', last_file: 'north.csv', last_at: 'row=4' },
      { one: '+12025550101', other: '+12025550102', channel: 'voice', contacts: 2, forth: 2, back: 0, first: '2030-01-01T10:00:00', last: '2030-01-13T11:30:00', seconds: 90, file: 'north.csv', at: 'row=2', last_file: 'south.csv', last_at: 'row=3' },
    ])
    assert.deepEqual(made.files.map(({ name, rows, rowsUnread }) => [name, rows, rowsUnread]), [['north.csv', 2, 0], ['south.csv', 3, 1]])
    assert.match(made.problems[0]!.message, /1 rows have no caller.*row 4/)
    assert.deepEqual(made.files[1]!.columns['date'], ['Date', 'Time'])
  } finally {
    await made.close()
  }
})

for (const [name, text] of [['people.csv', 'LastName,FirstName\nQuill,Ada\n'], ['empty.csv', ''], ['bytes.csv', '\u0000\u0001']] as const) {
  test(`${name} is no table of calls`, async () => {
    await assert.rejects(contactsOfFiles([write(name, text)], options), (thrown) => thrown instanceof Failure && thrown.code === 'usage')
  })
}

test('a file that is not there is told', async () => {
  await assert.rejects(contactsOfFiles([join(folder, 'none.csv')], options), /There is no file/)
})
