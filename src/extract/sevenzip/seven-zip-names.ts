import { crc32 } from 'node:zlib'
import { collectBytes } from '../archive/collect-bytes.ts'
import { libarchiveMembers } from '../archive/libarchive.ts'

const signatureHeaderBytes = 32
/** Property ids of the format (7zFormat.txt). */
const idHeader = 0x01
const idEncodedHeader = 0x17
const idNames = 0x11
/** A header may be packed, and the header that tells how may be too. */
const maxUnpackings = 4
const maxHeaderBytes = 256 * 1024 * 1024

/** The names of all entries of a 7z archive in its own order, read from its header; none when it cannot be read. */
export async function sevenZipNames(archive: Uint8Array): Promise<string[]> {
  try {
    const header = await unpackedHeader(archive)
    return header ? namesIn(header) : []
  } catch {
    return []
  }
}

async function unpackedHeader(archive: Uint8Array): Promise<Buffer | undefined> {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength)
  const start = signatureHeaderBytes + Number(bytes.readBigUInt64LE(12))
  let header = bytes.subarray(start, start + Number(bytes.readBigUInt64LE(20)))
  for (let times = 0; header[0] === idEncodedHeader && times < maxUnpackings; times++) {
    const unpacked = await unpackAsFile(bytes.subarray(signatureHeaderBytes, start), header.subarray(1))
    if (!unpacked) return undefined
    header = Buffer.from(unpacked.buffer, unpacked.byteOffset, unpacked.byteLength)
  }
  return header[0] === idHeader ? header : undefined
}

/** Unpacks a packed header: the same streams, shown to libarchive as the only file of an archive. */
async function unpackAsFile(packed: Uint8Array, streams: Uint8Array): Promise<Uint8Array | undefined> {
  const oneFile = [0x05, 1, idNames, 5, 0, 0x68, 0, 0, 0, 0, 0]
  const header = Buffer.concat([Buffer.from([idHeader, 0x04]), streams, Buffer.from(oneFile)])
  const start = Buffer.alloc(20)
  start.writeBigUInt64LE(BigInt(packed.byteLength), 0)
  start.writeBigUInt64LE(BigInt(header.byteLength), 8)
  start.writeUInt32LE(crc32(header), 16)
  const signature = Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4, 0, 0, 0, 0])
  signature.writeUInt32LE(crc32(start), 8)
  const archive = Buffer.concat([signature, start, packed, header])
  for await (const member of libarchiveMembers(archive)) return collectBytes(member.blocks(), maxHeaderBytes)
  return undefined
}

/**
 * The names block of a header: its id, its size, a zero, and names in UTF-16 with a zero after each, as many as the
 * header has files. It is looked for rather than reached through all that stands before it; a block elsewhere that
 * reads as names is harmless, since names are only taken where they agree with those libarchive tells.
 */
function namesIn(header: Buffer): string[] {
  for (let at = header.indexOf(idNames); at >= 0; at = header.indexOf(idNames, at + 1)) {
    const size = readNumber(header, at + 1)
    if (!size || header[size.next] !== 0) continue
    const block = header.subarray(size.next + 1, size.next + size.value)
    const isWhole = block.byteLength === size.value - 1 && block.byteLength >= 4 && block.byteLength % 2 === 0
    if (!isWhole || block.readUInt16LE(block.byteLength - 2) !== 0) continue
    const text = block.toString('utf16le')
    if (text.isWellFormed() && !text.includes('\0\0')) return text.slice(0, -1).split('\0')
  }
  return []
}

/** A number of the format: the leading ones of the first byte tell how many bytes follow, least significant first. */
function readNumber(bytes: Buffer, at: number): { value: number; next: number } | undefined {
  const first = bytes[at]
  if (first === undefined) return undefined
  let following = 0
  while (following < 6 && (first & (0x80 >> following)) !== 0) following++
  if (at + following >= bytes.byteLength) return undefined
  let value = (first & (0x7f >> following)) * 2 ** (8 * following)
  for (let index = 0; index < following; index++) value += bytes[at + 1 + index]! * 2 ** (8 * index)
  return { value, next: at + 1 + following }
}
