import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { diskFiles } from '../../base/file-port.ts'
import { sha256 } from '../../base/hash.ts'
import { listFiles } from '../../base/list-files.ts'
import { openCase } from '../case.ts'
import { investigator, temporaryCase } from '../fixtures/temporary-case.ts'
import { newIdentity, recipientOf } from './age-box.ts'
import { addMember, makeCaseKey, openCaseKey, removeMember } from './case-key.ts'
import { KeyStore } from './key-store.ts'
import { lockWhole } from './lock-whole.ts'
import { makePersonKey, readPersonKey } from './person-key.ts'
import { isLocked, sealLayout } from './seal-layout.ts'
import { openKeyOf, unlockWhole } from './unlock-whole.ts'
import { peekIntoSeal } from './unseal-case.ts'

interface Vaulted {
  readonly root: string
  readonly folder: string
  readonly keyFolder: string
  readonly store: KeyStore
  readonly identity: string
  lock(): Promise<unknown>
  unlock(opening?: { identity: string } | { passphrase: string }): Promise<unknown>
}

/** A case with files of every size, whose key is wrapped for one person. */
async function vaultedCase(context: TestContext): Promise<Vaulted> {
  const { opened, folder, keyFolder } = await temporaryCase(context)
  opened.close()
  const { root } = opened.layout
  mkdirSync(join(root, 'evidence', 'ab'), { recursive: true })
  writeFileSync(join(root, 'evidence', 'ab', 'large'), Buffer.alloc(300_000, 'Alder & Daughters '), { mode: 0o444 })
  writeFileSync(join(root, 'evidence', 'ab', 'empty'), '')
  writeFileSync(join(root, 'mappings', 'Zürich – bills.yml'), 'name: bills\n')
  writeFileSync(join(root, 'mappings', `${'n'.repeat(180)}.yml`), 'long')
  const store = new KeyStore(join(folder, 'store'))
  const { identity, recipient } = await makePersonKey(store.folder)
  const members = async () => [{ recipient, name: 'Mira Osei' }]
  return {
    root, folder, keyFolder, store, identity,
    lock: () => lockWhole(root, { ...investigator, store, keyFolder, members }),
    unlock: (opening = { identity }) => unlockWhole(root, { ...investigator, store, keyFolder, opening }),
  }
}

/** Path, mode and hash of every file, and every folder. */
function picture(root: string): string[] {
  const files = listFiles(root, ['']).map((path) => `${path.slice(root.length)} ${(statSync(path).mode & 0o777).toString(8)} ${sha256(readFileSync(path))}`)
  const folders = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name))
  return [...files, ...folders.sort()]
}

/** The same without the journal and the log of uses: locking and unlocking enter themselves. */
const withoutJournal = (lines: readonly string[]) => lines.filter((line) => !/^\/(journal|uses)\.sqlite/.test(line))

test('a case is locked and unlocked byte for byte, with its empty folders and modes; locked, it tells nothing', async (context) => {
  const { root, store, lock, unlock } = await vaultedCase(context)
  const before = picture(root)
  await lock()
  assert.deepEqual(readdirSync(root), ['sealed'])
  const locked = readdirSync(join(root, 'sealed')).map((name) => readFileSync(join(root, 'sealed', name), 'latin1')).join('\n')
  for (const word of ['Alder', 'invoices', 'Mira', 'District', 'bills', 'journal.sqlite']) {
    // Who locked it is told.
    if (word !== 'Mira') assert.ok(!locked.includes(word), `'${word}' can be read in the locked case`)
  }
  await assert.rejects(openCase(root), { code: 'case.locked', message: /jackdaw unlock/ })
  await assert.rejects(openCase(root, { write: true }), { code: 'case.locked' })
  await lock()
  await unlock()
  assert.deepEqual(withoutJournal(picture(root)), withoutJournal(before))
  const opened = await openCase(root)
  context.after(() => opened.close())
  assert.deepEqual([...opened.journal.entries()].slice(-2).map(({ verb, actor }) => [verb, actor]), [['case.locked', 'Mira Osei'], ['case.unlocked', 'Mira Osei']])
  const [locking] = opened.journal.entries({ verb: 'case.locked' })
  assert.equal(locking?.payload.recipient, store.get(opened.file.id).recipient)
})

