import { crc32 } from 'node:zlib'
import { fromRandomAccessReaderPromise, type Entry, type ZipFile } from 'yauzl'
import { messageOf } from '../../base/failure.ts'
import type { Member, MemberKind } from '../archive/member.ts'
import type { ByteSource } from '../contract.ts'
import { encodingOfNames, entryName } from './entry-name.ts'
import { SourceReader } from './source-reader.ts'

/** The directory of a ZIP archive, with as many entries as could be read. */
export interface ZipDirectory {
  readonly file: ZipFile
  readonly entries: readonly Entry[]
  /** Encoding of names that are not marked as UTF-8. */
  readonly encoding: string
  /** Why the directory ended early, when it did. */
  readonly ended?: string
}

/** Reads the directory at the end of a ZIP archive, up to `maxEntries`. Throws where there is none. */
export async function readZipDirectory(source: ByteSource, maxEntries: number): Promise<ZipDirectory> {
  const options = { decodeStrings: false, validateEntrySizes: false, autoClose: false, lazyEntries: true }
  const file = await fromRandomAccessReaderPromise(new SourceReader(source), source.sizeBytes, options)
  const entries: Entry[] = []
  let ended: string | undefined
  try {
    for await (const entry of file.eachEntry()) {
      if (entries.push(entry) > maxEntries) break
    }
  } catch (thrown) {
    ended = messageOf(thrown)
  }
  return { file, entries, encoding: encodingOfNames(entries), ...(ended === undefined ? {} : { ended }) }
}

/** The members of a ZIP archive in the order of its directory. */
export async function* zipMembers(directory: ZipDirectory, source: ByteSource): AsyncGenerator<Member> {
  for (const entry of directory.entries) yield await toMember(directory, entry, source)
}

async function toMember(directory: ZipDirectory, entry: Entry, source: ByteSource): Promise<Member> {
  const { file, encoding } = directory
  const foundName = entryName(entry, encoding)
  const kind = kindOf(entry, foundName)
  const local = await localName(file, entry)
  const oddities = local && !local.equals(entry.fileNameRaw) ? [mismatch(foundName, local.toString('utf8'))] : []
  const linkTarget = kind === 'link' ? await readLink(file, entry) : undefined
  const check: Check = { verdict: undefined }
  return {
    foundName,
    kind,
    ...(linkTarget === undefined ? {} : { linkTarget }),
    encrypted: entry.isEncrypted() || entry.compressionMethod === 99,
    packedBytes: Math.min(entry.compressedSize, source.sizeBytes),
    sizeBytes: entry.uncompressedSize,
    oddities,
    blocks: () => readEntry(file, entry, check),
    verdict: () => check.verdict,
  }
}

interface Check {
  verdict: string | undefined
}

function mismatch(inDirectory: string, local: string): { code: string; message: string } {
  const shown = local.replace(/\p{C}/gu, '?').slice(0, 200)
  return {
    code: 'zip.name-mismatch',
    message: `${inDirectory === '' ? 'A member without a name' : `'${inDirectory}'`} is called '${shown}' in its own header; readers that trust one or the other show different files.`,
  }
}

async function localName(file: ZipFile, entry: Entry): Promise<Buffer | undefined> {
  try {
    return (await file.readLocalFileHeaderPromise(entry)).fileName
  } catch {
    return undefined
  }
}

async function readLink(file: ZipFile, entry: Entry): Promise<string | undefined> {
  if (entry.uncompressedSize > 4_096) return undefined
  try {
    let target = ''
    for await (const block of readEntry(file, entry, { verdict: undefined })) target += Buffer.from(block).toString('utf8')
    return target.slice(0, 4_096)
  } catch {
    return undefined
  }
}

async function* readEntry(file: ZipFile, entry: Entry, check: Check): AsyncGenerator<Uint8Array> {
  if (!entry.canDecodeFileData()) throw new Error(`packing method ${entry.compressionMethod} is not supported here`)
  let checksum = 0
  let size = 0
  for await (const block of (await file.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    checksum = crc32(block, checksum)
    size += block.byteLength
    yield block
  }
  if (checksum !== entry.crc32) check.verdict = `the checksum of its ${size} bytes does not hold`
}

/** Bits of the Unix mode in the upper half of the external attributes, where a Unix made the archive (APPNOTE 4.4.15). */
function kindOf(entry: Entry, name: string): MemberKind {
  if (name.endsWith('/') || name.endsWith('\\')) return 'folder'
  const madeByUnix = [3, 19].includes(entry.versionMadeBy >>> 8)
  switch (madeByUnix ? (entry.externalFileAttributes >>> 16) & 0o170000 : 0) {
    case 0o120000:
      return 'link'
    case 0o040000:
      return 'folder'
    case 0o010000:
    case 0o020000:
    case 0o060000:
    case 0o140000:
      return 'device'
    default:
      return 'file'
  }
}
