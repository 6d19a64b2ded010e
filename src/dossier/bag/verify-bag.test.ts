import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { verifyBag } from './verify-bag.ts'

const room = mkdtempSync(join(tmpdir(), 'jackdaw-bag-'))
after(() => rmSync(room, { recursive: true }))

const hashOf = (text: string, algorithm = 'sha256') => createHash(algorithm).update(text).digest('hex')
const declared = (version = '1.0', encoding = 'UTF-8') => `BagIt-Version: ${version}\nTag-File-Character-Encoding: ${encoding}\n`
const good = {
  'bagit.txt': declared(), 'data/a.txt': 'one', 'data/b/c.txt': 'two',
  'manifest-sha256.txt': `${hashOf('one')}  data/a.txt\n${hashOf('two')}  data/b/c.txt\n`,
}

function bag(files: Readonly<Record<string, string | Buffer | undefined>>): string {
  const folder = mkdtempSync(join(room, 'bag-'))
  for (const [path, text] of Object.entries(files)) {
    if (text === undefined) continue
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const wrong: readonly [what: string, change: Readonly<Record<string, string | Buffer | undefined>>, code: string][] = [
  ['a byte changed', { 'data/a.txt': 'ome' }, 'bag.hash'],
  ['a file missing', { 'data/a.txt': undefined }, 'bag.file'],
  ['a file that no manifest names', { 'data/d.txt': 'more' }, 'bag.file'],
  ['no declaration', { 'bagit.txt': undefined }, 'bag.tag'],
  ['a byte order mark', { 'bagit.txt': `\ufeff${declared()}` }, 'bag.tag'],
  ['no manifest', { 'manifest-sha256.txt': undefined }, 'bag.tag'],
  ['a second manifest that is not whole', { 'manifest-md5.txt': `${hashOf('one', 'md5')}  data/a.txt\n` }, 'bag.file'],
  ['a path named twice', { 'manifest-sha256.txt': `${good['manifest-sha256.txt']}${hashOf('x')}  data/a.txt\n` }, 'bag.tag'],
  ['a path out of the bag', { 'manifest-sha256.txt': `${good['manifest-sha256.txt']}${hashOf('x')}  data/../../x\n` }, 'bag.path'],
  ['a path of another system', { 'fetch.txt': 'https://example.org - C:\\x\n' }, 'bag.path'],
  ['a path of a home', { 'fetch.txt': 'https://example.org - ~/x\n' }, 'bag.path'],
  ['something that was not fetched', { 'fetch.txt': 'https://example.org/x - data/x\n' }, 'bag.file'],
  ['another number of bytes', { 'bag-info.txt': 'Payload-Oxum: 7.2\n' }, 'bag.tag'],
  ['a tag file changed', { 'bag-info.txt': 'A: b\n', 'tagmanifest-sha256.txt': `${hashOf('A: c\n')}  bag-info.txt\n` }, 'bag.hash'],
  ['a hash that nobody knows', { 'manifest-sha257.txt': `ab  data/a.txt\nab  data/b/c.txt\n` }, 'bag.tag'],
]
for (const [what, change, code] of wrong) {
  test(`${what} is a fault`, () => {
    const { faults } = verifyBag(bag({ ...good, ...change }))
    assert.ok(faults.some((fault) => fault.what === code), JSON.stringify(faults))
  })
}

const right: readonly [what: string, change: Readonly<Record<string, string | Buffer>>][] = [
  ['a plain bag', {}],
  ['a count that fits', { 'bag-info.txt': 'Payload-Oxum: 6.2\r\n' }],
  ['tag files in UTF-16', { 'bagit.txt': declared('0.97', 'UTF-16'), 'manifest-sha256.txt': Buffer.from(`\ufeff${good['manifest-sha256.txt']}`, 'utf16le') }],
  ['a path that begins with a dot', { 'manifest-sha256.txt': good['manifest-sha256.txt'].replace('data/a', './data/a') }],
  ['a percent sign in a name', { 'data/50%.txt': 'x', 'manifest-sha256.txt': `${good['manifest-sha256.txt']}${hashOf('x')}  data/50%25.txt\n` }],
]
for (const [what, change] of right) {
  test(`${what} holds`, () => assert.deepEqual(verifyBag(bag({ ...good, ...change })).faults, []))
}

test('a link is not followed', () => {
  const folder = bag(good)
  symlinkSync('/etc/hostname', join(folder, 'data', 'link'))
  assert.deepEqual(verifyBag(folder).faults.map(({ what }) => what), ['bag.file'])
})

/** The conformance suite of the Library of Congress, where it is at hand: each folder's name says what is in it. */
const suite = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..', 'shared', 'data', 'bad-input', 'bagit')
for (const version of existsSync(suite) ? ['v0.97', 'v1.0'] : []) {
  for (const kind of readdirSync(join(suite, version))) {
    for (const name of readdirSync(join(suite, version, kind)).filter((entry) => entry !== 'Makefile')) {
      // A file that begins with a dot is missing from the copy of this bag.
      const isWhole = name !== 'special-system-files' || existsSync(join(suite, version, kind, name, 'data', '.DS_Store'))
      const holds = (kind === 'valid' || kind === 'warning') && isWhole
      test(`conformance: ${version} ${name} ${holds ? 'holds' : 'does not hold'}`, () => {
        const { faults } = verifyBag(join(suite, version, kind, name))
        assert.equal(faults.length === 0, holds, JSON.stringify(faults))
      })
    }
  }
}
