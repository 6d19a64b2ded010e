import assert from 'node:assert/strict'
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { sha256 } from '../../base/hash.ts'
import { evidencePath } from '../case-layout.ts'
import { openCase } from '../case.ts'
import { investigator, temporaryCase } from '../fixtures/temporary-case.ts'
import { addMember } from '../members/member-register.ts'
import { liftHold, placeHold } from '../retention/hold-register.ts'
import { KeyStore } from '../vault/key-store.ts'
import { lockWhole } from '../vault/lock-whole.ts'
import { makePersonKey } from '../vault/person-key.ts'
import { unlockWhole } from '../vault/unlock-whole.ts'
import { purgeCase, type PurgeOptions } from './purge-case.ts'
import { verifyCertificate } from './purge-certificate.ts'
import { purgeExhibits, settlePurges } from './purge-exhibits.ts'

async function purgeable(context: TestContext) {
  const { opened, folder, keyFolder } = await temporaryCase(context)
  const exhibits = ['A bill of the Alder company', 'A second bill', 'A second bill'].map((text, index) => {
    const hash = sha256(text)
    const path = evidencePath(opened.layout, hash)
    opened.files.now.makeFolder(join(path, '..'))
    writeFileSync(path, text)
    return {
      id: sha256(`${index}`).slice(0, 32), number: String(index + 1), path: `bill-${index}.txt`, sha256: hash, sizeBytes: text.length, authority: 'A1',
      receivedAt: '2026-03-01T08:00:00.000Z', receivedBy: 'Mira Osei',
    }
  })
  opened.journal.append(exhibits.map((exhibit) => ({ verb: 'exhibit.received' as const, payload: { exhibit, foundPath: `/in/${exhibit.path}` } })), investigator)
  const store = new KeyStore(join(folder, 'store'))
  const { identity, recipient } = await makePersonKey(store.folder)
  const { root } = opened.layout
  const told = { ...investigator, store, keyFolder }
  const asked: string[] = []
  const options: PurgeOptions = {
    ...told, opening: async () => ({ identity }), reason: 'five years have passed', certificate: join(folder, 'certificate.txt'),
    confirm: async (title) => void asked.push(title),
  }
  return {
    opened, folder, root, store, options, asked, identity,
    lock: () => lockWhole(root, { ...told, members: async () => [{ recipient, name: 'Mira Osei' }] }),
    unlock: (at: string) => unlockWhole(at, { ...told, opening: { identity } }),
  }
}

test('a copy of the locked case opens no more after the purge; with a copy of the key store it does', async (context) => {
  const { opened, folder, root, store, options, asked, lock, unlock } = await purgeable(context)
  const { id } = opened.file
  opened.close()
  await lock()
  cpSync(root, join(folder, 'backup'), { recursive: true })
  cpSync(store.folder, join(folder, 'backup-of-keys'), { recursive: true })
  const done = await purgeCase(root, options)
  assert.deepEqual([existsSync(root), asked, readdirSync(folder).filter((name) => /purging|pending/.test(name))], [false, ['Alder'], []])
  await assert.rejects(unlock(join(folder, 'backup')), { code: 'key.absent', message: /purged/ })

  const { certificate, faults } = verifyCertificate(readFileSync(done.certificate, 'utf8'))
  assert.deepEqual(faults, [])
  const { case: of, purged, by, reason, evidence } = certificate!
  assert.deepEqual([of, purged, by, reason, evidence.exhibits], [id, 'case', 'Mira Osei', 'five years have passed', 3])
  assert.ok(certificate?.key?.recipient.startsWith('age1'))

  cpSync(join(folder, 'backup-of-keys'), store.folder, { recursive: true })
  await unlock(join(folder, 'backup'))
  assert.ok(existsSync(join(folder, 'backup', 'case.json')), 'as docs/decisions/purge-by-key.md says')
})

test('a hold forbids every purge, locked or open, until it is lifted', async (context) => {
  const { opened, root, options, asked, lock } = await purgeable(context)
  placeHold(opened.journal, 'appeal 3/26', investigator)
  await assert.rejects(purgeExhibits(opened, { ...options, numbers: ['1'] }), { code: 'hold.stands' })
  opened.close()
  await assert.rejects(purgeCase(root, options), { code: 'hold.stands', message: /appeal 3\/26/ })
  await lock()
  await assert.rejects(purgeCase(root, options), { code: 'hold.stands' })
  assert.deepEqual([asked, readdirSync(root), existsSync(`${options.certificate}.pending`)], [[], ['sealed'], false])
})

