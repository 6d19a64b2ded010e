import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { silentProgress } from '../../../base/progress.ts'
import { investigator, temporaryFolder } from '../../../case/fixtures/temporary-case.ts'
import { saveQuestion, withdrawQuestion } from '../../../case/register/question-register.ts'
import { buildCase } from '../build.ts'
import { DerivedFolder } from '../derived-folder.ts'
import { takeIn } from '../take-in.ts'
import { builtCase } from './fixtures/built-case.ts'
import { readStanding } from './standing-questions.ts'

const header = 'LastName,FirstName,BirthDate,Email\n'

test('a standing question tells what evidence that is added changes, and a build that changes nothing leaves its answer', async (context) => {
  const folder = temporaryFolder(context)
  const evidence = join(folder, 'evidence')
  mkdirSync(evidence)
  writeFileSync(join(evidence, 'staff.csv'), `${header}Quill,Ada,1980-04-02,ada.quill@halden.example\n`)
  const opened = await builtCase(join(folder, 'case'), evidence)
  const derived = new DerivedFolder(opened.layout.root)
  const build = () => buildCase(opened, { progress: silentProgress, withoutPdf: true })
  saveQuestion(opened.journal, { name: 'Names', sql: "SELECT DISTINCT caption FROM entities WHERE schema = 'Person'" }, investigator)
  saveQuestion(opened.journal, { name: 'Gaps', tool: 'number-gaps' }, investigator)
  saveQuestion(opened.journal, { name: 'Wrong', sql: 'SELECT nonesuch FROM entities' }, investigator)
  const first = await build()
  assert.equal(first.unchanged, true, 'a question changes nothing of what is derived')
  assert.deepEqual(first.questions.map(({ name, rows, added }) => [name, rows, added]), [['Gaps', 0, null], ['Names', 1, null], ['Wrong', 0, null]])
  assert.match(first.questions[2]!.failure!, /nonesuch/)

  writeFileSync(join(evidence, 'more.csv'), `${header}Marsh,Tobias,1975-11-30,tobias.marsh@halden.example\n`)
  await takeIn(opened, [evidence], { actor: 'Mira Osei', authority: 'A1', progress: silentProgress })
  const second = await build()
  assert.deepEqual(second.questions.map(({ name, rows, added, removed }) => [name, rows, added, removed]), [['Gaps', 0, 0, 0], ['Names', 2, 1, 0], ['Wrong', 0, 0, 0]])
  const names = readStanding(opened, derived).find(({ name }) => name === 'Names')
  assert.deepEqual(names?.added, [{ caption: 'Tobias Marsh' }])
  assert.deepEqual((await build()).questions[1], second.questions[1], 'what the last build changed stays told')

  saveQuestion(opened.journal, { name: 'Names', sql: 'SELECT 1 AS one' }, investigator)
  assert.deepEqual((await build()).questions[1], { name: 'Names', rows: 1, added: null, removed: null }, 'another question under the name has no answer before')
  withdrawQuestion(opened.journal, 'Names', { ...investigator, reason: 'Answered' })
  assert.deepEqual((await build()).questions.map(({ name }) => name), ['Gaps', 'Wrong'])
  assert.throws(() => withdrawQuestion(opened.journal, 'Names', { ...investigator, reason: 'Again' }), /no standing question/)
  assert.throws(() => saveQuestion(opened.journal, { name: '../x', sql: 'SELECT 1' }, investigator), /cannot be the name/)
  opened.close()
})
