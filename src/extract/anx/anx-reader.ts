import { GraphBuilder, type GraphValue } from '../graph/graph-file.ts'
import type { GraphParser } from '../graph/graph-extractor.ts'
import { readXml, type XmlHandlers } from '../xml-stream/xml-stream.ts'

/** Reads an ANX chart: items with an entity are nodes, items with a link are links; attributes by their classes, cards as texts. */
export const readAnx: GraphParser = (bytes) => {
  const reader = new AnxReader()
  const { error } = readXml(bytes, reader)
  return reader.end(error)
}

interface Item {
  readonly values: GraphValue[]
  entity?: { readonly id: string; readonly identity: string }
  link?: { readonly source: string; readonly target: string; directed: boolean }
}

class AnxReader implements XmlHandlers {
  readonly #builder = new GraphBuilder()
  readonly #links: (() => void)[] = []
  #item: Item | undefined

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'ChartItem') this.#item = { values: itemValues(attributes) }
    const item = this.#item
    if (!item) return
    if (name === 'Entity') {
      item.entity = { id: attributes['EntityId'] ?? attributes['Identity'] ?? '', identity: attributes['Identity'] ?? '' }
      if (attributes['Identity'] && !item.values.some(({ name: field }) => field === 'label')) item.values.push({ name: 'label', text: attributes['Identity'] })
    } else if (name === 'Link') item.link = { source: attributes['End1Id'] ?? '', target: attributes['End2Id'] ?? '', directed: false }
    else if (/^(Icon|EventFrame|Box|Circle|ThemeLine|TextBlock)Style$/.test(name)) this.#put('type', attributes['Type'])
    else if (name === 'LinkStyle') {
      this.#put('type', attributes['Type'])
      if (item.link) item.link.directed = /OnHead|OnTail/.test(attributes['ArrowStyle'] ?? '')
    } else if (name === 'Attribute') this.#put(attributes['AttributeClass'] ?? attributes['AttributeClassReference'] ?? 'attribute', attributes['Value'])
    else if (name === 'Card') for (const field of ['Summary', 'Text', 'SourceReference', 'SourceType']) this.#put(field, attributes[field])
  }

  close(name: string): void {
    const item = this.#item
    if (name !== 'ChartItem' || !item) return
    this.#item = undefined
    const { entity, link, values } = item
    if (entity) this.#builder.node(entity.id, values)
    else if (link) this.#links.push(() => this.#builder.link({ id: String(this.#builder.links.length + 1), ...link }, values))
    else this.#builder.left('An item of the chart', values.map(({ text }) => text).join(' '))
  }

  end(error: string | undefined) {
    for (const link of this.#links) link()
    return this.#builder.end(error)
  }

  #put(name: string, text: string | undefined): void {
    if (text !== undefined) this.#item?.values.push({ name, text })
  }
}

function itemValues(attributes: Readonly<Record<string, string>>): GraphValue[] {
  const { Label: label, Description: description, DateTime: dateTime, DateSet: isSet, DateTimeDescription: words, SourceReference: reference, TimeSet: isTimed } = attributes
  const told: [string, string | undefined][] = [
    ['label', label], ['description', description], ['start', isSet === 'false' ? undefined : isTimed === 'false' ? dateTime?.slice(0, 10) : dateTime], ['date in words', words], ['source reference', reference],
  ]
  return told.flatMap(([name, text]) => (text ? [{ name, text }] : []))
}
