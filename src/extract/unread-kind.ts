/** A kind of content that is recognised, though nothing here reads it. */
export interface UnreadKind {
  readonly mediaType: string
  /** What it is, with its article, and what to do. */
  readonly what: string
  readonly advice: string
  readonly isEncrypted?: boolean
}

type Cue = (head: Buffer, name: string) => boolean

const at = (offset: number, ...texts: readonly string[]): Cue => {
  return (head) => texts.some((text) => head.toString('latin1', offset, offset + text.length) === text)
}
const both = (...cues: readonly Cue[]): Cue => (head, name) => cues.every((cue) => cue(head, name))
const either = (...cues: readonly Cue[]): Cue => (head, name) => cues.some((cue) => cue(head, name))
const named = (pattern: RegExp): Cue => (_head, name) => pattern.test(name)

const listen = 'Add a transcript of it as an exhibit of its own.'
const unpack = 'Unpack it apart and add the result.'
const draw = 'Look at it in the document that holds it, or convert a copy to PNG.'

/** Object identifiers of the content types of CMS (RFC 5652, 6.1 and 5.1), as they stand in DER near the start. */
const enveloped: Cue = (head) => head[0] === 0x30 && head.subarray(0, 40).includes(Buffer.from('2a864886f70d010703', 'hex'))
const signed: Cue = (head) => head[0] === 0x30 && head.subarray(0, 40).includes(Buffer.from('2a864886f70d010702', 'hex'))

const kinds: readonly (readonly [Cue, UnreadKind])[] = [
  [enveloped, { mediaType: 'application/pkcs7-mime', what: 'an encrypted message (S/MIME)', advice: 'Ask for the key of a recipient, or for the open message.', isEncrypted: true }],
  [named(/\.(?:gpg|pgp)$/), { mediaType: 'application/pgp-encrypted', what: 'a file encrypted or signed with OpenPGP', advice: 'Ask for the key of a recipient, or for the open file.', isEncrypted: true }],
  [at(0, 'age-encryption.org/'), { mediaType: 'application/octet-stream', what: 'a file encrypted with age', advice: 'Ask for the key of a recipient, or for the open file.', isEncrypted: true }],
  [at(0, 'LUKS\xba\xbe'), { mediaType: 'application/octet-stream', what: 'an encrypted disk (LUKS)', advice: 'Ask for its password, or for an image of the open disk.', isEncrypted: true }],
  [at(0, '\x03\xd9\xa2\x9a'), { mediaType: 'application/x-keepass', what: 'a password store (KeePass), which is encrypted', advice: 'Ask for its password.', isEncrypted: true }],
  [signed, { mediaType: 'application/pkcs7-mime', what: 'a signed message (S/MIME) whose content is wrapped in the signature', advice: 'Unwrap a copy and add it, or ask for the message as EML.' }],
  [at(4, 'Standard Jet DB', 'Standard ACE DB'), { mediaType: 'application/vnd.ms-access', what: 'an Access database', advice: 'Export its tables as CSV and add these.' }],
  [at(0, 'AT&TFORM'), { mediaType: 'image/vnd.djvu', what: 'a DjVu document', advice: 'Convert a copy to PDF and add that.' }],
  [both(at(0, 'RIFF'), at(8, 'WAVE')), { mediaType: 'audio/x-wav', what: 'a sound recording', advice: listen }],
  [either(at(0, 'ID3', 'fLaC', 'OggS', '#!AMR'), at(8, 'M4A ', 'M4B ')), { mediaType: 'audio/mpeg', what: 'a sound recording', advice: listen }],
  [either(at(4, 'ftyp'), at(0, '\x1a\x45\xdf\xa3', 'FLV\x01', '\0\0\x01\xba'), both(at(0, 'RIFF'), at(8, 'AVI '))), { mediaType: 'video/mp4', what: 'a film', advice: listen }],
  [both(at(0, '\x01\0\0\0'), at(40, ' EMF')), { mediaType: 'image/emf', what: 'a drawing (EMF)', advice: draw }],
  [at(0, '\xd7\xcd\xc6\x9a', '\x01\0\x09\0\0\x03', '\x02\0\x09\0\0\x03'), { mediaType: 'image/wmf', what: 'a drawing (WMF)', advice: draw }],
  [at(0, 'MSCF'), { mediaType: 'application/vnd.ms-cab-compressed', what: 'a Cabinet archive', advice: unpack }],
  [at(0, '070701', '070702', '070707', '\xc7\x71'), { mediaType: 'application/x-cpio', what: 'a cpio archive', advice: unpack }],
  [at(0, 'xar!'), { mediaType: 'application/x-xar', what: 'a XAR archive', advice: unpack }],
  [both(at(2, '-lh', '-lz'), at(6, '-')), { mediaType: 'application/x-lzh-compressed', what: 'an LHA archive', advice: unpack }],
  [at(0, '\x1f\x9d'), { mediaType: 'application/x-compress', what: 'a file compressed by compress (.Z)', advice: unpack }],
  [at(0, '\x04\x22\x4d\x18', '\x02\x21\x4c\x18'), { mediaType: 'application/x-lz4', what: 'a file compressed by LZ4', advice: unpack }],
  [at(0, '\x28\xb5\x2f\xfd'), { mediaType: 'application/zstd', what: 'a file compressed by Zstandard', advice: unpack }],
  [at(0, '\x89LZO\0'), { mediaType: 'application/x-lzop', what: 'a file compressed by LZO', advice: unpack }],
  [both(at(0, '\x5d\0\0'), named(/\.(?:lzma|tlz)$/)), { mediaType: 'application/x-lzma', what: 'a file compressed by LZMA', advice: unpack }],
  [at(32_769, 'CD001'), { mediaType: 'application/x-iso9660-image', what: 'an image of a disc', advice: 'Open it as a disc and add the files.' }],
  [at(0, 'MZ', '\x7fELF', '\xcf\xfa\xed\xfe', '\xca\xfe\xba\xbe'), { mediaType: 'application/x-executable', what: 'a program', advice: 'It was not run.' }],
  [either(at(0, '\0\x01\0\0\0', 'OTTO', 'wOFF', 'wOF2'), named(/\.odttf$/)), { mediaType: 'font/sfnt', what: 'a typeface', advice: 'There is nothing to read in it.' }],
]

/** What the first bytes and the name tell of content that has no reader, or undefined when they tell nothing. */
export function unreadKind(head: Uint8Array, name: string): UnreadKind | undefined {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  return kinds.find(([cue]) => cue(bytes, name.toLowerCase()))?.[1]
}
