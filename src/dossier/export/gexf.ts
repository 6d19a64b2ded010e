import type { ExportFormat } from './export-format.ts'
import { linkAttributes, networkLinks, networkNodes, nodeAttributes } from './network-rows.ts'
import { xmlAttributes } from './xml-text.ts'

/** The network as GEXF 1.3 (https://gexf.net): nodes with schema and group, edges with what is told of them and where. */
export const networkGexf: ExportFormat = {
  id: 'gexf',
  description: 'the network, GEXF 1.3 (Gephi)',
  extension: 'gexf',
  content: { async *lines(store) {
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">'
    yield '<graph mode="static" defaultedgetype="directed" idtype="string">'
    yield* declarations('node', nodeAttributes)
    yield* declarations('edge', linkAttributes)
    yield '<nodes>'
    for await (const node of networkNodes(store)) yield `<node${xmlAttributes({ id: node.id, label: node.label })}>${attributeValues(node, nodeAttributes)}</node>`
    yield '</nodes>'
    yield '<edges>'
    for await (const link of networkLinks(store)) {
      const { id, source, target } = link
      yield `<edge${xmlAttributes({ id, source, target })}>${attributeValues(link, linkAttributes)}</edge>`
    }
    yield '</edges>'
    yield '</graph>'
    yield '</gexf>'
  } },
}

function* declarations(kind: string, names: readonly string[]): Generator<string> {
  const typeOf = (name: string) => ({ group: 'integer', directed: 'boolean' })[name] ?? 'string'
  yield `<attributes class="${kind}">${names.map((name) => `<attribute${xmlAttributes({ id: name, title: name, type: typeOf(name) })}/>`).join('')}</attributes>`
}

function attributeValues<Name extends string>(thing: Readonly<Record<Name, string | number | boolean | null>>, names: readonly Name[]): string {
  const told = names.filter((name) => thing[name] !== null).map((name) => `<attvalue${xmlAttributes({ for: name, value: String(thing[name]) })}/>`)
  return told.length === 0 ? '' : `<attvalues>${told.join('')}</attvalues>`
}
