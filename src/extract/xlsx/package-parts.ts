import { posix } from 'node:path'
import { readXml } from '../xml-stream/xml-stream.ts'
import type { ZipContainer } from '../zip-container/zip-container.ts'

/** A relationship of one part of an Open Packaging container to another (ECMA-376 part 2, clause 6.5). */
export interface Relationship {
  readonly id: string
  /** Last word of the relationship's type: `worksheet`, `sharedStrings`, `styles`. */
  readonly type: string
  /** Path of the part in the container, or an address when `external`. */
  readonly target: string
  readonly external: boolean
}

/** The relationships of a part (`''` for the container itself), in the order of the file; none when it has none. */
export async function readRelationships(container: ZipContainer, part: string): Promise<Relationship[]> {
  const folder = posix.dirname(part)
  const bytes = await findPart(container, posix.join(folder, '_rels', `${posix.basename(part)}.rels`))
  const found: Relationship[] = []
  if (!bytes) return found
  readXml(bytes, {
    open(name, { Id, Type, Target, TargetMode }) {
      if (name !== 'Relationship' || Id === undefined || Target === undefined) return
      const external = TargetMode === 'External'
      const target = external ? Target : posix.join('/', Target.startsWith('/') ? '' : folder, Target).slice(1)
      found.push({ id: Id, type: (Type ?? '').split('/').at(-1) ?? '', target, external })
    },
  })
  return found
}

/** A part by its path; producers are seen that write the path in other capitals. */
export async function findPart(container: ZipContainer, path: string): Promise<Uint8Array | undefined> {
  const exact = await container.entry(path)
  if (exact) return exact
  const folded = path.toLowerCase()
  const name = container.names.find((each) => each.toLowerCase() === folded)
  return name === undefined ? undefined : container.entry(name)
}
