import { archiveFacts } from '../archive/archive-facts.ts'
import { damageWords } from '../archive/damage-words.ts'
import { giveMembers, locateMembers, memberSinks } from '../archive/give-members.ts'
import { libarchiveMembers } from '../archive/libarchive.ts'
import { withTrueNames } from '../archive/lossy-name.ts'
import type { Member } from '../archive/member.ts'
import type { ExtractInput, Extractor } from '../contract.ts'
import { hasSparseFiles, tarMembers } from './tar-members.ts'

const mediaType = 'application/x-tar'

/**
 * Reads TAR archives (ustar, pax, GNU) in streaming; those with sparse files or a head that tar-stream refuses, by
 * libarchive. Links and devices give a problem and no child.
 */
export const tarExtractor: Extractor = {
  async extract(input, sink) {
    const tally = await giveMembers(membersOf(input), memberSinks(input.limits, sink))
    if (tally.ended || tally.files === 0) {
      const reason = tally.ended ? damageWords(tally.ended) : 'no member was found'
      sink.problem({
        code: 'archive.damaged',
        severity: 'error',
        message: `The TAR archive breaks off after ${tally.files} members (${reason}). Ask for it again.`,
      })
    }
    sink.facts(archiveFacts(mediaType, tally))
  },

  async locate(input, locators) {
    return locateMembers(membersOf(input), locators)
  },
}

async function* membersOf(input: ExtractInput): AsyncGenerator<Member> {
  const secondReader = input.source.sizeBytes <= input.limits.maxBytesInMemory
  if (secondReader && (await hasSparseFiles(input.source))) {
    yield* secondReading(input)
    return
  }
  let given = 0
  try {
    for await (const member of tarMembers(input.source)) {
      given++
      yield member
    }
  } catch (thrown) {
    if (given > 0 || !secondReader) throw thrown
    yield* secondReading(input)
  }
}

/** libarchive loses letters beyond ASCII; a name of one of these is then told with a doubt. */
async function* secondReading(input: ExtractInput): AsyncGenerator<Member> {
  yield* withTrueNames(libarchiveMembers(await input.source.all()), async () => [])
}
