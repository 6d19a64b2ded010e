import { armor, Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'

/** A secret key as age writes it: `AGE-SECRET-KEY-1...`. */
export type AgeIdentity = string

/** What is closed for somebody, as age writes it: `age1...`. */
export type AgeRecipient = string

/** Makes a secret key (X25519). */
export async function newIdentity(): Promise<AgeIdentity> {
  return generateX25519Identity()
}

/** The recipient that a secret key opens for. Throws what the library throws for a text that is no secret key. */
export async function recipientOf(identity: AgeIdentity): Promise<AgeRecipient> {
  return identityToRecipient(identity)
}

/** Whether a text is a recipient that can be closed for. */
export function isRecipient(text: string): boolean {
  try {
    new Encrypter().addRecipient(text)
    return true
  } catch {
    return false
  }
}

/** Who can open: the holder of a secret key, or whoever knows a passphrase (scrypt; `workFactor` is log2 of its cost, 18 unless told). */
export type Closing = { readonly recipient: AgeRecipient } | { readonly passphrase: string; readonly workFactor?: number }

/** What opens. */
export type Opening = { readonly identity: AgeIdentity } | { readonly passphrase: string }

/** A short text in age's format, armored. */
export async function closeText(text: string, closing: Closing): Promise<string> {
  return armor.encode(await encrypterFor(closing).encrypt(text))
}

/** The text of what `closeText` gave; undefined when this does not open it, or it was changed. */
export async function openText(armored: string, opening: Opening): Promise<string | undefined> {
  try {
    return await decrypterFor(opening).decrypt(armor.decode(armored), 'text')
  } catch {
    return undefined
  }
}

/** Bytes in age's format (https://age-encryption.org/v1): in chunks of 64 KiB, each authenticated with its place and whether it is the last. */
export async function closeBytes(bytes: AsyncIterable<Uint8Array>, recipient: AgeRecipient): Promise<AsyncIterable<Uint8Array>> {
  return encrypterFor({ recipient }).encrypt(webStream(bytes))
}

/** The bytes again. Throws at the first chunk that is not as it was closed, and at the end when the last chunk is missing. */
export async function openBytes(closed: AsyncIterable<Uint8Array>, identity: AgeIdentity): Promise<AsyncIterable<Uint8Array>> {
  return decrypterFor({ identity }).decrypt(webStream(closed))
}

function webStream(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  return ReadableStream.from(bytes) as ReadableStream<Uint8Array>
}

function encrypterFor(closing: Closing): Encrypter {
  const encrypter = new Encrypter()
  if ('recipient' in closing) encrypter.addRecipient(closing.recipient)
  else {
    encrypter.setPassphrase(closing.passphrase)
    if (closing.workFactor !== undefined) encrypter.setScryptWorkFactor(closing.workFactor)
  }
  return encrypter
}

function decrypterFor(opening: Opening): Decrypter {
  const decrypter = new Decrypter()
  if ('identity' in opening) decrypter.addIdentity(opening.identity)
  else decrypter.addPassphrase(opening.passphrase)
  return decrypter
}
