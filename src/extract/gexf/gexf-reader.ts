import { GraphBuilder, type GraphValue } from '../graph/graph-file.ts'
import type { GraphParser } from '../graph/graph-extractor.ts'
import { readXml, type XmlHandlers } from '../xml-stream/xml-stream.ts'

/** Reads GEXF: attributes by their titles, nodes within nodes, edges with label, weight, kind, start and end. */
export const readGexf: GraphParser = (bytes) => {
  const builder = new GraphBuilder()
  const { error } = readXml(bytes, new GexfReader(builder))
  return builder.end(error)
}

interface Open {
  readonly kind: 'node' | 'edge'
  readonly attributes: Readonly<Record<string, string>>
  readonly values: GraphValue[]
}

const told = ['label', 'kind', 'weight', 'start', 'end'] as const

class GexfReader implements XmlHandlers {
  readonly #builder: GraphBuilder
  readonly #titles = { node: new Map<string, string>(), edge: new Map<string, string>() }
  readonly #open: Open[] = []
  #isDirected = false
  #class: 'node' | 'edge' = 'node'

  constructor(builder: GraphBuilder) {
    this.#builder = builder
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'graph') this.#isDirected = attributes['defaultedgetype'] === 'directed'
    else if (name === 'attributes') this.#class = attributes['class'] === 'edge' ? 'edge' : 'node'
    else if (name === 'attribute') this.#titles[this.#class].set(attributes['id'] ?? '', attributes['title'] ?? attributes['id'] ?? '')
    else if (name === 'node' || name === 'edge') {
      const values = told.flatMap((field) => (attributes[field] === undefined ? [] : [{ name: field, text: attributes[field] }]))
      this.#open.push({ kind: name, attributes, values })
    } else if (name === 'attvalue') {
      const open = this.#open.at(-1)
      const id = attributes['for'] ?? attributes['id'] ?? ''
      open?.values.push({ name: this.#titles[open.kind].get(id) ?? id, text: attributes['value'] ?? '' })
    }
  }

  close(name: string): void {
    if (name !== 'node' && name !== 'edge') return
    const open = this.#open.pop()
    if (!open) return
    const { kind, attributes: { id = '', source = '', target = '', type }, values } = open
    if (kind === 'node') this.#builder.node(id, values)
    else this.#builder.link({ id, source, target, directed: type === undefined ? this.#isDirected : type === 'directed' }, values)
  }
}
