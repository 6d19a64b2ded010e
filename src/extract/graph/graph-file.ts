/** A value as a graph file writes it, with its name there. */
export interface GraphValue {
  readonly name: string
  readonly text: string
}

/** A node of a graph file. */
export interface GraphNode {
  readonly id: string
  /** Tokens of the pointer at it: `['nodes', '3']`, of STIX `['objects', '7']`. */
  readonly place: readonly string[]
  /** Attributes in the order of the file, its label among them under `label`. */
  readonly values: readonly GraphValue[]
}

/** A link of a graph file between two nodes, told by their ids. */
export interface GraphLink extends GraphNode {
  readonly source: string
  readonly target: string
  readonly directed: boolean
}

/** Something that a graph file holds and that is neither: a hyperedge, a matrix, a marking. */
export interface GraphRest {
  readonly what: string
  readonly place: readonly string[]
  readonly text: string
}

/** A graph file as it was read, whatever its format. */
export interface GraphFile {
  readonly nodes: readonly GraphNode[]
  readonly links: readonly GraphLink[]
  readonly rest: readonly GraphRest[]
  /** What is wrong with the file, when something is; what could be read after it was read. */
  readonly error?: string | undefined
}

/** Collects nodes and links while a file is read. */
export class GraphBuilder {
  readonly nodes: GraphNode[] = []
  readonly links: GraphLink[] = []
  readonly rest: GraphRest[] = []

  node(id: string, values: readonly GraphValue[], place: readonly string[] = ['nodes', String(this.nodes.length)]): void {
    this.nodes.push({ id, place, values: withText(values) })
  }

  link(ends: Omit<GraphLink, 'place' | 'values'>, values: readonly GraphValue[], place: readonly string[] = ['links', String(this.links.length)]): void {
    this.links.push({ ...ends, place, values: withText(values) })
  }

  left(what: string, text: string, place: readonly string[] = ['rest', String(this.rest.length)]): void {
    this.rest.push({ what, place, text })
  }

  end(error?: string): GraphFile {
    return { nodes: this.nodes, links: this.links, rest: this.rest, error }
  }
}

function withText(values: readonly GraphValue[]): GraphValue[] {
  return values.filter(({ text }) => text.trim() !== '')
}
