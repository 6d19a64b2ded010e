import { createHash, createPublicKey, verify } from 'node:crypto'

/** A text with the signatures under it (C2SP signed-note). */
export interface SignedNote {
  /** Ends with a newline. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** One signature line: the name of the key, its 32-bit id, and the signature. */
export interface NoteSignature {
  readonly keyName: string
  readonly keyId: number
  readonly signature: Uint8Array
}

/** A public Ed25519 key under a name, as signed notes know it. */
export interface NoteKey {
  readonly keyName: string
  readonly keyId: number
  /** 32 bytes (RFC 8032). */
  readonly publicKey: Uint8Array
}

/** Longest note that is read, in characters. */
export const maxNoteChars = 16_384

/** A public key with its id: the first four bytes of SHA-256(name || newline || 0x01 || key), C2SP signed-note. */
export function noteKeyOf(keyName: string, publicKey: Uint8Array): NoteKey {
  const digest = createHash('sha256').update(`${keyName}\n`).update(ed25519Type).update(publicKey).digest()
  return { keyName, keyId: digest.readUInt32BE(0), publicKey }
}

/** A public key as one text, `<name>+<id as 8 hex digits>+<base64 of 0x01 and key>`, the form in which tools for signed notes exchange keys. */
export function formatNoteKey(key: NoteKey): string {
  return `${key.keyName}+${key.keyId.toString(16).padStart(8, '0')}+${Buffer.concat([ed25519Type, key.publicKey]).toString('base64')}`
}

/** Reads what `formatNoteKey` writes; undefined when it is not exactly that. */
export function parseNoteKey(text: string): NoteKey | undefined {
  const [keyName, , base64] = text.split('+', 3)
  const encoded = text.slice((keyName?.length ?? 0) + 10)
  const bytes = Buffer.from(base64 === undefined ? '' : encoded, 'base64')
  if (!keyName || bytes.byteLength !== 33 || bytes[0] !== 1) return undefined
  const key = noteKeyOf(keyName, bytes.subarray(1))
  return formatNoteKey(key) === text ? key : undefined
}

/** The one spelling of a signed note. */
export function formatNote(note: SignedNote): string {
  const lines = note.signatures.map((signature) => {
    const id = Buffer.alloc(4)
    id.writeUInt32BE(signature.keyId)
    return `\u2014 ${signature.keyName} ${Buffer.concat([id, signature.signature]).toString('base64')}\n`
  })
  return `${note.text}\n${lines.join('')}`
}

/** Reads a signed note; undefined when it is not exactly one (C2SP signed-note, Format). Does not verify. */
export function parseNote(text: string): SignedNote | undefined {
  const end = text.lastIndexOf('\n\n')
  if (text.length > maxNoteChars || end < 1 || !text.endsWith('\n')) return undefined
  const signatures = text.slice(end + 2, -1).split('\n').map(parseSignature)
  if (!signatures.every((signature) => signature !== undefined)) return undefined
  const note = { text: text.slice(0, end + 1), signatures }
  return formatNote(note) === text ? note : undefined
}

/** Whether a signature of the note is by this key, and holds. */
export function isSignedBy(note: SignedNote, key: NoteKey): boolean {
  const signature = note.signatures.find((candidate) => candidate.keyName === key.keyName && candidate.keyId === key.keyId)
  if (!signature) return false
  const publicKey = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key.publicKey).toString('base64url') },
    format: 'jwk',
  })
  return verify(null, Buffer.from(note.text), publicKey, signature.signature)
}

const ed25519Type = new Uint8Array([1])

function parseSignature(line: string): NoteSignature | undefined {
  const [, keyName, base64] = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/]+=*)$/u.exec(line) ?? []
  const bytes = Buffer.from(base64 ?? '', 'base64')
  if (keyName === undefined || bytes.byteLength <= 4) return undefined
  return { keyName, keyId: bytes.readUInt32BE(0), signature: bytes.subarray(4) }
}
