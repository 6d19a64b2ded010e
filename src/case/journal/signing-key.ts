import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { diskFilesNow, removeQuietly, type FilesNow } from '../../base/files-now.ts'
import { Failure, messageOf } from '../../base/failure.ts'

/** The key with which this machine signs the journals of its cases (Ed25519, RFC 8032). Never kept in a case. */
export interface SigningKey {
  /** 32 bytes. */
  readonly publicKey: Uint8Array
  /** 64 bytes over the UTF-8 of the text. */
  sign(text: string): Uint8Array
}

/** Where the key lies: `$JACKDAW_HOME/keys`, or `~/.config/jackdaw/keys`. */
export function defaultKeyFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const home = environment['JACKDAW_HOME']
  return home ? join(home, 'keys') : join(homedir(), '.config', 'jackdaw', 'keys')
}

/**
 * Reads this machine's signing key, making it (mode 0600) when there is none. Throws `journal.key-absent` when that
 * cannot be done, and when others can read the file: a key that others could have read signs nothing.
 */
export function loadSigningKey(folder: string, files: FilesNow = diskFilesNow): SigningKey {
  const path = join(folder, 'journal-ed25519.pem')
  try {
    if (!existsSync(path)) makeKey(folder, path, files)
    const mode = statSync(path).mode & 0o777
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new Error(`others can read it (mode ${mode.toString(8)}). Take their right away with 'chmod 600' if you are sure nobody has; else remove it, and a new key is made`)
    }
    return signingKeyOf(createPrivateKey(readFileSync(path)))
  } catch (cause) {
    throw new Failure('journal.key-absent', `The signing key ${path} cannot be used: ${messageOf(cause)}.`, { cause })
  }
}

function makeKey(folder: string, path: string, files: FilesNow): void {
  files.makeFolder(folder, 0o700)
  const temporary = join(folder, `.${randomBytes(8).toString('hex')}.tmp`)
  try {
    const file = files.create(temporary, 0o600)
    try {
      file.write(Buffer.from(String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }))))
      file.sync()
    } finally {
      file.close()
    }
    // Of two processes that make the first key at once, the link of one fails and both use the other's.
    files.link(temporary, path)
    // What is signed with it soon must not outlive it.
    files.syncFolder(folder)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause
  } finally {
    removeQuietly(files, temporary)
  }
}

function signingKeyOf(privateKey: KeyObject): SigningKey {
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error('it is not an Ed25519 key')
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' })
  return {
    publicKey: Buffer.from(x ?? '', 'base64url'),
    sign: (text) => sign(null, Buffer.from(text), privateKey),
  }
}
