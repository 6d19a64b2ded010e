import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unreadKind } from './unread-kind.ts'

const bytes = (text: string) => Buffer.from(text.padEnd(64, '\0'), 'latin1')

for (const [name, head, what] of [
  ['a.mdb', '\0\x01\0\0Standard Jet DB\0', 'an Access database'],
  ['a.bin', 'RIFF....WAVEfmt ', 'a sound recording'],
  ['a.bin', 'RIFF....AVI LIST', 'a film'],
  ['a.m4a', '\0\0\0\x1cftypM4A \0', 'a sound recording'],
  ['a.mp4', '\0\0\0\x1cftypisom', 'a film'],
  ['a.emf', `\x01\0\0\0${'.'.repeat(36)} EMF`, 'a drawing (EMF)'],
  ['a.cab', 'MSCF\0\0\0\0', 'a Cabinet archive'],
  ['a.lzh', '!\x80-lh5-', 'an LHA archive'],
  ['a.tlz', '\x5d\0\0\x80', 'a file compressed by LZMA'],
  ['a.exe', 'MZ\x90\0', 'a program'],
] as const) {
  test(`${name} that begins '${head.slice(0, 4).replace(/[^ -~]/g, '.')}' is ${what}`, () => assert.equal(unreadKind(bytes(head), name)?.what, what))
}

test('what is encrypted says so', () => {
  const message = Buffer.from('3082015a06092a864886f70d010703a082014b', 'hex')
  assert.equal(unreadKind(message, 'smime.p7m')?.isEncrypted, true)
  assert.equal(unreadKind(bytes('\x85\x01'), 'letter.pdf.gpg')?.isEncrypted, true)
  assert.equal(unreadKind(Buffer.from('3082015a06092a864886f70d010702', 'hex'), 'smime.p7m')?.isEncrypted, undefined)
})

test('bytes of no known kind, and none, are told as nothing', () => {
  for (const head of ['', '\0', 'words and words', '\x5d\0\0\x80']) assert.equal(unreadKind(Buffer.from(head, 'latin1'), 'a.bin'), undefined)
})
