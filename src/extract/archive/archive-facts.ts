import type { ExhibitFacts } from '../contract.ts'
import { damageWords } from './damage-words.ts'
import type { MemberTally } from './give-members.ts'

/** What an archive as a whole is, by what could be read of its members. */
export function archiveFacts(mediaType: string, tally: MemberTally): ExhibitFacts {
  const { files, given, encrypted, unread, ended } = tally
  if (files > 0 && encrypted === files) {
    const which = files === 1 ? 'The only member is' : `All ${files} members are`
    return { mediaType, unread: `${which} encrypted; a password is needed.` }
  }
  if (files === 0) return { mediaType, unread: ended ? `The archive cannot be read: ${damageWords(ended)}.` : 'The archive holds no files.' }
  if (given === 0) return { mediaType, unread: `None of the ${files} members could be read.` }
  if (encrypted + unread > 0) return { mediaType, partly: `${given} of ${files} members were read, ${encrypted} are encrypted, ${unread} could not be read.` }
  if (ended) return { mediaType, partly: `${given} members were read, then the archive broke off: ${damageWords(ended)}.` }
  return { mediaType }
}