test('what a locked case is can be read by a key without opening the rest, and leaves nothing behind', async (context) => {
  const { root, store, identity, lock } = await vaultedCase(context)
  await lock()
  const key = await openKeyOf(root, { store, opening: { identity } })
  const names = await peekIntoSeal(root, key, (folder) => readdirSync(folder).sort())
  assert.deepEqual(names, ['case.json', 'journal.sqlite'])
  assert.deepEqual(readdirSync(join(root, 'sealed')).filter((name) => name.startsWith('open')), [])
})

const damages: readonly (readonly [what: string, damage: (folder: string) => void])[] = [
  ['a flipped bit in a volume', (folder) => flip(join(folder, '000002.age'), 9_000)],
  ['a flipped bit in the last chunk', (folder) => flip(join(folder, '000002.age'), statSync(join(folder, '000002.age')).size - 3)],
  ['a volume cut at a chunk', (folder) => truncateSync(join(folder, '000002.age'), 200 + 16 + (65_536 + 16) * 2)],
  ['a volume cut anywhere', (folder) => truncateSync(join(folder, '000002.age'), 70_000)],
  ['an empty volume', (folder) => truncateSync(join(folder, '000002.age'), 0)],
  ['a missing volume', (folder) => rmSync(join(folder, '000002.age'))],
  ['two volumes exchanged', (folder) => swap(join(folder, '000001.age'), join(folder, '000002.age'))],
  ['two chunks exchanged', (folder) => swapChunks(join(folder, '000002.age'))],
  ['a volume put twice', (folder) => cpSync(join(folder, '000001.age'), join(folder, '000002.age'))],
  ['a flipped bit in the index', (folder) => flip(join(folder, 'index.age'), 400)],
  ['a cut index', (folder) => truncateSync(join(folder, 'index.age'), 300)],
  ['a changed lock', (folder) => writeFileSync(join(folder, 'lock.json'), readFileSync(join(folder, 'lock.json'), 'utf8').replace('"volumes": 2', '"volumes": 1'))],
]

for (const [what, damage] of damages) {
  test(`${what} is found, and nothing is opened`, async (context) => {
    const { root, lock, unlock } = await vaultedCase(context)
    await lock()
    const sound = join(root, '..', 'sound')
    cpSync(root, sound, { recursive: true })
    damage(join(root, 'sealed'))
    await assert.rejects(unlock(), { code: 'seal.damaged' })
    assert.deepEqual([readdirSync(root), isLocked(root)], [['sealed'], true])
    rmSync(root, { recursive: true })
    renameSync(sound, root)
    await unlock()
    assert.ok(existsSync(join(root, 'case.json')))
  })
}

function flip(path: string, at: number): void {
  const bytes = readFileSync(path)
  bytes[at]! ^= 1
  writeFileSync(path, bytes)
}

function swap(one: string, other: string): void {
  renameSync(one, `${one}.x`)
  renameSync(other, one)
  renameSync(`${one}.x`, other)
}

function swapChunks(path: string): void {
  const bytes = readFileSync(path)
  const start = bytes.length - 3 * 65_552
  const [first, second] = [bytes.subarray(start, start + 65_552), bytes.subarray(start + 65_552, start + 2 * 65_552)].map((part) => Buffer.from(part))
  second!.copy(bytes, start)
  first!.copy(bytes, start + 65_552)
  writeFileSync(path, bytes)
}

