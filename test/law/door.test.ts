import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const folder = join(import.meta.dirname, '..', '..', 'src', 'app', 'cli', 'command')

/** What gives answers of the material without asking for the authority, by module, so that a new function of one is seen: its users come in by the door. */
const behindTheDoor = /jobs\/(?:network-questions|money-questions|answering\/(?:support|without-exhibits|world\/[\w-]+)|findings\/[\w-]+|redacting\/[\w-]+)\.ts'|\b(?:searchCase|openDuckStore)\(|\bQuestions\.open\(/

const doors = /\b(?:enterCase|openQuestions|askCase|withFindings|exportCase|releaseDossier)\(/

test('every command that answers what the material says comes in by the door', () => {
  const texts = readdirSync(folder).filter((name) => name.endsWith('.ts')).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
  const using = texts.filter(({ text }) => behindTheDoor.test(text))
  assert.ok(using.length >= 10, `${using.length} commands were looked at`)
  assert.deepEqual(using.filter(({ text }) => !doors.test(text)).map(({ name }) => name), [])
  assert.ok(behindTheDoor.test("from '../../jobs/money-questions.ts'") && !doors.test('await askOwners(path)'), 'a command that goes round it would be seen')
})
