import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { diskFiles } from '../base/file-port.ts'
import { createCase, type CreateCaseOptions } from './create-case.ts'
import { openCase } from './case.ts'
import { courtOrder, investigator, temporaryCase, temporaryFolder } from './fixtures/temporary-case.ts'

test('a case is made whole, says what it is for, and keeps its key elsewhere', async (context) => {
  const { opened, folder, keyFolder } = await temporaryCase(context)
  assert.deepEqual(readdirSync(opened.layout.root).sort(), ['case.json', 'case.lock', 'derived', 'dossier', 'evidence', 'journal.sqlite', 'mappings'])
  assert.deepEqual(readdirSync(folder).sort(), ['case', 'keys'])
  assert.equal(opened.file.purpose, 'Whether invoices were paid twice')
  assert.equal(opened.file.retentionReview, '2027-03-01')
  assert.deepEqual([...opened.journal.entries()].map((entry) => entry.verb), ['case.created', 'key.introduced', 'authority.recorded'])
  assert.equal(statSync(join(keyFolder, readdirSync(keyFolder)[0]!)).mode & 0o777, 0o600)
  opened.close()
  assert.equal(existsSync(opened.layout.lock), false)
  const again = await openCase(opened.layout.root)
  assert.deepEqual(again.file, opened.file)
  assert.equal(again.isWritable, false)
  assert.throws(() => again.journal.append([{ verb: 'settings.changed', payload: { settings: {} } }], investigator), { code: 'defect' })
  again.close()
})

test('what a case needs is asked for, and nothing is left behind', async (context) => {
  const folder = temporaryFolder(context)
  const whole: CreateCaseOptions = { ...investigator, title: 'Alder', purpose: 'Invoices', keyFolder: join(folder, 'keys') }
  const lacking: Partial<CreateCaseOptions>[] = [
    { title: ' ' }, { purpose: '' }, { actor: '' }, { retentionReview: '2026-02-30' }, { settings: { region: 'Germany' } },
    { settings: { timeZone: 'Mars/Olympus' } }, { authority: { ...courtOrder, issuer: '' } }, { authority: { ...courtOrder, until: 'soon' } },
    { authority: { ...courtOrder, from: '2026-03-02', until: '2026-03-01' } },
  ]
  for (const part of lacking) await assert.rejects(createCase(join(folder, 'case'), { ...whole, ...part }), { code: 'usage' }, JSON.stringify(part))
  mkdirSync(join(folder, 'taken'))
  writeFileSync(join(folder, 'taken', 'letter.txt'), 'hello')
  await assert.rejects(createCase(join(folder, 'taken'), whole), { code: 'case.exists' })
  await assert.rejects(createCase(join(folder, 'taken', 'letter.txt'), whole), { code: 'case.exists' })
  await assert.rejects(openCase(join(folder, 'taken')), { code: 'case.absent' })
  const broken = { ...diskFiles, rename: async () => Promise.reject(Object.assign(new Error('EIO: rename'), { code: 'EIO' })) }
  await assert.rejects(createCase(join(folder, 'case'), { ...whole, files: broken }), { code: 'case.unwritable' })
  assert.deepEqual(readdirSync(folder).sort(), ['keys', 'taken'])
})

test('one process at a time writes; others read; the lock of a dead one is taken over', { skip: process.platform !== 'linux' && 'reads /proc' }, async (context) => {
  const { opened, keyFolder } = await temporaryCase(context)
  const { root, lock, incoming } = opened.layout
  await assert.rejects(openCase(root, { write: true, keyFolder }), { code: 'case.busy' })
  const reader = await openCase(root)
  assert.equal(reader.journal.size, 3)
  reader.close()
  opened.close()

  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  const now = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(' ')[21]
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  const mark = { host: hostname(), pid: child.pid, started: `${boot}:${now}`, token: 'other' }
  writeFileSync(lock, JSON.stringify(mark))
  await assert.rejects(openCase(root, { write: true, keyFolder }), { code: 'case.busy' })
  // The same number, given to another process since.
  writeFileSync(lock, JSON.stringify({ ...mark, started: `${boot}:1` }))
  ;(await openCase(root, { write: true, keyFolder })).close()
  writeFileSync(lock, JSON.stringify(mark))
  child.kill('SIGKILL')
  await once(child, 'exit')
  writeFileSync(join(incoming, 'half'), 'left by a killed intake')
  ;(await openCase(root, { write: true, keyFolder })).close()
  assert.deepEqual(readdirSync(incoming), [])
  writeFileSync(lock, JSON.stringify({ ...mark, host: 'another-machine' }))
  await assert.rejects(openCase(root, { write: true, keyFolder }), { code: 'case.busy' })
  writeFileSync(lock, '')
  ;(await openCase(root, { write: true, keyFolder })).close()
})

test('what is no case, or a broken one, is told apart', async (context) => {
  const { opened, keyFolder } = await temporaryCase(context)
  opened.close()
  const { root, journal } = opened.layout
  const caseFile = join(root, 'case.json')
  const text = readFileSync(caseFile, 'utf8')
  for (const changed of ['{}', '', text.replace('jackdaw-case/1', 'jackdaw-case/9'), text.replace('{', '{ "more": 1,')]) {
    writeFileSync(caseFile, changed)
    await assert.rejects(openCase(root), { code: 'journal.damaged' }, changed)
  }
  writeFileSync(caseFile, text)
  rmSync(journal)
  await assert.rejects(openCase(root, { write: true, keyFolder }), { code: 'journal.damaged' })
  assert.equal(existsSync(journal), false)
  await assert.rejects(openCase(join(root, 'nowhere')), { code: 'case.absent' })
})

test('a signing key that others can read signs nothing, and one that is none is refused', async (context) => {
  const { opened, keyFolder } = await temporaryCase(context)
  opened.close()
  const key = join(keyFolder, readdirSync(keyFolder)[0]!)
  chmodSync(key, 0o640)
  await assert.rejects(openCase(opened.layout.root, { write: true, keyFolder }), { code: 'journal.key-absent' })
  chmodSync(key, 0o600)
  writeFileSync(key, 'not a key')
  await assert.rejects(openCase(opened.layout.root, { write: true, keyFolder }), { code: 'journal.key-absent' })
})
