import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'

const hashNames = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'] as const

/** An algorithm that a file can be hashed by. */
export type HashName = (typeof hashNames)[number]

/** Whether files can be hashed by an algorithm of that name. */
export function isHashName(name: string): name is HashName {
  return hashNames.some((known) => known === name)
}

/** Hash of a file in lower-case hex, read in blocks. Throws what the system throws. */
export function hashFile(path: string, name: HashName = 'sha256'): string {
  const hash = createHash(name)
  const block = Buffer.alloc(1 << 20)
  const file = openSync(path, 'r')
  try {
    for (let read = readSync(file, block); read > 0; read = readSync(file, block)) hash.update(block.subarray(0, read))
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}
