import assert from 'node:assert/strict'
import { generateKeyPairSync, sign } from 'node:crypto'
import { test } from 'node:test'
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts'
import { formatNote, formatNoteKey, isSignedBy, noteKeyOf, parseNote, parseNoteKey } from './signed-note.ts'

/** Made with golang.org/x/mod/sumdb/note from a seed of 32 times 0x07. */
const foreignKey = 'jackdaw/example+19ba204a+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs'
const foreignNote =
  'jackdaw/example\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n' +
  '\u2014 jackdaw/example GbogSudZ1wZUMATM7Uw2raACxeaqww3EJWiGDKGkzarsdi8ijaF6u8mc9QcNIo33h7IwedEGWyrpo0FQwyOGRyM55w0=\n'

test('a note signed by another implementation is read, holds, and is written the same', () => {
  const key = parseNoteKey(foreignKey)
  const note = parseNote(foreignNote)
  assert.ok(key && note)
  assert.equal(formatNoteKey(key), foreignKey)
  assert.ok(isSignedBy(note, key))
  assert.equal(formatNote(note), foreignNote)
  assert.equal(parseCheckpoint(note.text)?.size, 1)
})

test('one changed bit anywhere in a note is seen', () => {
  const key = parseNoteKey(foreignKey)!
  const bytes = Buffer.from(foreignNote)
  for (let at = 0; at < bytes.byteLength; at++) {
    for (const bit of [1, 16, 128]) {
      const changed = Buffer.from(bytes)
      changed[at]! ^= bit
      const note = parseNote(changed.toString())
      assert.ok(!note || !isSignedBy(note, key), `byte ${at}, bit ${bit}`)
    }
  }
})

test('what is no note, key or checkpoint is none', () => {
  const notes = ['', '\n', 'text\n', 'text\n\n', 'text\n\n\u2014 name\n', 'text\n\n- name AAAAAAAA\n', 'text\n\n\u2014 a+b AAAAAAAA\n', foreignNote.slice(0, -1), `${foreignNote}\n`]
  for (const text of notes) assert.equal(parseNote(text), undefined, JSON.stringify(text))
  const keys = ['', 'name', 'a+19ba204a+AAAA', foreignKey.replace('19ba204a', '19ba204b'), foreignKey.replace('+Ae', '+Ag'), ` ${foreignKey}`]
  for (const text of keys) assert.equal(parseNoteKey(text), undefined, text)
  const root = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I='
  const checkpoints = [`a\n01\n${root}\n`, `a\n-1\n${root}\n`, `a\n1e3\n${root}\n`, 'a\n1\nAAAA\n', `a\n1\n${root}`, `a\n1\n${root}\nmore\n`, `\n1\n${root}\n`]
  for (const text of checkpoints) assert.equal(parseCheckpoint(text), undefined, JSON.stringify(text))
})

test('a key of the same name and another id, or the same id and another name, does not count', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')
  const text = formatCheckpoint({ origin: 'jackdaw/x', size: 2, root: new Uint8Array(32) })
  const key = noteKeyOf('jackdaw/x', raw)
  const note = { text, signatures: [{ ...key, signature: sign(null, Buffer.from(text), privateKey) }] }
  assert.ok(isSignedBy(note, key))
  assert.ok(!isSignedBy(note, noteKeyOf('jackdaw/y', raw)))
  assert.ok(!isSignedBy(note, { ...key, keyId: key.keyId ^ 1 }))
  assert.ok(!isSignedBy(note, { ...key, publicKey: new Uint8Array(32) }))
})
