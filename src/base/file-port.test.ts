import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { diskFiles, writeWhole, type FilePort } from './file-port.ts'

const folder = mkdtempSync(join(tmpdir(), 'jackdaw-port-'))
const path = join(folder, 'case.json')
after(() => rmSync(folder, { recursive: true }))

/** The files of the machine, with what is done noted, and one step failing. */
function notingPort(failing?: string): { files: FilePort; done: string[] } {
  const done: string[] = []
  const note = (step: string) => {
    done.push(step)
    if (step === failing) throw new Error(`${step} fails`)
  }
  const files: FilePort = {
    ...diskFiles,
    async create(to, mode) {
      note('create')
      const file = await diskFiles.create(to, mode)
      return {
        write: async (bytes) => (note('write'), file.write(bytes)),
        sync: async () => (note('sync'), file.sync()),
        close: async () => (note('close'), file.close()),
      }
    },
    rename: async (from, to) => (note('rename'), diskFiles.rename(from, to)),
    syncFolder: async (at) => (note('sync folder'), diskFiles.syncFolder(at)),
  }
  return { files, done }
}

test('a whole file is synced before it takes its name, and the name is synced after', async () => {
  const { files, done } = notingPort()
  await writeWhole(files, path, { text: 'one', mode: 0o600 })
  assert.deepEqual(done, ['create', 'write', 'sync', 'close', 'rename', 'sync folder'])
  assert.equal(readFileSync(path, 'utf8'), 'one')
  assert.equal(statSync(path).mode & 0o777, 0o600)
  assert.deepEqual(readdirSync(folder), ['case.json'])
})

for (const failing of ['create', 'write', 'sync', 'close', 'rename']) {
  test(`when '${failing}' fails, what stood there stands, and nothing else is left`, async () => {
    writeFileSync(path, 'before')
    await assert.rejects(writeWhole(notingPort(failing).files, path, { text: 'after', mode: 0o600 }), new RegExp(`${failing} fails`))
    assert.equal(readFileSync(path, 'utf8'), 'before')
    assert.deepEqual(readdirSync(folder), ['case.json'])
  })
}

test('a file that stands is not made again; what is gone is removed without an error', async () => {
  writeFileSync(path, 'before')
  await assert.rejects(diskFiles.create(path, 0o600), { code: 'EEXIST' })
  await diskFiles.remove(path)
  await diskFiles.remove(path)
  await diskFiles.makeFolder(join(folder, 'a', 'b'))
  await diskFiles.makeFolder(join(folder, 'a', 'b'))
  assert.ok(statSync(join(folder, 'a', 'b')).isDirectory())
})

test('long bytes are written whole', async () => {
  const bytes = Buffer.alloc(5_000_000, 'abcdefg')
  const file = await diskFiles.create(path, 0o600)
  await file.write(bytes)
  await file.close()
  assert.ok(readFileSync(path).equals(bytes))
})
