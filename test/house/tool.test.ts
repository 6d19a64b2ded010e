import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { jackdaw, jackdawJson } from './jackdaw-command.ts'

const room = mkdtempSync(join(tmpdir(), 'jackdaw-tool-'))
const home = join(room, 'home')
const casePath = join(room, 'case')
const file = join(room, 'often-paid.ts')

interface Run {
  readonly rows: readonly Record<string, unknown>[]
  readonly outputSha256: string
  readonly sha256: string
  readonly errorRates: { readonly tests: number }
}

before(() => {
  const payments = ['Ada Quill', 'Ada Quill', 'Ada Quill', 'Tobias Marsh'].map((payer, index) => `2024-03-0${index + 1},${payer},Osier Ltd,${100 + index}.50,EUR`)
  writeFileSync(join(room, 'payments.csv'), ['date,payer,beneficiary,amount,currency', ...payments].join('\n') + '\n')
  jackdawJson(home, 'new', casePath, '--title', 'Tools', '--purpose', 'Testing', '--authority', 'own-records: invented')
  jackdawJson(home, 'add', casePath, join(room, 'payments.csv'), '--authority', 'A1')
  jackdawJson(home, 'build', casePath, '--no-pdf')
})

after(() => rmSync(room, { recursive: true, force: true }))

test('a tool is written, tested, run, approved by somebody else, and run by its name to the same result', () => {
  jackdawJson(home, 'tool', 'new', file)
  assert.equal(jackdaw(home, 'tool', 'test', file).status, 0)
  const first = jackdawJson<Run>(home, 'tool', 'run', casePath, file)
  assert.deepEqual(first.rows.map(({ payments, rests_on: cited }) => [payments, (cited as string[]).length]), [[3, 3]])
  const refused = jackdaw(home, 'tool', 'register', casePath, file, '--approver', 'tester')
  assert.deepEqual([refused.status, /somebody else/.test(refused.stderr)], [2, true])
  jackdawJson(home, 'tool', 'register', casePath, file, '--approver', 'Sefa Holm')
  const again = jackdawJson<Run>(home, 'tool', 'run', casePath, 'often-paid')
  assert.deepEqual([again.outputSha256, again.sha256, again.errorRates.tests], [first.outputSha256, first.sha256, 2])
  const cited = (first.rows[0]!['rests_on'] as string[]).map((id) => `'${id}'`).join()
  const values = jackdawJson<{ original: string }[]>(home, 'query', casePath, `SELECT original FROM statements WHERE id IN (${cited}) ORDER BY original`)
  assert.deepEqual(values.map(({ original }) => original), ['100.50', '101.50', '102.50'])
})

test('other code needs another version, and what fails its own tests is not registered', () => {
  const source = readFileSync(file, 'utf8')
  writeFileSync(join(room, 'changed.ts'), source.replace('Least number of payments.', 'The least number.'))
  assert.match(jackdaw(home, 'tool', 'register', casePath, join(room, 'changed.ts'), '--approver', 'Sefa Holm').stderr, /new version/)
  writeFileSync(join(room, 'wrong.ts'), source.replace('0.1.0', '0.2.0').replace('>= parameters.least', '> parameters.least'))
  assert.equal(jackdaw(home, 'tool', 'test', join(room, 'wrong.ts')).status, 1)
  assert.match(jackdaw(home, 'tool', 'register', casePath, join(room, 'wrong.ts'), '--approver', 'Sefa Holm').stderr, /not as its own tests say/)
  const [registered] = jackdawJson<{ sequence: number; approver: string }[]>(home, 'tool', 'list', casePath)
  assert.equal(registered!.approver, 'Sefa Holm')
  jackdawJson(home, 'tool', 'register', casePath, '--withdraw', String(registered!.sequence), '--reason', 'no longer needed')
  assert.match(jackdaw(home, 'tool', 'run', casePath, 'often-paid').stderr, /no tool 'often-paid'/)
  assert.equal(jackdaw(home, 'verify', casePath).status, 0)
})

test('parameters are set by name, and a tool reads nothing but the views', () => {
  assert.equal(jackdawJson<Run>(home, 'tool', 'run', casePath, file, '--set', 'least=4').rows.length, 0)
  assert.match(jackdaw(home, 'tool', 'run', casePath, file, '--set', 'least=1').stderr, /least lies between/)
  assert.match(jackdaw(home, 'tool', 'run', casePath, file, '--set', 'most=1').stderr, /no parameter most/)
  const source = readFileSync(file, 'utf8')
  writeFileSync(join(room, 'reader.ts'), source.replace(/'SELECT .*'/, `"SELECT content AS payer, '' AS beneficiary FROM read_text('/etc/hostname')"`))
  assert.match(jackdaw(home, 'tool', 'run', casePath, join(room, 'reader.ts')).stderr, /query\.refused/)
})

test('every tool that comes with Jackdaw runs on a case', () => {
  const own = jackdawJson<{ id: string; sequence: number | null }[]>(home, 'tool', 'list')
  assert.ok(own.length >= 8)
  for (const { id } of own) assert.ok(Array.isArray(jackdawJson<Run>(home, 'tool', 'run', casePath, id).rows), id)
})
