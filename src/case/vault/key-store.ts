import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { diskFiles, writeWhole, type FilePort } from '../../base/file-port.ts'
import { Failure, messageOf } from '../../base/failure.ts'
import type { CaseKey } from './case-key.ts'

/** Where keys lie unless told: `$JACKDAW_KEYS`, `$JACKDAW_HOME/vault`, or `~/.config/jackdaw/vault`. Never in a case. */
export function defaultKeyStore(environment: Readonly<Record<string, string | undefined>>): string {
  if (environment['JACKDAW_KEYS']) return environment['JACKDAW_KEYS']
  const home = environment['JACKDAW_HOME']
  return home ? join(home, 'vault') : join(homedir(), '.config', 'jackdaw', 'vault')
}

/** The wrapped data keys of cases, a file each, apart from the cases: a copy of a case opens nothing, and destroying its file here purges every copy. */
export class KeyStore {
  readonly folder: string
  readonly #files: FilePort

  constructor(folder: string, files: FilePort = diskFiles) {
    this.folder = folder
    this.#files = files
  }

  /** The file that holds the wrapped key of a case. */
  pathOf(caseId: string): string {
    if (!/^[0-9a-f]{32}$/.test(caseId)) throw new TypeError(`'${caseId}' is no id of a case.`)
    return join(this.folder, 'cases', `${caseId}.json`)
  }

  /** The key of a case; undefined where there is none here. Throws `key.absent` for a file that is not one. */
  find(caseId: string): CaseKey | undefined {
    const path = this.pathOf(caseId)
    if (!statSync(path, { throwIfNoEntry: false })) return undefined
    try {
      return caseKeyShape.parse(JSON.parse(readFileSync(path, 'utf8')))
    } catch (cause) {
      throw new Failure('key.absent', `${path} is not the key of a case as it was written: ${messageOf(cause)}. Restore it from the copy of the key store.`, { cause })
    }
  }

  /** The key of a case. Throws `key.absent` where there is none here. */
  get(caseId: string): CaseKey {
    const key = this.find(caseId)
    if (key) return key
    throw new Failure(
      'key.absent',
      `The key store ${this.folder} has no key of case ${caseId}: it lies in another store (--keys, $JACKDAW_KEYS), or the case was purged and cannot be opened any more.`,
    )
  }

  /** Keeps a key in place of what was there: whole, or not at all. */
  async keep(key: CaseKey): Promise<void> {
    const path = this.pathOf(key.case)
    await this.#files.makeFolder(dirname(path))
    await writeWhole(this.#files, path, { text: `${JSON.stringify(key, undefined, 2)}\n`, mode: 0o600 })
  }

  /** Overwrites and removes the key of a case; nothing happens when it is gone already. Blocks of a disk that moves what is written are beyond reach. */
  async destroy(caseId: string): Promise<void> {
    const path = this.pathOf(caseId)
    const known = statSync(path, { throwIfNoEntry: false })
    if (!known) return
    const file = openSync(path, 'r+')
    try {
      writeSync(file, randomBytes(known.size), 0, known.size, 0)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    await this.#files.remove(path)
    await this.#files.syncFolder(dirname(path))
  }
}

const caseKeyShape = z.strictObject({
  format: z.literal('jackdaw-case-key/1'),
  case: z.string().regex(/^[0-9a-f]{32}$/),
  recipient: z.string(),
  madeAt: z.string(),
  members: z.array(z.strictObject({ recipient: z.string(), name: z.string(), addedAt: z.string(), addedBy: z.string(), wrapped: z.string() })).max(1_000),
  passphrase: z.string().optional(),
})
