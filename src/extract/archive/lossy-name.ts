import type { Member } from './member.ts'

/** libarchive without a locale writes this for every character beyond ASCII in a name that it has to convert. */
const lost = '*'

/**
 * The members with the names that the archive itself has, where libarchive could not say them: `candidates` are the
 * names as read from the archive by other means, in its order. One that cannot be found again keeps its marks, and says so.
 */
export async function* withTrueNames(members: AsyncIterable<Member>, candidates: () => Promise<readonly string[]>): AsyncGenerator<Member> {
  let names: string[] | undefined
  for await (const member of members) {
    if (!member.foundName.includes(lost)) {
      yield member
      continue
    }
    names ??= [...(await candidates())]
    const at = names.findIndex((name) => name === member.foundName || lossyForms(name).includes(member.foundName))
    if (at < 0) yield { ...member, oddities: [...(member.oddities ?? []), notTold(member.foundName)] }
    else yield { ...member, foundName: names.splice(at, 1)[0]! }
  }
}

function notTold(name: string): { code: string; message: string } {
  return { code: 'archive.name-lossy', message: `The name '${name}' has characters beyond ASCII that could not be read; each is shown as '${lost}'.` }
}

/** How a name looks when every character beyond ASCII is lost: counted as characters, or as UTF-16 units. */
function lossyForms(name: string): string[] {
  const ascii = (char: string) => (char.codePointAt(0)! < 0x80 ? char : lost)
  return [Array.from(name, ascii).join(''), name.split('').map(ascii).join('')]
}
