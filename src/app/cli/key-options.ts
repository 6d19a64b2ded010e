import { existsSync, readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import type { Command } from 'commander'
import { Failure, messageOf } from '../../base/failure.ts'
import type { Opening } from '../../case/vault/age-box.ts'
import type { MemberDraft } from '../../case/vault/case-key.ts'
import { defaultKeyStore, KeyStore } from '../../case/vault/key-store.ts'
import { makePersonKey, personKeyPath, readPersonKey } from '../../case/vault/person-key.ts'

/** Options of commands that need the key of a case. */
export interface KeyOptions {
  readonly keys?: string
  readonly identity?: string
  readonly passphraseFile?: string
}

/** Adds the options that tell where keys lie and which opens. */
export function withKeyOptions(command: Command): Command {
  return command
    .option('--keys <folder>', 'the key store, outside every case (default: $JACKDAW_KEYS, or vault in the folder of settings)')
    .option('--identity <file>', 'your own key (default: identity.txt in the key store)')
    .option('--passphrase-file <file>', 'open with the passphrase that this file holds, instead of your own key')
}

/** The key store that is told, or the usual one. */
export function keyStoreOf({ keys }: Pick<KeyOptions, 'keys'>): KeyStore {
  return new KeyStore(keys ?? defaultKeyStore(process.env))
}

/** What opens the key of a case. Throws `key.absent`, `usage`. */
export async function openingOf(options: KeyOptions): Promise<Opening> {
  if (options.passphraseFile !== undefined) return { passphrase: readPassphrase(options.passphraseFile) }
  return { identity: (await readPersonKey(options.identity ?? personKeyPath(keyStoreOf(options).folder))).identity }
}

/** The passphrase in a file: its first line. Throws `usage` for one that is soon guessed. */
export function readPassphrase(path: string): string {
  let text: string
  try {
    text = readFileSync(path, 'utf8').split(/\r?\n/, 1)[0] ?? ''
  } catch (cause) {
    throw new Failure('usage', `The file ${path} with the passphrase cannot be read: ${messageOf(cause)}.`, { cause })
  }
  if (text.length < shortestPassphrase) throw new Failure('usage', `A passphrase of fewer than ${shortestPassphrase} characters is soon guessed. Take five words or more that nobody would put together.`)
  return text
}

const shortestPassphrase = 16

/** Who a new key is wrapped for when nobody is named: the person at the machine, whose own key is made where there is none. */
export async function ownMember(options: KeyOptions, actor: string): Promise<MemberDraft> {
  const { folder } = keyStoreOf(options)
  const path = options.identity ?? personKeyPath(folder)
  const key = existsSync(path) || options.identity !== undefined ? await readPersonKey(path) : await makePersonKey(folder)
  return { recipient: key.recipient, name: actor || userInfo().username }
}
