import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { passportLines } from '../../src/examine/fixtures/specimen.ts'
import { photograph } from '../../src/extract/image/fixtures/make-picture.ts'
import { makePdf } from '../../src/extract/pdf/fixtures/make-pdf.ts'

const launcher = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'jackdaw')
const room = mkdtempSync(join(tmpdir(), 'jackdaw-offline-'))
after(() => rmSync(room, { recursive: true, force: true }))

/** Programs that start another one without any network, with their words; the first that the machine lets run is taken. */
const jails = [['unshare', '--user', '--map-root-user', '--net'], ['bwrap', '--unshare-net', '--dev-bind', '/', '/']]
const jail = jails.find(([program, ...words]) => spawnSync(program!, [...words, 'true']).status === 0)

test('without a network, a check gives what it gives with one', { skip: jail ? false : 'this machine lets nobody start a program without a network (unshare, bwrap)' }, async () => {
  const put = (name: string, bytes: string | Uint8Array) => {
    writeFileSync(join(room, name), bytes)
    return join(room, name)
  }
  const files = [
    put('passport.txt', passportLines().join('\n')),
    put('invoice.pdf', await makePdf([[{ text: 'Invoice number R-17', top: 60 }, { text: 'Net 100.00', top: 90 }, { text: 'VAT 20 % 20.00', top: 104 }, { text: 'Total 120.00', top: 118 }]])),
    put('photograph.jpg', await photograph()),
  ]
  const check = (words: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(words[0]!, [...words.slice(1), launcher, 'check', ...files, '--json', '--quiet'], { encoding: 'utf8' })
    assert.ok(status === 0 || status === 1, stderr)
    return { status, sheets: JSON.parse(stdout) as { signs: { checkId: string }[] }[] }
  }
  const without = check(jail!)
  assert.deepEqual(without, check(['env']))
  assert.ok(without.sheets.every(({ signs }) => signs.length > 0))
})
