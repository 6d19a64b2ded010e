import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Failure } from '../../base/failure.ts'

/** A file that was handed over by the browser, laid down so that it can be taken in. */
export interface HandedFile {
  /** The folder that holds it alone, under the path that it is to have. */
  readonly folder: string
  readonly path: string
  readonly sha256: string
  readonly sizeBytes: number
  /** Removes it again. */
  remove(): Promise<void>
}

const deepest = 60

/**
 * Lays down what the browser hands over, in a folder that nobody else may read, and hashes it on the way. Throws `usage` for
 * a path that leads elsewhere; a transfer that breaks off leaves nothing.
 */
export async function layDown(file: Readable, path: string): Promise<HandedFile> {
  const parts = partsOf(path)
  const folder = await mkdtemp(join(tmpdir(), 'jackdaw-handed-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  const hash = createHash('sha256')
  let sizeBytes = 0
  const measure = new Transform({
    transform(block: Buffer, _, done) {
      hash.update(block)
      sizeBytes += block.length
      done(null, block)
    },
  })
  try {
    const target = join(folder, ...parts)
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    await pipeline(file, measure, createWriteStream(target, { flags: 'wx', mode: 0o600 }))
    return { folder, path: parts.join('/'), sha256: hash.digest('hex'), sizeBytes, remove }
  } catch (thrown) {
    await remove()
    throw thrown
  }
}

function partsOf(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '')
  const isOdd = (part: string) => part === '.' || part === '..' || /[\u0000-\u001f\\]/.test(part) || Buffer.byteLength(part) > 255
  if (parts.length === 0 || parts.length > deepest || parts.some(isOdd)) throw new Failure('usage', `'${path}' is no path under which a file can be taken in.`)
  return parts
}
