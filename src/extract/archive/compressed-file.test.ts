import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { bzipFormat } from '../bzip/bzip-format.ts'
import { collect, inputOf } from '../collect.ts'
import type { Format } from '../contract.ts'
import { gzipFormat } from '../gzip/gzip-format.ts'
import { defaultLimits } from '../limits.ts'
import { xzFormat } from '../xz/xz-format.ts'

const text = 'The fee for berth 9 was paid twice.\n'.repeat(3)
const fromBase64 = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))
/** Made by bzip2 and xz of `text`: there is no packer of them in JavaScript. */
const bzip = fromBase64('QlpoOTFBWSZTWQ2s6D4AABBbgAAQQAEAIAQAP2DcgCAAUKZMTIMjCv9VRk0yaD0Tdh8xJDtZNZZDSaJOlXyEKyaQuyq4aXUZUks/F3JFOFCQDazoPg==')
const xz = fromBase64('/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4ABrACldACoaCKICynPXZLOKmIosKDg3Ryy59GVtCBnuASIjNh2HPFRsvhBxcAAAAAAAAPlzJBZMaO3iAAFFbBgjjOkftvN9AQAAAAAEWVo=')
const gzip = new Uint8Array(gzipSync(text))

/** A gzip file that keeps the name of what it holds. */
function gzipNamed(name: string): Uint8Array {
  const plain = Buffer.from(gzip)
  plain[3] = plain[3]! | 0x08
  return new Uint8Array(Buffer.concat([plain.subarray(0, 10), Buffer.from(`${name}\0`), plain.subarray(10)]))
}

const formats: readonly (readonly [format: Format, bytes: Uint8Array, ending: string, tarEnding: string])[] = [
  [gzipFormat, gzip, '.gz', '.tgz'],
  [bzipFormat, bzip, '.bz2', '.tbz2'],
  [xzFormat, xz, '.xz', '.txz'],
]

for (const [format, bytes, ending, tarEnding] of formats) {
  checkExtractor(format, [{ name: `notes.txt${ending}`, bytes }])

  test(`${format.id} gives the one file inside, under the name it had`, async () => {
    const extractor = await format.load()
    const { children, facts, problems } = await collect(extractor, inputOf(bytes, `box/notes.txt${ending}`))
    assert.deepEqual(children.map((child) => [child.name, Buffer.from(child.bytes).toString()]), [['notes.txt', text]])
    assert.deepEqual([facts?.partly ?? facts?.unread, problems], [undefined, []])
    assert.equal((await collect(extractor, inputOf(bytes, `a${tarEnding}`))).children[0]?.name, 'a.tar')
  })

  test(`${format.id} cut short gives what came before, with a problem`, async () => {
    const { problems, facts } = await collect(await format.load(), inputOf(bytes.slice(0, bytes.byteLength - 9), `a${ending}`))
    assert.deepEqual(problems.map(({ code }) => code), ['archive.damaged'])
    assert.ok(facts?.partly ?? facts?.unread)
  })

  test(`${format.id} beyond the limit gives no child`, async () => {
    const limits = { ...defaultLimits, maxChildBytes: 50 }
    const { children, problems } = await collect(await format.load(), inputOf(bytes, `a${ending}`, { limits }))
    assert.deepEqual([children.length, problems.map(({ code }) => code)], [0, ['limit.child-bytes']])
  })
}

test('the name kept in a gzip header is used, made safe; members after one another are one file', async () => {
  const extractor = await gzipFormat.load()
  const named = await collect(extractor, inputOf(gzipNamed('../../etc/note.txt'), 'a.gz'))
  assert.deepEqual(named.children.map(({ name, foundName }) => [name, foundName]), [['etc/note.txt', '../../etc/note.txt']])
  const twice = await collect(extractor, inputOf(new Uint8Array(Buffer.concat([gzip, gzip])), 'a.gz'))
  assert.equal(Buffer.from(twice.children[0]!.bytes).toString(), text + text)
})

test('a gzip bomb is stopped by its ratio', async () => {
  const { problems, children } = await collect(await gzipFormat.load(), inputOf(new Uint8Array(gzipSync(Buffer.alloc(12_000_000))), 'a.gz'))
  assert.deepEqual([problems.map(({ code }) => code), children], [['limit.ratio'], []])
})
