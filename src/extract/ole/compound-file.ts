const magic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const endOfChain = 0xfffffffe
const none = 0xffffffff
const entryBytes = 128
const mostEntries = 50_000

/** An entry of the directory of a compound file: a stream or a storage. */
interface DirectoryEntry {
  readonly name: string
  /** 1 storage, 2 stream, 5 root. */
  readonly type: number
  readonly left: number
  readonly right: number
  readonly child: number
  readonly start: number
  readonly size: number
}

/** Whether the bytes begin as a compound file: an old Office document, a message of Outlook, an encrypted new one. */
export function isCompoundFile(head: Uint8Array): boolean {
  return magic.every((byte, at) => head[at] === byte)
}

/**
 * A compound file (MS-CFB 12.0): a file system in a file, its streams found by their path (`ObjectPool/_1/Ole`). Chains
 * that loop or lead outside end where they do so.
 */
export class CompoundFile {
  /** Paths of the streams, in code-unit order. */
  readonly paths: readonly string[]
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #sectorBytes: number
  readonly #fat: number[]
  readonly #miniFat: number[]
  readonly #mini: Uint8Array
  readonly #miniCutoff: number
  readonly #streams = new Map<string, DirectoryEntry>()

  /** Throws a RangeError when it is no compound file. */
  constructor(bytes: Uint8Array) {
    if (!isCompoundFile(bytes) || bytes.length < 512) throw new RangeError('The bytes are no compound file.')
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#sectorBytes = this.#view.getUint16(30, true) === 12 ? 4096 : 512
    this.#fat = this.#readFat()
    this.#miniCutoff = this.#view.getUint32(56, true) || 4096
    const directory = this.#readDirectory(this.#chain(this.#view.getUint32(48, true)))
    this.#miniFat = numbers(this.#chain(this.#view.getUint32(60, true)))
    const root = directory[0]
    this.#mini = root ? this.#chain(root.start).subarray(0, root.size) : new Uint8Array(0)
    if (root) this.#walk(directory, root)
    this.paths = [...this.#streams.keys()].sort()
  }

  /**
   * The bytes of a stream, shorter than told where its chain is broken; undefined when there is none of that path. Names are
   * compared without regard to case (MS-CFB 2.6.4).
   */
  stream(path: string): Uint8Array | undefined {
    const entry = this.#streams.get(path) ?? this.#streams.get(this.paths.find((each) => each.toLowerCase() === path.toLowerCase()) ?? path)
    if (!entry) return undefined
    return (entry.size < this.#miniCutoff ? this.#miniChain(entry) : this.#chain(entry.start)).subarray(0, entry.size)
  }

  /** Whether there is a stream of that path. */
  has(path: string): boolean {
    return this.paths.some((each) => each.toLowerCase() === path.toLowerCase())
  }

  /** A copy of the file in which streams that bear one of these names in other case bear it as it stands here. */
  withNames(names: readonly string[]): Uint8Array {
    const copy = Buffer.from(this.#bytes)
    for (const sector of followChain(this.#view.getUint32(48, true), this.#fat)) {
      const start = (sector + 1) * this.#sectorBytes
      for (let at = start; at + entryBytes <= Math.min(start + this.#sectorBytes, copy.length); at += entryBytes) {
        const found = copy.toString('utf16le', at, at + nameLength(this.#view, at))
        const name = names.find((each) => each.toLowerCase() === found.toLowerCase())
        if (name) copy.write(name, at, 'utf16le')
      }
    }
    return new Uint8Array(copy.buffer, copy.byteOffset, copy.byteLength)
  }

  #readFat(): number[] {
    const sectors: number[] = []
    for (let at = 76; at < 512; at += 4) sectors.push(this.#view.getUint32(at, true))
    const seen = new Set<number>()
    for (let next = this.#view.getUint32(68, true); next < endOfChain && !seen.has(next); ) {
      seen.add(next)
      const listed = numbers(this.#sector(next))
      next = listed.pop() ?? endOfChain
      sectors.push(...listed)
    }
    return sectors.filter((sector) => sector < endOfChain).flatMap((sector) => numbers(this.#sector(sector)))
  }

  #sector(number: number): Uint8Array {
    const start = (number + 1) * this.#sectorBytes
    return this.#bytes.subarray(start, start + this.#sectorBytes)
  }

  #chain(first: number): Uint8Array {
    const sectors = followChain(first, this.#fat).map((sector) => this.#sector(sector))
    return Buffer.concat(sectors)
  }

  #miniChain(entry: DirectoryEntry): Uint8Array {
    return Buffer.concat(followChain(entry.start, this.#miniFat).map((sector) => this.#mini.subarray(sector * 64, sector * 64 + 64)))
  }

  #readDirectory(bytes: Uint8Array): DirectoryEntry[] {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const entries: DirectoryEntry[] = []
    for (let at = 0; at + entryBytes <= bytes.length && entries.length < mostEntries; at += entryBytes) {
      entries.push({
        name: Buffer.from(bytes.subarray(at, at + nameLength(view, at))).toString('utf16le'),
        type: view.getUint8(at + 66),
        left: view.getUint32(at + 68, true),
        right: view.getUint32(at + 72, true),
        child: view.getUint32(at + 76, true),
        start: view.getUint32(at + 116, true),
        size: view.getUint32(at + 120, true),
      })
    }
    return entries
  }

  /** Siblings hang in a tree of their own; each entry is visited once, whatever a damaged file says. */
  #walk(directory: readonly DirectoryEntry[], root: DirectoryEntry): void {
    const seen = new Set<number>()
    const open: { index: number; folder: string }[] = [{ index: root.child, folder: '' }]
    for (let next = open.pop(); next; next = open.pop()) {
      const entry = next.index === none || seen.has(next.index) ? undefined : directory[next.index]
      if (!entry) continue
      seen.add(next.index)
      const path = next.folder + entry.name
      if (entry.type === 2) this.#streams.set(path, entry)
      open.push({ index: entry.left, folder: next.folder }, { index: entry.right, folder: next.folder })
      if (entry.type === 1) open.push({ index: entry.child, folder: `${path}/` })
    }
  }
}

/** Bytes of the name of the entry at `at`, without the zero at its end. */
function nameLength(view: DataView, at: number): number {
  return Math.min(64, Math.max(0, view.getUint16(at + 64, true) - 2))
}

function followChain(first: number, table: readonly number[]): number[] {
  const sectors: number[] = []
  const seen = new Set<number>()
  for (let sector = first; sector < endOfChain && sector < table.length && !seen.has(sector); sector = table[sector]!) {
    seen.add(sector)
    sectors.push(sector)
  }
  return sectors
}

function numbers(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => view.getUint32(at * 4, true))
}
