import { Readable, type Writable } from 'node:stream'
import { extract, type Header } from 'tar-stream'
import type { Member, MemberKind } from '../archive/member.ts'
import type { ByteSource } from '../contract.ts'

/** An entry as tar-stream gives it. */
interface TarEntry extends AsyncIterable<Uint8Array> {
  readonly header: Header
  resume(): unknown
}

/** Types of an entry that hold a file's content in parts, which tar-stream gives as they lie: GNU sparse files. */
const sparseType = 'S'

/** The members of a TAR archive in the order in which they lie, in streaming. Throws where a header is damaged. */
export async function* tarMembers(source: ByteSource): AsyncGenerator<Member> {
  // Its own types leave out this option, without which old archives are refused.
  const parser = extract({ allowUnknownFormat: true } as object) as unknown as Writable & AsyncIterable<TarEntry>
  const input = Readable.from(source.stream())
  // `pipe` and not `pipeline`: breaking off the iteration is no error of either.
  input.on('error', (thrown) => parser.destroy(thrown))
  input.pipe(parser)
  try {
    for await (const entry of parser) {
      yield toMember(entry)
      entry.resume()
    }
  } finally {
    input.destroy()
    parser.destroy()
  }
}

function toMember(entry: TarEntry): Member {
  const header = entry.header
  const kind = kindOf(header)
  return {
    foundName: header.name,
    kind,
    ...(kind === 'link' ? { linkTarget: header.linkname ?? '' } : {}),
    ...(header.size === undefined ? {} : { packedBytes: header.size, sizeBytes: header.size }),
    blocks: () => entry,
  }
}

function kindOf(header: Header): MemberKind {
  switch (header.type) {
    case 'directory':
      return 'folder'
    case 'link':
    case 'symlink':
      return 'link'
    case 'character-device':
    case 'block-device':
    case 'fifo':
      return 'device'
    default:
      return 'file'
  }
}

/** Whether the archive holds sparse files, in the GNU form or as pax records, which need another reader. */
export async function hasSparseFiles(source: ByteSource): Promise<boolean> {
  const head = Buffer.from(await source.read(0, 64 * 1024))
  if (head.includes('GNU.sparse.')) return true
  for (let at = 0; at + 512 <= head.byteLength; at += 512) {
    if (head.toString('latin1', at + 257, at + 262) === 'ustar' && String.fromCharCode(head[at + 156]!) === sparseType) return true
  }
  return false
}
