import type { ByteSource, ExtractInput, Extractor, ExtractSink } from '../contract.ts'
import { archiveFacts } from './archive-facts.ts'
import { damageWords } from './damage-words.ts'
import { giveMembers, locateMembers, memberSinks, type MemberTally } from './give-members.ts'
import { libarchiveMembers } from './libarchive.ts'
import { withTrueNames } from './lossy-name.ts'
import type { Member } from './member.ts'

/** What a format says of itself to the extractor that reads it by libarchive. */
export interface LibraryArchive {
  readonly mediaType: string
  /** The names of the entries in order, read by other means than libarchive, which loses characters beyond ASCII. */
  names?(archive: Uint8Array): Promise<readonly string[]>
  /** A sentence on why an archive of this kind that gives nothing does so: one volume of several, for instance. */
  explain?(source: ByteSource, path: string): Promise<string | undefined>
}

/** The extractor of an archive format that libarchive reads (7z, RAR): members are children, `member=` their names. */
export function libraryArchiveExtractor(archive: LibraryArchive): Extractor {
  return {
    extract: (input, sink) => extract(archive, input, sink),
    async locate(input, locators) {
      return locateMembers(membersOf(archive, input), locators)
    },
  }
}

async function extract(archive: LibraryArchive, input: ExtractInput, sink: ExtractSink): Promise<void> {
  const { mediaType } = archive
  if (input.source.sizeBytes > input.limits.maxBytesInMemory) {
    const message = `The archive has ${input.source.sizeBytes} bytes, more than the ${input.limits.maxBytesInMemory} that are read at once. Unpack it apart and add the folder.`
    sink.problem({ code: 'limit.bytes', severity: 'error', message })
    sink.facts({ mediaType, unread: message })
    return
  }
  const tally = await giveMembers(membersOf(archive, input), memberSinks(input.limits, sink))
  const why = tally.given === 0 || tally.ended ? await archive.explain?.(input.source, input.path) : undefined
  sink.facts(why && tally.given === 0 ? { mediaType, unread: why } : archiveFacts(mediaType, tally))
  tellEnd(tally, why, sink)
}

async function* membersOf(archive: LibraryArchive, input: ExtractInput): AsyncGenerator<Member> {
  const bytes = await input.source.all(input.limits.maxBytesInMemory)
  yield* withTrueNames(libarchiveMembers(bytes), async () => (await archive.names?.(bytes)) ?? [])
}

function tellEnd(tally: MemberTally, why: string | undefined, sink: ExtractSink): void {
  if (tally.ended && /encrypt/iu.test(tally.ended)) {
    const what = tally.files === 0 ? 'The archive is encrypted, and the names in it as well.' : `What follows after ${tally.files} members of the archive is encrypted.`
    sink.problem({ code: 'archive.encrypted', severity: 'error', message: `${what} Unpack it with its password and add the result.` })
  } else if (why) {
    sink.problem({ code: 'archive.split', severity: 'error', message: why })
  } else if (tally.ended || tally.files === 0) {
    const message = `The archive breaks off after ${tally.files} members (${tally.ended ? damageWords(tally.ended) : 'no member was found'}). Ask for it again, or unpack it apart.`
    sink.problem({ code: 'archive.damaged', severity: 'error', message })
  }
}
