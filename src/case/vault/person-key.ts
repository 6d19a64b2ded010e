import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { diskFiles, writeWhole, type FilePort } from '../../base/file-port.ts'
import { Failure, messageOf } from '../../base/failure.ts'
import { newIdentity, recipientOf, type AgeIdentity, type AgeRecipient } from './age-box.ts'

/** A person's own key: opens the keys of the cases that were wrapped for it. */
export interface PersonKey {
  readonly identity: AgeIdentity
  readonly recipient: AgeRecipient
  /** The file it lies in. */
  readonly path: string
}

/** Where a person's key lies in a key store; in the form of `age-keygen`, so that the age tool takes it too. */
export function personKeyPath(folder: string): string {
  return join(folder, 'identity.txt')
}

/** Makes a person's key (mode 0600). Throws `usage` when there is one: what was wrapped for it would be lost. */
export async function makePersonKey(folder: string, files: FilePort = diskFiles): Promise<PersonKey> {
  const path = personKeyPath(folder)
  if (statSync(path, { throwIfNoEntry: false })) {
    throw new Failure('usage', `There is a key at ${path} already. What was wrapped for it can be opened only with it; move it away yourself if you want another.`)
  }
  const identity = await newIdentity()
  const recipient = await recipientOf(identity)
  await files.makeFolder(folder)
  await writeWhole(files, path, { text: `# public key: ${recipient}\n${identity}\n`, mode: 0o600 })
  return { identity, recipient, path }
}

/** Reads a person's key. Throws `key.absent` when there is none, it is not one, or others can read the file. */
export async function readPersonKey(path: string): Promise<PersonKey> {
  try {
    const mode = statSync(path).mode & 0o777
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new Error(`others can read it (mode ${mode.toString(8)}): take their right away with 'chmod 600' if you are sure nobody has, else make another and have the cases rekeyed`)
    }
    const identity = readFileSync(path, 'utf8').split('\n').find((line) => line.startsWith('AGE-SECRET-KEY-'))?.trim()
    if (!identity) throw new Error('it holds no line AGE-SECRET-KEY-1')
    return { identity, recipient: await recipientOf(identity), path }
  } catch (cause) {
    throw new Failure('key.absent', `The key ${path} cannot be used: ${messageOf(cause)}. 'jackdaw key new' makes one; --identity names another.`, { cause })
  }
}
