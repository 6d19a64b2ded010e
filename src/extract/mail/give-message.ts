import { formatLocator } from '../../model/locator.ts'
import { ChildBudget } from '../archive/child-budget.ts'
import { ChildNames } from '../archive/child-names.ts'
import type { ExtractInput, ExtractSink } from '../contract.ts'
import { bytesOfPart, textOfPart, useOfPart } from './body-part.ts'
import { secrecyOf } from './encrypted-part.ts'
import { headerBlockText } from './header-block-text.ts'
import { messageOfHeader } from './header-message.ts'
import { decodeHeader } from './header-text.ts'
import { giveMailStatements } from './mail-statements.ts'
import { mimeLimits } from './mime-limits.ts'
import type { MimePart } from './mime-part.ts'
import { partName } from './part-name.ts'
import { readMime, type MimeTree } from './read-mime.ts'

/** A message in bytes and the entity it is. */
export interface RawMessage {
  readonly bytes: Uint8Array
  readonly entityId: string
  readonly mediaType: string
}

/** Gives all that one message holds. */
export async function giveMessage(message: RawMessage, input: ExtractInput, sink: ExtractSink): Promise<void> {
  const tree = readMime(message.bytes, mimeLimits(input.limits))
  const charset = charsetOf(tree)
  giveHeader(message, { tree, charset }, input, sink)
  const giver = new PartGiver(message, input, sink)
  for (const part of tree.leaves) {
    giver.give(part)
    await sink.drained()
  }
  giveFacts(message, tree, giver.unread, sink)
}

/** The character set that the message's first text names: its raw header bytes are in the same. */
export function charsetOf(tree: MimeTree): string | undefined {
  return tree.leaves.find((part) => part.contentType.parameters.has('charset'))?.contentType.parameters.get('charset')
}

function giveHeader(message: RawMessage, read: { tree: MimeTree; charset: string | undefined }, input: ExtractInput, sink: ExtractSink): void {
  const { root, defects } = read.tree
  for (const { code, message: sentence, part } of defects) {
    sink.problem({ code, severity: code.startsWith('limit.') ? 'error' : 'warning', message: sentence, locator: formatLocator({ kind: 'part', part }) })
  }
  if (root.fields.length === 0) return
  giveMailStatements(messageOfHeader(root.fields, { entityId: message.entityId, part: '0', charset: read.charset }), input, sink)
  sink.text({ text: headerBlockText(root.fields, read.charset), locator: formatLocator({ kind: 'part', part: '0' }) })
  const broken = root.fields.filter((field) => decodeHeader(field.raw, read.charset).broken).map((field) => field.name)
  if (broken.length > 0) {
    const names = [...new Set(broken)].slice(0, 10).join(', ')
    sink.problem({ code: 'mail.header-encoding', severity: 'warning', message: `The encoding of the header fields ${names} is broken; they are kept as far as they can be read.` })
  }
}

function giveFacts(message: RawMessage, tree: MimeTree, unread: readonly string[], sink: ExtractSink): void {
  const { mediaType, bytes } = message
  const readable = tree.root.fields.length > 0 || bytes.byteLength > 0
  if (!readable) sink.facts({ mediaType, unread: 'The message is empty.' })
  else if (unread.length > 0) sink.facts({ mediaType, partly: `Part ${unread.slice(0, 20).join(', ')} could not be read.` })
  else sink.facts({ mediaType })
  if (readable && tree.root.fields.length === 0) {
    sink.problem({ code: 'mail.header-missing', severity: 'warning', message: 'There is no header before the text; sender, recipients and date are not known.' })
  }
}

/** Gives the leaves of a message on, within what the exhibit may give. */
class PartGiver {
  readonly #message: RawMessage
  readonly #sink: ExtractSink
  readonly #budget: ChildBudget
  readonly #names = new ChildNames()
  #textLeft: number
  /** Paths of parts that gave no content. */
  readonly unread: string[] = []

  constructor(message: RawMessage, input: ExtractInput, sink: ExtractSink) {
    this.#message = message
    this.#sink = sink
    this.#budget = new ChildBudget(input.limits, sink)
    this.#textLeft = input.limits.maxTextChars
  }

  give(part: MimePart): void {
    const use = useOfPart(part)
    const text = use === 'text' || use === 'html' ? this.#giveText(part) : undefined
    if (text === undefined) this.#giveChild(part)
    const secrecy = secrecyOf(part, text)
    if (!secrecy) return
    this.unread.push(part.path)
    this.#tell('mail.encrypted', part, `Part ${part.path} ${secrecy}.`, 'error')
  }

  #giveText(part: MimePart): string {
    const { text, doubts } = textOfPart(this.#message.bytes, part, this.#textLeft)
    for (const doubt of doubts) this.#tell('mail.body-encoding', part, `The text of part ${part.path} is doubtful: ${doubt}.`)
    if (text.length === this.#textLeft && text !== '') this.#tell('limit.text', part, `The text of part ${part.path} is longer than the limit; the rest was not read.`, 'error')
    this.#textLeft -= text.length
    if (text.trim() !== '') this.#sink.text({ text, locator: locatorOf(part) })
    return text
  }

  #giveChild(part: MimePart): void {
    if (!this.#budget.admits()) return
    const { bytes, doubt } = bytesOfPart(this.#message.bytes, part)
    const found = partName(part).name
    const { name, madeSafe } = this.#names.give(found)
    if (madeSafe) this.#tell('mail.unsafe-name', part, `The attachment name '${found.replace(/\p{C}/gu, '?').slice(0, 200)}' leads outside or hides something; it is kept as '${name}'.`)
    if (doubt) this.#tell('mail.attachment-damaged', part, `The attachment '${name}' is doubtful: ${doubt}.`)
    if (bytes.byteLength > this.#budget.allowance(undefined)) {
      this.#budget.refuse(name, undefined, locatorOf(part))
      this.unread.push(part.path)
      return
    }
    this.#budget.spend(bytes.byteLength)
    this.#sink.child({ name, ...(name === found ? {} : { foundName: found }), locator: locatorOf(part), bytes })
  }

  #tell(code: string, part: MimePart, message: string, severity: 'error' | 'warning' = 'warning'): void {
    this.#sink.problem({ code, severity, message, locator: locatorOf(part) })
  }
}

function locatorOf(part: MimePart): string {
  return formatLocator({ kind: 'part', part: part.path })
}
