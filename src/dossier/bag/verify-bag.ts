import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { messageOf } from '../../base/failure.ts'
import { hashFile, isHashName } from '../../base/hash-file.ts'
import type { Fault } from '../../case/fault.ts'

/** What was found in a bag. */
export interface BagVerdict {
  readonly faults: readonly Fault[]
  readonly version: string
  readonly files: number
}

/** Largest tag file that is read. */
const maxTagBytes = 256 * 2 ** 20

/**
 * Checks a folder as a BagIt bag (RFC 8493; of version 0.97 as its draft): complete and valid, by every manifest in it. What
 * `fetch.txt` names has to be there: nothing is fetched. A path that leads out of the bag is a fault and is not followed.
 */
export function verifyBag(folder: string): BagVerdict {
  const faults: Fault[] = []
  const add = (what: string, where: string, message: string) => void faults.push({ what, where, message })
  try {
    return { ...new BagReading(folder, add).check(), faults }
  } catch (thrown) {
    add('bag.unreadable', folder, `It cannot be read as a bag: ${messageOf(thrown)}.`)
    return { faults, version: '', files: 0 }
  }
}

type AddFault = (what: string, where: string, message: string) => void

class BagReading {
  readonly #folder: string
  readonly #add: AddFault
  readonly #files: ReadonlySet<string>
  #encoding = 'utf-8'
  #version = ''

  constructor(folder: string, add: AddFault) {
    this.#folder = folder
    this.#add = add
    this.#files = new Set(this.#list(''))
  }

  check(): { version: string; files: number } {
    this.#readDeclaration()
    const payload = [...this.#files].filter((path) => path.startsWith('data/'))
    const manifests = [...this.#files].filter((path) => /^manifest-[a-z0-9]+\.txt$/.test(path)).sort()
    if (manifests.length === 0) this.#add('bag.tag', 'manifest', 'There is no manifest of the payload.')
    const named = new Set<string>()
    for (const manifest of manifests) {
      const listed = this.#checkManifest(manifest, true)
      for (const path of listed) named.add(path)
      if (this.#version === '0.97') continue
      for (const path of payload) if (!listed.has(path)) this.#add('bag.file', path, `${manifest} does not name it.`)
    }
    for (const path of payload) if (!named.has(path)) this.#add('bag.file', path, 'No manifest names it.')
    for (const manifest of [...this.#files].filter((path) => /^tagmanifest-[a-z0-9]+\.txt$/.test(path)).sort()) this.#checkManifest(manifest, false)
    if (this.#files.has('fetch.txt')) this.#checkFetch()
    if (this.#files.has('bag-info.txt')) this.#checkOxum(payload)
    return { version: this.#version, files: this.#files.size }
  }

  #readDeclaration(): void {
    const bytes = this.#files.has('bagit.txt') ? readFileSync(join(this.#folder, 'bagit.txt')) : Buffer.alloc(0)
    // Always UTF-8 and without a byte order mark, whatever the other tag files are in (RFC 8493, section 2.1.1).
    const [, version, encoding] = /^BagIt-Version: (\d+\.\d+)[ \t]*\r?\nTag-File-Character-Encoding: (\S+)\s*$/.exec(bytes.toString('utf8')) ?? []
    if (version === undefined || encoding === undefined) return this.#add('bag.tag', 'bagit.txt', 'It does not tell version and encoding as it has to.')
    this.#version = version
    try {
      this.#encoding = new TextDecoder(encoding).encoding
    } catch {
      this.#add('bag.tag', 'bagit.txt', `The encoding ${encoding} is not known.`)
    }
  }

  /** The paths that a manifest names. */
  #checkManifest(name: string, isPayload: boolean): ReadonlySet<string> {
    const listed = new Map<string, string>()
    const algorithm = /-([a-z0-9]+)\.txt$/.exec(name)![1]!
    if (!isHashName(algorithm)) this.#add('bag.tag', name, `Hashes by ${algorithm} cannot be checked here.`)
    for (const line of this.#lines(name)) {
      const [, hash, written] = /^([0-9A-Fa-f]+)[ \t]+\*?(.+)$/.exec(line) ?? []
      if (hash === undefined || written === undefined) {
        this.#add('bag.tag', name, `A line of it is none of a manifest: ${line.slice(0, 200)}`)
        continue
      }
      const path = decodePath(written).replace(/^\.\//, '')
      if (!isInside(path) || path.startsWith('data/') !== isPayload) {
        this.#add('bag.path', name, `It names '${written}', which does not belong into it. It was not read.`)
        continue
      }
      if (listed.has(path)) this.#add('bag.tag', name, `It names ${path} twice.`)
      listed.set(path, hash.toLowerCase())
      if (!this.#files.has(path)) this.#add('bag.file', path, `${name} names it, and it is not there.`)
      else if (isHashName(algorithm) && hashFile(join(this.#folder, path), algorithm) !== hash.toLowerCase()) this.#add('bag.hash', path, `It has not the hash that ${name} tells.`)
    }
    return new Set(listed.keys())
  }

  #checkFetch(): void {
    for (const line of this.#lines('fetch.txt')) {
      const path = decodePath(/^\S+[ \t]+(?:\d+|-)[ \t]+(.+)$/.exec(line)?.[1] ?? '')
      if (!isInside(path) || !path.startsWith('data/')) this.#add('bag.path', 'fetch.txt', `It names '${path}', which does not belong into a bag.`)
      else if (!this.#files.has(path)) this.#add('bag.file', path, 'fetch.txt names it, and it was not fetched. Nothing is fetched here.')
    }
  }

  #checkOxum(payload: readonly string[]): void {
    const [, bytes, files] = /^Payload-Oxum[ \t]*:[ \t]*(\d+)\.(\d+)[ \t]*$/im.exec(this.#lines('bag-info.txt').join('\n')) ?? []
    if (bytes === undefined) return
    const sum = payload.reduce((total, path) => total + lstatSync(join(this.#folder, path)).size, 0)
    if (sum !== Number(bytes) || payload.length !== Number(files)) {
      this.#add('bag.tag', 'bag-info.txt', `It tells ${bytes} bytes in ${files} files of payload, and there are ${sum} in ${payload.length}.`)
    }
  }

  #lines(name: string): string[] {
    const path = join(this.#folder, name)
    if (lstatSync(path).size > maxTagBytes) throw new RangeError(`${name} has more than ${maxTagBytes} bytes`)
    const bytes = readFileSync(path)
    const encoding = this.#encoding.startsWith('utf-16') && bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : this.#encoding
    return new TextDecoder(encoding, { fatal: true }).decode(bytes).split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')
  }

  #list(below: string): string[] {
    return readdirSync(join(this.#folder, below)).sort().flatMap((name) => {
      const path = below ? `${below}/${name}` : name
      const stat = lstatSync(join(this.#folder, path))
      if (stat.isDirectory()) return this.#list(path)
      if (!stat.isFile()) this.#add('bag.file', path, 'It is not a plain file, and was not read.')
      return stat.isFile() ? [path] : []
    })
  }
}

/** Only line ends and the percent sign are encoded in paths (RFC 8493, section 2.1.3). */
function decodePath(path: string): string {
  return path.replace(/%0A/gi, '\n').replace(/%0D/gi, '\r').replace(/%25/g, '%')
}

function isInside(path: string): boolean {
  return path !== '' && !/^(?:[/~\\%]|[A-Za-z]:)/.test(path) && !path.split(/[/\\]/).includes('..')
}
