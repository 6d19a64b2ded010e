import { GraphBuilder, type GraphValue } from '../graph/graph-file.ts'
import type { GraphParser } from '../graph/graph-extractor.ts'
import { readXml, type XmlHandlers } from '../xml-stream/xml-stream.ts'

/** Reads GraphML 1.0: keys, nodes and edges, nested graphs among them; hyperedges are left aside. Labels that yEd draws are taken as labels. */
export const readGraphml: GraphParser = (bytes) => {
  const builder = new GraphBuilder()
  const { error } = readXml(bytes, new GraphmlReader(builder))
  return builder.end(error)
}

interface Open {
  readonly kind: 'node' | 'edge'
  readonly attributes: Readonly<Record<string, string>>
  readonly values: GraphValue[]
}

class GraphmlReader implements XmlHandlers {
  readonly #builder: GraphBuilder
  readonly #keys = new Map<string, string>()
  readonly #open: Open[] = []
  #isDirected = true
  #data: string | undefined
  #held = ''
  #hyperedge: string[] | undefined

  constructor(builder: GraphBuilder) {
    this.#builder = builder
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#held = ''
    if (name === 'key') this.#keys.set(attributes['id'] ?? '', attributes['attr.name'] ?? attributes['yfiles.type'] ?? attributes['id'] ?? '')
    else if (name === 'graph') this.#isDirected = attributes['edgedefault'] !== 'undirected'
    else if (name === 'node' || name === 'edge') this.#open.push({ kind: name, attributes, values: [] })
    else if (name === 'data') this.#data = this.#keys.get(attributes['key'] ?? '') ?? attributes['key']
    else if (name === 'hyperedge') this.#hyperedge = []
    else if (name === 'endpoint') this.#hyperedge?.push(attributes['node'] ?? '')
  }

  text(text: string): void {
    this.#held += text
  }

  close(name: string): void {
    const held = this.#held.trim()
    this.#held = ''
    const open = this.#open.at(-1)
    if ((name === 'NodeLabel' || name === 'EdgeLabel') && held) open?.values.push({ name: 'label', text: held })
    else if (name === 'data') {
      if (held && this.#data !== undefined) open?.values.push({ name: this.#data, text: held })
      this.#data = undefined
    } else if (name === 'hyperedge') {
      this.#builder.left('A hyperedge', (this.#hyperedge ?? []).join(' '))
      this.#hyperedge = undefined
    } else if ((name === 'node' || name === 'edge') && open) {
      this.#open.pop()
      this.#end(open)
    }
  }

  #end({ kind, attributes: { id = '', source = '', target = '', directed }, values }: Open): void {
    if (kind === 'node') this.#builder.node(id, values)
    else this.#builder.link({ id, source, target, directed: directed === undefined ? this.#isDirected : directed === 'true' }, values)
  }
}