test('keys: another person opens it when wrapped for, and not after; a passphrase; a key store without the key opens nothing', async (context) => {
  const { root, folder, store, identity, lock, unlock } = await vaultedCase(context)
  await lock()
  const other = await newIdentity()
  await assert.rejects(unlock({ identity: other }), { code: 'key.absent', message: /Mira Osei/ })
  const id = JSON.parse(readFileSync(sealLayout(root).mark, 'utf8')).case as string
  const added = await addMember(store.get(id), { recipient: await recipientOf(other), name: 'Tam Reyes' }, { ...investigator, opening: { identity } })
  await store.keep(added)
  await unlock({ identity: other })
  await lock()
  await store.keep(removeMember(added, await recipientOf(other)))
  await assert.rejects(unlock({ identity: other }), { code: 'key.absent' })
  assert.throws(() => removeMember(store.get(id), added.members[0]!.recipient), { code: 'usage', message: /last one/ })
  await assert.rejects(openCaseKey(store.get(id), { passphrase: 'guess' }), { code: 'key.absent' })
  renameSync(store.pathOf(id), join(folder, 'aside.json'))
  await assert.rejects(unlock(), { code: 'key.absent', message: /purged/ })
  renameSync(join(folder, 'aside.json'), store.pathOf(id))
  await unlock()
})

test('a passphrase opens a key that is wrapped by it, and no other; a key for nobody is refused', async () => {
  const key = await makeCaseKey('0'.repeat(32), { ...investigator, members: [], passphrase: 'four plain words here', workFactor: 10 })
  assert.equal(await recipientOf(await openCaseKey(key, { passphrase: 'four plain words here' })), key.recipient)
  await assert.rejects(openCaseKey(key, { passphrase: 'four plain words there' }), { code: 'key.absent' })
  await assert.rejects(makeCaseKey('0'.repeat(32), { ...investigator, members: [] }), { code: 'usage' })
  await assert.rejects(makeCaseKey('0'.repeat(32), { ...investigator, members: [{ recipient: 'age1nobody', name: 'x' }] }), { code: 'usage' })
})

test('the key of a person is made once, and refused when others can read it', async (context) => {
  const { store } = await vaultedCase(context)
  await assert.rejects(makePersonKey(store.folder), { code: 'usage' })
  const path = join(store.folder, 'identity.txt')
  assert.equal(statSync(path).mode & 0o777, 0o600)
  const bytes = readFileSync(path)
  rmSync(path)
  writeFileSync(path, bytes, { mode: 0o644 })
  await assert.rejects(readPersonKey(path), { code: 'key.absent', message: /others can read it/ })
})

test('a disk that breaks at any step leaves the case open and whole, or locked and whole', async (context) => {
  const { root, folder, keyFolder, store, identity, lock } = await vaultedCase(context)
  const members = async () => [{ recipient: await recipientOf(identity), name: 'Mira Osei' }]
  const before = withoutJournal(picture(root))
  let steps = 0
  for (let broken = 1; ; broken++) {
    let step = 0
    const breaking = <A extends unknown[], R>(work: (...given: A) => Promise<R>) => async (...given: A) => {
      if (++step === broken) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC', syscall: 'write' })
      return work(...given)
    }
    const files = {
      create: breaking(diskFiles.create), rename: breaking(diskFiles.rename), makeFolder: breaking(diskFiles.makeFolder),
      syncFolder: breaking(diskFiles.syncFolder), remove: breaking(diskFiles.remove), now: diskFiles.now,
    }
    const failed = await lockWhole(root, { ...investigator, store, keyFolder, members, files }).then(() => undefined, (thrown: { code: string }) => thrown.code)
    if (!isLocked(root)) assert.deepEqual(withoutJournal(picture(root)).filter((line) => !line.includes('/sealed')), before)
    if (failed) assert.equal(failed, 'case.unwritable')
    await lock()
    const opened = await unlockWhole(root, { ...investigator, store, keyFolder, opening: { identity }, files })
      .then(() => undefined, (thrown: { code: string }) => thrown.code)
    if (opened) {
      assert.equal(opened, 'case.unwritable')
      if (isLocked(root)) await unlockWhole(root, { ...investigator, store, keyFolder, opening: { identity } })
    }
    rmSync(join(root, 'sealed'), { recursive: true, force: true })
    assert.deepEqual(withoutJournal(picture(root)), before)
    if (!failed && !opened) break
    steps = broken
  }
  assert.ok(steps > 20, `${steps} steps were broken in ${folder}`)
})
