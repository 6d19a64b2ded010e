import { messageOf } from '../../base/failure.ts'
import type { Problem } from '../../model/problem.ts'
import { archiveFacts } from '../archive/archive-facts.ts'
import { damageWords } from '../archive/damage-words.ts'
import { giveMembers, locateMembers, memberSinks, type MemberSinks, type MemberTally } from '../archive/give-members.ts'
import { libarchiveMembers } from '../archive/libarchive.ts'
import { withTrueNames } from '../archive/lossy-name.ts'
import type { Member } from '../archive/member.ts'
import type { ExtractInput, Extractor, ExtractSink } from '../contract.ts'
import { entryName } from './entry-name.ts'
import { localNames } from './local-names.ts'
import { readZipDirectory, zipMembers, type ZipDirectory } from './zip-members.ts'

const mediaType = 'application/zip'

/**
 * Reads ZIP archives (PKWARE APPNOTE 6.3.10) by their directory, with yauzl; what the directory does not give (it is cut
 * off, or an entry is packed in a rarer way) by libarchive, from the entries' own headers.
 */
export const zipExtractor: Extractor = {
  async extract(input, sink) {
    const to = memberSinks(input.limits, sink)
    const directory = await openDirectory(input, sink)
    const tally = directory ? await giveMembers(withSecondReader(directory, input), to) : await salvage(input, to)
    if (directory?.ended) await giveRest(directory, { input, to, tally })
    sink.facts(archiveFacts(mediaType, tally))
  },

  async locate(input, locators) {
    return locateMembers(membersAgain(input), locators)
  },
}

async function openDirectory(input: ExtractInput, sink: ExtractSink): Promise<ZipDirectory | undefined> {
  try {
    return await readZipDirectory(input.source, input.limits.maxChildren)
  } catch (thrown) {
    if (/multi-disk/u.test(messageOf(thrown))) {
      const message = 'This is one volume of a ZIP archive in several files; only what is whole in it can be read. Join the volumes and add the result.'
      sink.problem({ code: 'archive.split', severity: 'error', message })
      return undefined
    }
    sink.problem({
      code: 'zip.no-directory',
      severity: 'error',
      message: `The directory at the end of the ZIP archive cannot be read (${damageWords(messageOf(thrown))}); it is cut off or one of several volumes. Its entries are read one after the other as far as they go.`,
    })
    return undefined
  }
}

/** Entries that yauzl cannot unpack (bzip2, LZMA, xz, PPMd) are unpacked by libarchive. */
async function* withSecondReader(directory: ZipDirectory, input: ExtractInput): AsyncGenerator<Member> {
  let at = 0
  for await (const member of zipMembers(directory, input.source)) {
    const entry = directory.entries[at++]
    const rare = entry && member.kind === 'file' && !member.encrypted && !entry.canDecodeFileData()
    yield rare ? { ...member, blocks: () => secondReading(input, { member, position: at - 1, directory }) } : member
  }
}

async function* secondReading(
  input: ExtractInput,
  wanted: { member: Member; position: number; directory: ZipDirectory },
): AsyncGenerator<Uint8Array> {
  const { member, position, directory } = wanted
  const bytes = await input.source.all(input.limits.maxBytesInMemory)
  // Two entries may share a name; the archive's order of offsets is the one in which libarchive lists.
  const mine = directory.entries[position]!.relativeOffsetOfLocalHeader
  const before = directory.entries.filter((entry) => entry.relativeOffsetOfLocalHeader < mine).length
  let index = 0
  for await (const other of libarchiveMembers(bytes)) {
    if (index++ < before || other.sizeBytes !== member.sizeBytes) continue
    yield* other.blocks()
    return
  }
  throw new Error('its packing method is not supported')
}

/** The entries of an archive without a directory, read from their own headers. */
async function salvage(input: ExtractInput, to: MemberSinks): Promise<MemberTally> {
  const tally = await giveMembers(salvagedMembers(input), to)
  return { ...tally, ended: tally.ended ?? 'its directory is missing' }
}

async function* salvagedMembers(input: ExtractInput, known: ReadonlySet<string> = new Set()): AsyncGenerator<Member> {
  const bytes = await input.source.all(input.limits.maxBytesInMemory)
  const members = withTrueNames(libarchiveMembers(withoutEnd(bytes)), async () => localNames(bytes))
  for await (const member of members) if (!known.has(member.foundName)) yield member
}

/** Without the record that points at the directory, libarchive reads the entries' own headers and trusts no directory. */
function withoutEnd(bytes: Uint8Array): Uint8Array {
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf('PK\x05\x06', undefined, 'latin1')
  return end > 0 ? bytes.subarray(0, end) : bytes
}

/** What the directory left out because it broke off. */
async function giveRest(directory: ZipDirectory, at: { input: ExtractInput; to: MemberSinks; tally: MemberTally }): Promise<void> {
  const { ended, entries, file, encoding } = directory
  at.to.sink.problem(/encryption/iu.test(ended ?? '') ? stronglyEncrypted(entries.length) : {
    code: 'zip.directory-damaged',
    severity: 'error',
    message: `The directory of the ZIP archive breaks off after ${entries.length} of ${file.entryCount} entries (${damageWords(ended ?? '')}); the others were read by their own headers. Ask for the archive again.`,
  })
  const known = new Set(entries.map((entry) => entryName(entry, encoding)))
  const rest = await giveMembers(salvagedMembers(at.input, known), at.to)
  at.tally.files += rest.files
  at.tally.given += rest.given
  at.tally.encrypted += rest.encrypted
  at.tally.unread += rest.unread
  at.tally.ended = ended
}

/** The reader of the directory goes no further than an entry whose header is encrypted too (APPNOTE 7.2). */
function stronglyEncrypted(before: number): Problem {
  const message = `Entry ${before + 1} of the ZIP archive is encrypted so that its header is as well; the others were read by their own headers. Unpack it with its password and add the result.`
  return { code: 'archive.encrypted', severity: 'error', message }
}

async function* membersAgain(input: ExtractInput): AsyncGenerator<Member> {
  let known = new Set<string>()
  try {
    const directory = await readZipDirectory(input.source, input.limits.maxChildren)
    yield* zipMembers(directory, input.source)
    if (!directory.ended) return
    known = new Set(directory.entries.map((entry) => entryName(entry, directory.encoding)))
  } catch {
    // No directory: as in `extract`, by the entries' own headers.
  }
  yield* salvagedMembers(input, known)
}
