import { createHash, randomBytes } from 'node:crypto'

/** A commitment to a text and the salt that opens it. Without the salt it tells nothing of the text. */
export interface Commitment {
  /** 64 hex digits: SHA-256(salt || UTF-8 of the text). */
  readonly commitment: string
  /** 32 random bytes. */
  readonly salt: Uint8Array
}

/** Bytes of a salt. */
export const saltBytes = 32

/** Commits to a text under a fresh salt. */
export function commitTo(text: string): Commitment {
  const salt = randomBytes(saltBytes)
  return { commitment: commitmentOf(salt, Buffer.from(text)), salt }
}

/** The commitment to bytes under a salt. */
export function commitmentOf(salt: Uint8Array, bytes: Uint8Array): string {
  return createHash('sha256').update(salt).update(bytes).digest('hex')
}
