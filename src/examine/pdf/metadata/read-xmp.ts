import { SaxesParser } from 'saxes'

/** What an XMP packet tells (ISO 16684-1), by `namespace prefix:name` of the usual prefixes; of a list the items in order. */
export interface XmpFacts {
  readonly values: ReadonlyMap<string, string>
  /** Programs that the history names (xmpMM:History), in order, each once in a row. */
  readonly agents: readonly string[]
}

const prefixes: Readonly<Record<string, string>> = {
  'http://ns.adobe.com/xap/1.0/': 'xmp', 'http://ns.adobe.com/pdf/1.3/': 'pdf', 'http://purl.org/dc/elements/1.1/': 'dc',
  'http://ns.adobe.com/xap/1.0/mm/': 'xmpMM', 'http://ns.adobe.com/xap/1.0/sType/ResourceEvent#': 'stEvt',
}
const longest = 2_000
const mostAgents = 200

/** Reads an XMP packet; what is not well formed ends the reading, and what came before it stays. */
export function readXmp(packet: string): XmpFacts {
  const values = new Map<string, string>()
  const agents: string[] = []
  const path: string[] = []
  let text = ''
  const keep = (name: string, value: string) => {
    if (name === 'stEvt:softwareAgent') {
      if (agents.at(-1) !== value && agents.length < mostAgents) agents.push(value)
    } else if (value && !path.includes('xmpMM:History') && !path.includes('xmpMM:DerivedFrom') && !values.has(name)) values.set(name, value.slice(0, longest))
  }
  const parser = new SaxesParser({ xmlns: true })
  parser.on('opentag', (tag) => {
    path.push(nameIn(tag.uri, tag.local))
    text = ''
    for (const attribute of Object.values(tag.attributes)) if (attribute.uri in prefixes) keep(nameIn(attribute.uri, attribute.local), attribute.value.trim())
  })
  parser.on('text', (part) => {
    if (text.length < longest) text += part
  })
  parser.on('closetag', () => {
    const name = path.findLast((each) => each.includes(':'))
    if (name && text.trim()) keep(name, text.trim())
    text = ''
    path.pop()
  })
  try {
    parser.write(packet.replace(/<\?xpacket[^>]*\?>/g, '').trim()).close()
  } catch {
    // Half a packet still tells what stands in it.
  }
  return { values, agents }
}

function nameIn(uri: string, local: string): string {
  const prefix = prefixes[uri]
  return prefix ? `${prefix}:${local}` : local
}
