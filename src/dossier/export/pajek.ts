import type { ExportFormat } from './export-format.ts'
import { networkLinks, networkNodes, type NetworkLink } from './network-rows.ts'

/**
 * The network for Pajek (Batagelj and Mrvar, Reference Manual, "Description of the network file"): vertices by caption, made unlike by
 * the first digits of their ids where captions are equal; arcs and edges with their label. Dates, amounts and places have no word in it.
 */
export const networkPajek: ExportFormat = {
  id: 'pajek',
  description: 'the network, Pajek .net (labels alone)',
  extension: 'net',
  content: { async *lines(store) {
    const numbers = new Map<string, number>()
    const captions = new Map<string, number>()
    const nodes: { readonly id: string; readonly label: string }[] = []
    for await (const { id, label } of networkNodes(store)) {
      numbers.set(id, nodes.length + 1)
      captions.set(label, (captions.get(label) ?? 0) + 1)
      nodes.push({ id, label })
    }
    yield `*Vertices ${nodes.length}`
    for (const { id, label } of nodes) yield `${numbers.get(id)} ${quote(captions.get(label)! > 1 ? `${label} [${id.slice(0, 8)}]` : label)}`
    for (const isDirected of [true, false]) {
      yield isDirected ? '*Arcs' : '*Edges'
      for await (const link of networkLinks(store)) if (link.directed === isDirected) yield lineOf(link, numbers)
    }
  } },
}

function lineOf({ source, target, label }: NetworkLink, numbers: ReadonlyMap<string, number>): string {
  return `${numbers.get(source)} ${numbers.get(target)} 1 l ${quote(label)}`
}

/** A quotation mark within would end the word. */
function quote(text: string): string {
  return `"${text.replaceAll('"', "'").replaceAll('\\', '/').replace(/\s+/gu, ' ')}"`
}
