import { libarchiveWasm, type LibarchiveWasm } from 'libarchive-wasm'
import type { Member, MemberKind } from './member.ts'

const blockBytes = 256 * 1024
/** Entries are listed one by one; a damaged archive can list for ever. */
const maxEntries = 1_000_000

/**
 * The members of an archive in memory as libarchive (3.7, in WebAssembly) tells them: 7z, RAR 3 and 5, and as a second
 * opinion ZIP without a directory and unusual TAR. Throws an Error with libarchive's reason where the listing breaks
 * off. Its names come as UTF-8. Every call has a library instance of its own, so nothing is shared between archives.
 */
export async function* libarchiveMembers(bytes: Uint8Array): AsyncGenerator<Member> {
  const library = await libarchiveWasm({ print: ignore, printErr: ignore })
  const archive = openArchive(library, bytes)
  let encrypted = 0
  for (let count = 0; count < maxEntries; count++) {
    const entry = library.read_next_entry(archive)
    if (entry === 0) break
    if (library.entry_is_encrypted(entry) !== 0) encrypted++
    yield toMember(library, { archive, entry, archiveBytes: bytes.byteLength })
  }
  const reason = errorOf(library, archive)
  if (reason) throw new Error(reason)
  // Of a RAR 5 entry whose last record is that of its encryption, libarchive keeps silent.
  if (encrypted === 0 && library.read_has_encrypted_entries(archive) === 1) throw new Error('it holds encrypted entries whose names are not told')
}

function ignore(): void {}

function openArchive(library: LibarchiveWasm, bytes: Uint8Array): number {
  const start = library.module._malloc(Math.max(1, bytes.byteLength))
  if (start === 0) throw new Error('There is not enough memory for the archive')
  library.module.HEAPU8.set(bytes, start)
  try {
    return library.read_new_memory(start, bytes.byteLength)
  } catch {
    // The wrapper asks for the error of an archive that was never made, which gives noise.
    throw new Error('This is no archive that can be read')
  }
}

function toMember(library: LibarchiveWasm, at: { archive: number; entry: number; archiveBytes: number }): Member {
  const { archive, entry } = at
  const hardLink = library.entry_hardlink(entry)
  const kind: MemberKind = hardLink ? 'link' : kindOf(library.entry_filetype(entry))
  const linkTarget = kind === 'link' ? hardLink || library.entry_symlink(entry) : undefined
  return {
    foundName: library.entry_pathname(entry) ?? '',
    kind,
    ...(linkTarget ? { linkTarget } : {}),
    encrypted: library.entry_is_encrypted(entry) !== 0,
    // Packed sizes are not told; no member is packed into more than the whole.
    packedBytes: at.archiveBytes,
    sizeBytes: library.entry_size(entry),
    blocks: () => readBlocks(library, archive),
  }
}

async function* readBlocks(library: LibarchiveWasm, archive: number): AsyncGenerator<Uint8Array> {
  const start = library.module._malloc(blockBytes)
  try {
    for (;;) {
      const size = readData(library, { archive, start })
      if (size <= 0) return
      yield library.module.HEAPU8.slice(start, start + size)
    }
  } finally {
    library.module._free(start)
  }
}

function readData(library: LibarchiveWasm, at: { archive: number; start: number }): number {
  try {
    return library.read_data(at.archive, at.start, blockBytes)
  } catch {
    throw new Error(errorOf(library, at.archive) || 'the data are damaged')
  }
}

/** libarchive keeps its reason as text of its own; a damaged archive can leave bytes of itself in it. */
function errorOf(library: LibarchiveWasm, archive: number): string {
  return (library.error_string(archive) ?? '').replace(/[^\x20-\x7e]+/gu, '?').slice(0, 200)
}

/** Kinds by the file type bits of `stat`: RAR tells none for some files. */
function kindOf(fileType: number): MemberKind {
  switch (fileType) {
    case 0o040000:
      return 'folder'
    case 0o120000:
      return 'link'
    case 0o100000:
    case 0:
      return 'file'
    default:
      return 'device'
  }
}