test('who does not confirm, gives no reason, or needs a second person purges nothing', async (context) => {
  const { opened, root, options } = await purgeable(context)
  opened.close()
  await assert.rejects(purgeCase(root, { ...options, confirm: async () => Promise.reject(new Error('not that title')) }), /not that title/)
  await assert.rejects(purgeCase(root, { ...options, reason: ' ' }), { code: 'usage' })
  await assert.rejects(purgeCase(root, { ...options, certificate: join(root, 'certificate.txt') }), { code: 'usage' })
  const again = await openCase(root, { write: true, ...(options.keyFolder ? { keyFolder: options.keyFolder } : {}) })
  for (const name of ['Mira Osei', 'Tam Reyes']) addMember(again.journal, { name, role: 'supervisor' }, investigator)
  again.close()
  await assert.rejects(purgeCase(root, options), { code: 'second.needed', message: /Tam Reyes/ })
  assert.ok(existsSync(join(root, 'case.json')))
})

test('a purge that was cut off at any step is completed by the same command, and not after a hold', async (context) => {
  for (const step of ['decided', 'key destroyed', 'moved'] as const) {
    const { opened, folder, root, store, options } = await purgeable(context)
    const { id } = opened.file
    opened.close()
    cpSync(root, join(folder, 'copy'), { recursive: true })
    await purgeCase(root, options)
    renameSync(options.certificate, `${options.certificate}.pending`)
    cpSync(join(folder, 'copy'), step === 'moved' ? join(folder, '.case.purging') : root, { recursive: true })
    if (step === 'decided') {
      const again = await openCase(root, { write: true, ...(options.keyFolder ? { keyFolder: options.keyFolder } : {}) })
      const { id: hold } = placeHold(again.journal, 'appeal', investigator)
      await assert.rejects(purgeCase(root, options), { code: 'hold.stands' })
      liftHold(again.journal, { id: hold, reason: 'dismissed' }, investigator)
      again.close()
    }
    await purgeCase(root, options)
    assert.deepEqual([existsSync(root), existsSync(join(folder, '.case.purging')), store.find(id), existsSync(options.certificate)], [false, false, undefined, true])
  }
})

const changes: readonly (readonly [what: string, change: (text: string) => string, code: string])[] = [
  ['another reason', (text) => text.replace('five years', 'six years'), 'certificate.signature'],
  ['another count', (text) => text.replace('"exhibits": 3', '"exhibits": 2'), 'certificate.signature'],
  ['a field more', (text) => text.replace('"purged"', '"note": "x",\n  "purged"'), 'certificate.form'],
  ['no signature', (text) => text.slice(0, text.lastIndexOf('\n\n') + 2), 'certificate.form'],
  ['another head', (text) => text.replace('certificate/1', 'certificate/2'), 'certificate.form'],
]
test('a certificate that was changed does not hold, nor one by another key', async (context) => {
  const { opened, root, options } = await purgeable(context)
  opened.close()
  const text = readFileSync((await purgeCase(root, options)).certificate, 'utf8')
  for (const [what, change, code] of changes) assert.deepEqual(verifyCertificate(change(text)).faults.map((fault) => fault.what), [code], what)
  const key = verifyCertificate(text).certificate!.publicKey
  assert.deepEqual(verifyCertificate(text, key).faults, [])
  assert.deepEqual(verifyCertificate(text, `${key.slice(0, -2)}AA`).faults.map(({ what }) => what), ['certificate.key'])
})

test('the bytes of one exhibit go with its entry and all that was computed; the same bytes received twice stay for the other', async (context) => {
  const { opened, options } = await purgeable(context)
  writeFileSync(join(opened.layout.derived, 'case.duckdb'), 'a bill of the Alder company')
  const [first, second] = opened.exhibits.all()
  const certificate = await purgeExhibits(opened, { ...options, numbers: ['1', '2'] })
  assert.deepEqual(certificate.purged, [{ number: '1', sha256: first!.sha256 }, { number: '2', sha256: second!.sha256 }])
  assert.equal(certificate.key, undefined)
  assert.deepEqual([existsSync(evidencePath(opened.layout, first!.sha256)), existsSync(evidencePath(opened.layout, second!.sha256))], [false, true])
  assert.deepEqual(readdirSync(opened.layout.derived), [])
  const { root } = opened.layout
  const { size } = opened.journal
  await settlePurges(opened, options)
  assert.equal(opened.journal.size, size, 'nothing was left to do')
  await assert.rejects(purgeExhibits(opened, { ...options, numbers: ['1'] }), { code: 'exhibit.absent' })
  opened.close()
  const again = await openCase(root)
  assert.deepEqual(again.exhibits.all().map(({ number }) => number), ['3'])
  assert.ok(!readFileSync(again.layout.journal, 'latin1').includes('bill-0.txt'), 'the name is gone too')
  again.close()
})
