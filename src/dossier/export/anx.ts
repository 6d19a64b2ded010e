import type { ExportFormat } from './export-format.ts'
import { networkLinks, networkNodes, type NetworkLink, type NetworkNode } from './network-rows.ts'
import { xmlAttributes } from './xml-text.ts'

const classes = ['schema', 'amount', 'currency', 'role', 'exhibit', 'locator', 'end'] as const

/** The network as a chart of i2 Analyst's Notebook in its XML form: an item for each entity and link, its particulars as attributes; unplaced, for the program to lay out. */
export const networkAnx: ExportFormat = {
  id: 'anx',
  description: "the network, i2 Analyst's Notebook XML (.anx)",
  extension: 'anx',
  content: { async *lines(store) {
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<Chart Rigorous="true" IdReferenceLinking="false">'
    yield '<AttributeClassCollection>'
    for (const name of classes) yield `<AttributeClass${xmlAttributes({ Name: name, Type: 'AttText', ShowValue: 'true', Visible: 'false' })}/>`
    yield '</AttributeClassCollection>'
    const types = { entities: new Set<string>(), links: new Set<string>() }
    for await (const { schema } of networkNodes(store)) types.entities.add(schema)
    for await (const { label } of networkLinks(store)) types.links.add(label)
    yield `<EntityTypeCollection>${[...types.entities].sort().map((name) => `<EntityType${xmlAttributes({ Name: name })}/>`).join('')}</EntityTypeCollection>`
    yield `<LinkTypeCollection>${[...types.links].sort().map((name) => `<LinkType${xmlAttributes({ Name: name })}/>`).join('')}</LinkTypeCollection>`
    yield '<ChartItemCollection>'
    for await (const node of networkNodes(store)) yield entityItem(node)
    for await (const link of networkLinks(store)) yield linkItem(link)
    yield '</ChartItemCollection>'
    yield '</Chart>'
  } },
}

function entityItem({ id, label, schema }: NetworkNode): string {
  const entity = `<Entity${xmlAttributes({ EntityId: id, Identity: id, LabelIsIdentity: 'false' })}><Icon><IconStyle${xmlAttributes({ Type: schema })}/></Icon></Entity>`
  return `<ChartItem${xmlAttributes({ Label: label })}><AttributeCollection>${attribute('schema', schema)}</AttributeCollection><End X="0" Y="0">${entity}</End></ChartItem>`
}

function linkItem(link: NetworkLink): string {
  const { source, target, label, start, directed } = link
  const instant = start !== null && /^\d{4}-\d\d-\d\d/.test(start) ? (start.includes('T') ? start.replace(/(Z|[+-]\d\d:\d\d)$/, '') : `${start}T00:00:00`) : null
  const time: Record<string, string | null> = instant === null ? { DateTimeDescription: start } : { DateSet: 'true', TimeSet: String(start!.includes('T')), DateTime: instant }
  const style = `<LinkStyle${xmlAttributes({ Type: label, ArrowStyle: directed ? 'ArrowOnHead' : 'ArrowNone', Strength: 'Default' })}/>`
  const attributes = classes.flatMap((name) => (link[name] === null ? [] : [attribute(name, link[name])])).join('')
  return `<ChartItem${xmlAttributes({ Label: label, ...time })}><AttributeCollection>${attributes}</AttributeCollection><Link${xmlAttributes({ End1Id: source, End2Id: target })}>${style}</Link></ChartItem>`
}

function attribute(name: string, value: string): string {
  return `<Attribute${xmlAttributes({ AttributeClass: name, Value: value })}/>`
}
