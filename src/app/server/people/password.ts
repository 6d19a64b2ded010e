import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { Failure } from '../../../base/failure.ts'

/**
 * Cost of a password: argon2id with 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet, minimum for argon2id; the
 * function is RFC 9106). It stands in each hash, so that it can be raised: older hashes still verify.
 */
const cost = { memory: 19_456, passes: 2, parallelism: 1 } as const

const saltBytes = 16
const tagBytes = 32
const fewestSigns = 12
const mostBytes = 1_024

/** Throws `usage` for a password that is too short (NIST SP 800-63B asks for length, not for kinds of signs) or too long to be one. */
export function assertPassword(password: string): void {
  if ([...password].length < fewestSigns) throw new Failure('usage', `A password has at least ${fewestSigns} characters; a few words are best.`)
  if (Buffer.byteLength(password) > mostBytes) throw new Failure('usage', `A password has at most ${mostBytes} bytes.`)
}

/** The hash of a password as a PHC string: `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<tag>`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes)
  const tag = await derive(password, salt, cost)
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(salt)}$${base64(tag)}`
}

/** Whether a password has that hash. Without one (a name nobody has) the same work is done, and it is not. */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(hash ?? '')
  const [, memory, passes, parallelism, salt = '', tag = ''] = found ?? []
  const asked = Buffer.byteLength(password) > mostBytes ? '' : password
  const wanted = found ? Buffer.from(tag, 'base64') : randomBytes(tagBytes)
  const how = found ? { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) } : cost
  const given = await derive(asked, found ? Buffer.from(salt, 'base64') : randomBytes(saltBytes), how)
  return timingSafeEqual(given, wanted) && found !== null && asked !== ''
}

function derive(password: string, nonce: Buffer, how: { memory: number; passes: number; parallelism: number }): Promise<Buffer> {
  // One person may type an accent as one sign or as two.
  const message = password.normalize('NFC')
  return new Promise((resolve, reject) =>
    argon2('argon2id', { message, nonce, tagLength: tagBytes, ...how }, (error, tag) => (error ? reject(error) : resolve(Buffer.from(tag)))),
  )
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
