import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sha256 } from '../../base/hash.ts'
import { listFiles } from '../../base/list-files.ts'
import { openCase } from '../case.ts'
import { investigator, temporaryCase } from '../fixtures/temporary-case.ts'
import { KeyStore } from './key-store.ts'
import { lockWhole } from './lock-whole.ts'
import { makePersonKey } from './person-key.ts'
import { isLocked } from './seal-layout.ts'

const child = fileURLToPath(new URL('fixtures/vault-child.ts', import.meta.url))
/** How often each deed is killed; more with `JACKDAW_KILLS=50`. */
const kills = Number(process.env['JACKDAW_KILLS'] ?? 3)

/** The generator of Park and Miller (1988, doi:10.1145/63039.63042): the same moments in every run. */
function* fractions(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (state * 48_271) % 2_147_483_647
    yield state / 2_147_483_647
  }
}

async function runChild(words: readonly string[], afterMs?: number): Promise<{ readonly isDone: boolean; readonly tookMs: number }> {
  const running = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', child, ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
  let [said, startedAt] = ['', 0]
  const ended = new Promise((resolve) => running.once('close', resolve))
  running.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (said === '') {
      startedAt = performance.now()
      if (afterMs !== undefined) void wait(afterMs).then(() => running.kill('SIGKILL'))
    }
    said += text
  })
  await ended
  return { isDone: said.endsWith('done\n'), tookMs: performance.now() - startedAt }
}

test(`locking and unlocking killed at ${kills} moments each: open and whole, or locked and whole, and the next one completes`, async (context) => {
  const { opened, folder, keyFolder } = await temporaryCase(context)
  opened.close()
  const { root } = opened.layout
  for (let index = 0; index < 60; index++) {
    const shelf = join(root, 'evidence', String(index % 9).padStart(2, '0'))
    mkdirSync(shelf, { recursive: true })
    writeFileSync(join(shelf, String(index)), Buffer.alloc((index % 17) * 20_000, `bill ${index} `))
  }
  const store = new KeyStore(join(folder, 'store'))
  const { recipient } = await makePersonKey(store.folder)
  const picture = (at: string) => listFiles(at, ['']).map((path) => path.slice(at.length)).filter((path) => !/^\/(journal\.sqlite|uses\.sqlite|sealed|case\.lock|vault)/.test(path))
    .map((path) => `${path} ${sha256(readFileSync(at + path))}`)
  const whole = picture(root)
  const lockedRoot = join(folder, 'locked')
  cpSync(root, lockedRoot, { recursive: true })
  await lockWhole(lockedRoot, { ...investigator, store, keyFolder, members: async () => [{ recipient, name: 'Mira Osei' }] })

  const moments = fractions(20_261_124)
  const counts = { cutOff: 0, open: 0, locked: 0 }
  for (const [deed, from] of [['lock', root], ['unlock', lockedRoot]] as const) {
    const words = (at: string) => [deed, at, store.folder, keyFolder]
    cpSync(from, join(folder, 'measured'), { recursive: true })
    const { tookMs, isDone } = await runChild(words(join(folder, 'measured')))
    assert.ok(isDone)
    rmSync(join(folder, 'measured'), { recursive: true })
    for (let round = 0; round < kills; round++) {
      const at = join(folder, 'round')
      cpSync(from, at, { recursive: true })
      if (!(await runChild(words(at), moments.next().value! * tookMs)).isDone) counts.cutOff++
      if (isLocked(at)) counts.locked++
      else {
        counts.open++
        assert.deepEqual(picture(at), whole)
        ;(await openCase(at)).close()
      }
      assert.ok((await runChild(isLocked(at) ? ['unlock', ...words(at).slice(1)] : ['lock', ...words(at).slice(1)])).isDone)
      if (isLocked(at)) assert.ok((await runChild(['unlock', ...words(at).slice(1)])).isDone)
      assert.deepEqual(picture(at), whole)
      assert.ok(!existsSync(join(at, 'sealed')), readdirSync(at).join(' '))
      rmSync(at, { recursive: true })
    }
  }
  assert.ok(counts.cutOff > 0, 'none was cut off: the test shows nothing')
  context.diagnostic(`${counts.cutOff} of ${2 * kills} were cut off; ${counts.open} were open after it, ${counts.locked} locked`)
})
