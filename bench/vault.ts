/** How fast a case is locked and unlocked: `node bench/vault.ts [megabytes]`. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { systemClock } from '../src/base/clock.ts'
import { createCase } from '../src/case/create-case.ts'
import { KeyStore } from '../src/case/vault/key-store.ts'
import { lockWhole } from '../src/case/vault/lock-whole.ts'
import { makePersonKey } from '../src/case/vault/person-key.ts'
import { unlockWhole } from '../src/case/vault/unlock-whole.ts'

const megabytes = Number(process.argv[2] ?? 256)
const folder = mkdtempSync(join(tmpdir(), 'jackdaw-vault-'))
try {
  const keyFolder = join(folder, 'keys')
  const told = { actor: 'bench', clock: systemClock, keyFolder }
  const opened = await createCase(join(folder, 'case'), { ...told, title: 'Bench', purpose: 'Measuring' })
  opened.close()
  const { root } = opened.layout
  mkdirSync(join(root, 'evidence', '00'))
  for (let index = 0; index < megabytes; index++) writeFileSync(join(root, 'evidence', '00', String(index)), randomBytes(1 << 20))
  const store = new KeyStore(join(folder, 'store'))
  const { recipient, identity } = await makePersonKey(store.folder)
  const seconds = async (work: () => Promise<unknown>) => {
    const start = performance.now()
    await work()
    return (performance.now() - start) / 1000
  }
  const locking = await seconds(() => lockWhole(root, { ...told, store, members: async () => [{ recipient, name: 'bench' }] }))
  const unlocking = await seconds(() => unlockWhole(root, { ...told, store, opening: { identity } }))
  console.log(`${cpus()[0]?.model}, Node.js ${process.version}: ${megabytes} MB in ${megabytes} files`)
  console.log(`lock   ${locking.toFixed(1)} s, ${(megabytes / locking).toFixed(0)} MB/s`)
  console.log(`unlock ${unlocking.toFixed(1)} s, ${(megabytes / unlocking).toFixed(0)} MB/s`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
