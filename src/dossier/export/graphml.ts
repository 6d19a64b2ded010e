import type { ExportFormat } from './export-format.ts'
import { linkAttributes, networkLinks, networkNodes, nodeAttributes } from './network-rows.ts'
import { xmlAttributes, xmlText } from './xml-text.ts'

const nodeNames = ['label', ...nodeAttributes] as const

/** The network as GraphML 1.0 (http://graphml.graphdrawing.org). */
export const networkGraphml: ExportFormat = {
  id: 'graphml',
  description: 'the network, GraphML (yEd, Gephi, igraph, networkx)',
  extension: 'graphml',
  content: { async *lines(store) {
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    yield* keys('node', nodeNames)
    yield* keys('edge', linkAttributes)
    yield '<graph id="case" edgedefault="directed">'
    for await (const node of networkNodes(store)) yield `<node${xmlAttributes({ id: node.id })}>${dataOf('node', node, nodeNames)}</node>`
    for await (const link of networkLinks(store)) {
      const { id, source, target } = link
      yield `<edge${xmlAttributes({ id, source, target })}>${dataOf('edge', link, linkAttributes)}</edge>`
    }
    yield '</graph>'
    yield '</graphml>'
  } },
}

function* keys(kind: string, names: readonly string[]): Generator<string> {
  const typeOf = (name: string) => ({ group: 'int', directed: 'boolean' })[name] ?? 'string'
  for (const name of names) yield `<key${xmlAttributes({ id: `${kind}-${name}`, for: kind, 'attr.name': name, 'attr.type': typeOf(name) })}/>`
}

function dataOf<Name extends string>(kind: string, thing: Readonly<Record<Name, string | number | boolean | null>>, names: readonly Name[]): string {
  return names.flatMap((name) => (thing[name] === null ? [] : [`<data key="${kind}-${name}">${xmlText(String(thing[name]))}</data>`])).join('')
}
