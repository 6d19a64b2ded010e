import { SaxesParser } from 'saxes'
import { xmlFault, type XmlFault } from './xml-fault.ts'

/** What the walker of an XML text calls; names without their prefix, attributes under their full and their short name. */
export interface XmlHandler {
  open?(name: string, attributes: XmlAttributes): void
  text?(text: string): void
  close?(name: string): void
}

/** The attributes of an element, found by the name without prefix. */
export type XmlAttributes = Readonly<Record<string, string | undefined>>

/** Depth below which elements are not told apart any more: a bound for hostile files. */
const deepest = 2_000

/**
 * Walks an XML text (XML 1.0, fifth edition). Nothing outside is loaded and no entity of a DTD is expanded. Goes on after
 * an error of form, and gives the first one, or undefined when the text is well-formed. Ends at elements nested deeper
 * than 2,000, and says so.
 */
export function walkXml(text: string, handler: XmlHandler): XmlFault | undefined {
  const parser = new SaxesParser({ xmlns: false })
  let first: XmlFault | undefined
  let depth = 0
  parser.on('error', (error) => void (first ??= xmlFault(error.message)))
  parser.on('opentag', (tag) => {
    if (++depth > deepest) throw new TooDeep()
    handler.open?.(shortName(tag.name), shortAttributes(tag.attributes as Record<string, string>))
  })
  parser.on('text', (piece) => handler.text?.(piece))
  parser.on('cdata', (piece) => handler.text?.(piece))
  parser.on('closetag', (tag) => {
    depth--
    handler.close?.(shortName(tag.name))
  })
  try {
    parser.write(text).close()
  } catch (thrown) {
    if (!(thrown instanceof TooDeep)) throw thrown
    return { words: `elements stand in one another deeper than ${deepest}; what lies below, and after, was not read`, isTooDeep: true }
  }
  return first
}

/** Ends the walk from inside the parser; never leaves it. */
class TooDeep extends Error {}

function shortName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function shortAttributes(attributes: Readonly<Record<string, string>>): XmlAttributes {
  const short: Record<string, string> = Object.create(null) as Record<string, string>
  for (const name in attributes) {
    const value = attributes[name]!
    short[name] = value
    if (!name.startsWith('xmlns')) short[shortName(name)] ??= value
  }
  return short
}
