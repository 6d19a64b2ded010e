import { parseLocator, type PartLocator } from '../../model/locator.ts'
import { defaultLimits } from '../limits.ts'
import { textOfPart, useOfPart } from './body-part.ts'
import { charsetOf } from './give-message.ts'
import { headerBlockText } from './header-block-text.ts'
import { decodeHeader } from './header-text.ts'
import { mimeLimits } from './mime-limits.ts'
import type { MimePart } from './mime-part.ts'
import { readMime, type MimeTree } from './read-mime.ts'

/** The texts at locators in a message: a header field, the header block (`part=0`), the text of a body part; or stretches of these. */
export function locateInMessage(bytes: Uint8Array, locators: readonly string[]): (string | undefined)[] {
  const tree = readMime(bytes, mimeLimits(defaultLimits))
  const texts = new Map<string, string | undefined>()
  return locators.map((written) => {
    const locator = parseLocator(written)
    if (locator?.kind !== 'part') return undefined
    const { chars, ...base } = locator
    const key = `${base.part}\n${base.header ?? ''}\n${base.index ?? 0}`
    if (!texts.has(key)) texts.set(key, textAt(bytes, tree, base))
    const text = texts.get(key)
    return chars && text !== undefined ? (chars[1] <= text.length ? text.slice(...chars) : undefined) : text
  })
}

function textAt(bytes: Uint8Array, tree: MimeTree, locator: PartLocator): string | undefined {
  const charset = charsetOf(tree)
  const part = findPart(tree, locator.part)
  if (!part) return undefined
  if (locator.header !== undefined) {
    const field = part.fields.filter((one) => one.name === locator.header)[locator.index ?? 0]
    return field && decodeHeader(field.raw, charset).text
  }
  if (part.path === '0') return part.fields.length > 0 ? headerBlockText(part.fields, charset) : undefined
  const use = useOfPart(part)
  return use === 'text' || use === 'html' ? textOfPart(bytes, part, defaultLimits.maxTextChars).text : undefined
}

function findPart(tree: MimeTree, path: string): MimePart | undefined {
  if (path === '0') return tree.root
  const leaf = tree.leaves.find((part) => part.path === path)
  if (leaf) return leaf
  return path.split('.').reduce<MimePart | undefined>((part, step) => part?.parts[Number(step) - 1], tree.root)
}
