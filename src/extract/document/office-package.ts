import { messageOf } from '../../base/failure.ts'
import type { Problem } from '../../model/problem.ts'
import { formatLocator } from '../../model/locator.ts'
import type { ChildDraft, ExtractInput } from '../contract.ts'
import { decodeText } from '../encoding/decode-text.ts'
import { readZipContainer, type ZipContainer } from '../zip-container/zip-container.ts'
import { markupEncoding } from '../xml/declared-encoding.ts'
import { walkXml, type XmlHandler } from '../xml/walk-xml.ts'

/** An office file that is a ZIP container: its XML parts are walked, what goes wrong is kept as problems. */
export class OfficePackage {
  readonly problems: Problem[] = []
  readonly #format: string
  readonly #container: ZipContainer

  private constructor(format: string, container: ZipContainer) {
    this.#format = format
    this.#container = container
  }

  /** Opens the container; throws when it cannot be. */
  static async open(format: string, input: ExtractInput): Promise<OfficePackage> {
    return new OfficePackage(format, await readZipContainer(await input.source.all(input.limits.maxBytesInMemory)))
  }

  get names(): readonly string[] {
    return this.#container.names
  }

  /** The text of a part, or undefined when there is none or it cannot be unpacked. */
  async text(name: string): Promise<string | undefined> {
    const bytes = await this.#bytes(name)
    return bytes && decodeText(bytes, markupEncoding(bytes)).text
  }

  /** Walks an XML part; says whether it is there. */
  async walk(name: string, handler: XmlHandler): Promise<boolean> {
    const text = await this.text(name)
    if (text === undefined) return false
    try {
      const fault = walkXml(text, handler)
      if (fault?.isTooDeep) this.problems.push({ code: 'limit.depth', severity: 'error', message: `In the part ${name}, ${fault.words}.` })
      else if (fault) this.#note('part-malformed', 'warning', `The part ${name} is not well-formed XML: ${fault.words}. What could be read was read.`)
    } catch (cause) {
      this.#note('part-unread', 'error', `The part ${name} could not be read to its end: ${messageOf(cause)}`)
    }
    return true
  }

  /** Embedded files as children, in order of name. */
  async children(isEmbedded: (name: string) => boolean, input: ExtractInput): Promise<ChildDraft[]> {
    const children: ChildDraft[] = []
    const names = this.names.filter(isEmbedded).sort()
    for (const name of names.slice(0, input.limits.maxChildren)) {
      const bytes = await this.#bytes(name)
      if (!bytes) continue
      if (bytes.byteLength > input.limits.maxChildBytes)
        this.#note('child-too-large', 'warning', `The embedded file ${name} is larger than the limit and was not taken out.`)
      else children.push({ name: safeName(name), foundName: name, locator: formatLocator({ kind: 'member', path: name }), bytes })
    }
    if (names.length > input.limits.maxChildren)
      this.#note('too-many-children', 'warning', `Only ${input.limits.maxChildren} of ${names.length} embedded files were taken out.`)
    return children
  }

  /** The defects of the container that did not hinder the reading, and those of its parts. */
  allProblems(): Problem[] {
    const defects = this.#container.defects.map((message): Problem => ({
      code: `${this.#format}.container-defect`,
      severity: 'warning',
      message,
    }))
    return [...defects, ...this.problems]
  }

  #note(code: string, severity: Problem['severity'], message: string): void {
    this.problems.push({ code: `${this.#format}.${code}`, severity, message })
  }

  async #bytes(name: string): Promise<Uint8Array | undefined> {
    try {
      return await this.#container.entry(name)
    } catch (cause) {
      this.#note('part-unread', 'error', `The part ${name} could not be unpacked: ${messageOf(cause)}`)
      return undefined
    }
  }
}

function safeName(name: string): string {
  const parts = name
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
  return parts.join('/') || 'unnamed'
}
