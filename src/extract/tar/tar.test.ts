import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buffer } from 'node:stream/consumers'
import { pack } from 'tar-stream'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { tarExtractor } from './tar-extractor.ts'
import { tarFormat } from './tar-format.ts'

async function makeTar(): Promise<Uint8Array> {
  const tar = pack()
  const mtime = new Date(0)
  tar.entry({ name: 'pier/', type: 'directory', mtime })
  tar.entry({ name: 'pier/fees.txt', mtime }, 'nine')
  tar.entry({ name: `${'long/'.repeat(60)}соль.txt`, mtime }, 'salt')
  tar.entry({ name: '../../out.txt', mtime }, 'out')
  tar.entry({ name: 'link', type: 'symlink', linkname: '/etc/passwd', mtime })
  tar.entry({ name: 'hard', type: 'link', linkname: 'pier/fees.txt', mtime })
  tar.entry({ name: 'null', type: 'character-device', mtime })
  tar.finalize()
  return new Uint8Array(await buffer(tar as unknown as AsyncIterable<Buffer> & NodeJS.ReadableStream))
}
const archive = await makeTar()

checkExtractor(tarFormat, [{ name: 'papers.tar', bytes: archive }])

test('files of a TAR archive are children; links and devices are not followed', async () => {
  const { children, problems } = await collect(tarExtractor, inputOf(archive, 'papers.tar'))
  assert.deepEqual(children.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]), [
    ['pier/fees.txt', 'nine'], [`${'long/'.repeat(60)}соль.txt`, 'salt'], ['out.txt', 'out'],
  ])
  assert.deepEqual(problems.map(({ code }) => code), ['archive.unsafe-name', 'archive.link', 'archive.link', 'archive.device'])
})

test('a cut TAR archive gives what is whole', async () => {
  const { children, problems, facts } = await collect(tarExtractor, inputOf(archive.slice(0, 1_200), 'papers.tar'))
  assert.deepEqual(children.map(({ name }) => name), ['pier/fees.txt'])
  assert.deepEqual(problems.map(({ code }) => code), ['archive.damaged'])
  assert.match(facts?.partly ?? '', /broke off/)
})

test('random bytes and text are no TAR archive', () => {
  assert.equal(tarFormat.sniff(Buffer.from('x'.repeat(600)), 'a.bin'), 0)
  assert.equal(tarFormat.sniff(new Uint8Array(600), 'a.bin'), 0)
})
