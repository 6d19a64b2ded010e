import { formatLocator } from '../../model/locator.ts'
import { sourceEntityId } from '../../model/entity-id.ts'
import { propertyType } from '../../model/schema/schema.ts'
import { cleanValue } from '../../model/value/clean.ts'
import type { ExtractInput, ExtractSink } from '../contract.ts'
import { toPointer } from '../json/json-pointer.ts'
import { fieldsOf, locatorOf } from './graph-places.ts'
import type { GraphLink, GraphNode } from './graph-file.ts'
import { schemaOfLink, schemaOfNode, targetOfLinkValue, targetOfNodeValue, type GraphTarget } from './graph-words.ts'

interface Column {
  treatment: GraphTarget['treatment']
  target: string | undefined
}

/** Turns nodes and links of a graph file into statements; what gives none is given as text, and its column says so. */
export class GraphWriter {
  readonly #input: ExtractInput
  readonly #sink: ExtractSink
  readonly #schemata = new Map<string, string>()
  readonly #columns = { nodes: new Map<string, Column>(), links: new Map<string, Column>() }
  readonly #rows = { nodes: 0, links: 0 }
  readonly #unread = { nodes: 0, links: 0 }
  #statements = 0
  isCut = false

  constructor(input: ExtractInput, sink: ExtractSink) {
    this.#input = input
    this.#sink = sink
  }

  node(node: GraphNode): void {
    const schema = schemaOfNode(node)
    this.#schemata.set(node.id, schema)
    const entityId = this.#entityOf(node.id)
    const before = this.#statements
    this.#values(node, { table: 'nodes', entityId, schema, targetOf: (name) => targetOfNodeValue(schema, { name, text: '' }) })
    this.#count('nodes', before)
  }

  link(link: GraphLink): void {
    const ends = [link.source, link.target].map((id) => this.#schemata.get(id))
    const before = this.#statements
    if (ends[0] === undefined || ends[1] === undefined) {
      const message = `The link at ${toPointer(link.place)} joins '${link.source}' and '${link.target}', of which the file has no node. It is kept as text. Look for the whole file.`
      this.#sink.problem({ code: 'graph.end-absent', severity: 'warning', message, locator: locatorOf(link.place, 'source', 'target') })
      this.#sink.text({ text: `${link.source} ${link.target}`, locator: locatorOf(link.place, 'source', 'target') })
      this.#count('links', before)
      return
    }
    const schema = schemaOfLink(link, [ends[0], ends[1]])
    const entityId = sourceEntityId(this.#input.exhibit, 'link', ...link.place)
    for (const [field, property] of [['source', schema.edge!.source], ['target', schema.edge!.target]] as const) {
      this.#statement({ entityId, schema: schema.name, property, value: this.#entityOf(link[field]), original: link[field], locator: locatorOf(link.place, field) })
    }
    this.#values(link, { table: 'links', entityId, schema: schema.name, targetOf: (name) => targetOfLinkValue(schema, { name, text: '' }) })
    this.#count('links', before)
  }

  /** What is neither node nor link. */
  left(what: string, place: readonly string[], text: string): void {
    const locator = formatLocator({ kind: 'pointer', pointers: [toPointer(place)] })
    const message = `${what} at ${toPointer(place)} is neither a node nor a link between two; it is kept as text and can be searched.`
    this.#sink.problem({ code: 'graph.left-aside', severity: 'information', message, locator })
    if (text.trim()) this.#sink.text({ text, locator })
  }

  /** Tells of both tables, column by column. */
  tables(): void {
    for (const sheet of ['nodes', 'links'] as const) {
      const columns = [...this.#columns[sheet]].map(([name, { treatment, target }], index) => ({ column: index + 1, name, treatment, ...(target === undefined ? {} : { target }) }))
      this.#sink.table({ sheet, rows: this.#rows[sheet], rowsUnread: this.#unread[sheet], columns })
    }
  }

  #values(node: GraphNode, how: { table: 'nodes' | 'links'; entityId: string; schema: string; targetOf(name: string): GraphTarget }): void {
    const words: { field: string; text: string }[] = []
    for (const { field, name, text } of fieldsOf(node)) {
      const target = how.targetOf(name)
      const columns = this.#columns[how.table]
      const known = columns.get(name)
      const told = target.treatment === 'mapped' ? `${how.schema}.${target.property}` : target.treatment === 'ignored' ? target.reason : undefined
      if (!known || (known.treatment !== 'mapped' && target.treatment === 'mapped')) columns.set(name, { treatment: target.treatment, target: told })
      if (target.treatment === 'ignored') continue
      if (target.treatment === 'unmapped' || !this.#value(node, { field, text, property: target.property, ...how })) words.push({ field, text })
    }
    if (words.length > 0) this.#sink.text({ text: words.map(({ text }) => text).join(' '), locator: locatorOf(node.place, ...words.map(({ field }) => field)) })
  }

  #value(node: GraphNode, { field, text, property, entityId, schema }: { field: string; text: string; property: string; entityId: string; schema: string }): boolean {
    const locator = locatorOf(node.place, field)
    const value = cleanValue(propertyType(schema, property)!, text, this.#input.settings)
    if (value === undefined) {
      const message = `'${text.slice(0, 80)}' at ${toPointer([...node.place, field])} cannot be read as ${schema}.${property}; it is kept as text and can be searched.`
      this.#sink.problem({ code: 'graph.value-unread', severity: 'warning', message, locator })
      return false
    }
    this.#statement({ entityId, schema, property, value, original: text, locator })
    return true
  }

  #statement(draft: { entityId: string; schema: string; property: string; value: string; original: string; locator: string }): void {
    if (++this.#statements <= this.#input.limits.maxStatements) {
      this.#sink.statement(draft)
      return
    }
    if (this.isCut) return
    this.isCut = true
    const message = `More than ${this.#input.limits.maxStatements} statements; the rest was not read. Raise the limit of the case.`
    this.#sink.problem({ code: 'limit.statements', severity: 'warning', message })
  }

  #count(table: 'nodes' | 'links', before: number): void {
    this.#rows[table]++
    if (this.#statements === before) this.#unread[table]++
  }

  #entityOf(id: string): string {
    return sourceEntityId(this.#input.exhibit, 'node', id)
  }
}
