import { decodeText } from '../encoding/decode-text.ts'
import { GraphBuilder, type GraphValue } from '../graph/graph-file.ts'
import type { GraphParser } from '../graph/graph-extractor.ts'

const words = /"((?:[^"\\]|\\.)*)"|(\S+)/g
const mostLineChars = 100_000

/** Reads a Pajek network: vertices with labels and parameters, arcs and edges with weights, named relations, and lists of both. A matrix is left aside. */
export const readPajek: GraphParser = (bytes) => {
  const reader = new PajekReader()
  for (const line of decodeText(bytes).text.split(/\r?\n/)) reader.line(line.slice(0, mostLineChars))
  return reader.end()
}

type Section = 'vertices' | 'arcs' | 'edges' | 'arcslist' | 'edgeslist' | 'other'

class PajekReader {
  readonly #builder = new GraphBuilder()
  #section: Section = 'other'
  #relation: string | undefined
  #wanted = 0
  #error: string | undefined

  line(text: string): void {
    if (text.startsWith('%') || text.trim() === '') return
    const cells = [...text.matchAll(words)].map(([, quoted, plain]) => quoted?.replaceAll(/\\(.)/g, '$1') ?? plain ?? '')
    if (text.trimStart().startsWith('*')) this.#begin(cells, text)
    else if (this.#section === 'vertices') this.#vertex(cells)
    else if (this.#section === 'arcs' || this.#section === 'edges') this.#link(cells)
    else if (this.#section === 'arcslist' || this.#section === 'edgeslist') for (const target of cells.slice(1)) this.#link([cells[0]!, target])
    else this.#builder.left('A line of Pajek', text)
  }

  end() {
    const missing = this.#wanted - this.#builder.nodes.length
    if (missing > 0) this.#error ??= `${missing} of ${this.#wanted} vertices are missing`
    return this.#builder.end(this.#error)
  }

  #begin([head = '', ...rest]: readonly string[], text: string): void {
    const section = head.slice(1).toLowerCase()
    this.#section = (['vertices', 'arcs', 'edges', 'arcslist', 'edgeslist'] as const).find((name) => name === section) ?? 'other'
    if (this.#section === 'vertices') this.#wanted = Math.min(Number(rest[0]) || 0, 100_000_000)
    else if (this.#section === 'other' && section !== 'network') this.#builder.left('A part of Pajek', text)
    this.#relation = rest.find((word) => !/^:?\d*$/.test(word))
  }

  #vertex([id = '', label, ...parameters]: readonly string[]): void {
    const values: GraphValue[] = label === undefined ? [] : [{ name: 'label', text: label }]
    let at = 0
    // Coordinates come first, then names of parameters, each before its value.
    for (const axis of ['x', 'y', 'z']) if (/^-?[\d.]+(e-?\d+)?$/i.test(parameters[at] ?? '')) values.push({ name: axis, text: parameters[at++]! })
    if (parameters[at] !== undefined && (parameters.length - at) % 2 === 1) values.push({ name: 'shape', text: parameters[at++]! })
    for (; at + 1 < parameters.length; at += 2) values.push({ name: parameters[at]!, text: parameters[at + 1]! })
    this.#builder.node(id, values)
  }

  #link([source = '', target = '', ...parameters]: readonly string[]): void {
    const values: GraphValue[] = this.#relation === undefined ? [] : [{ name: 'label', text: this.#relation }]
    let at = 0
    if (/^-?[\d.]+(e-?\d+)?$/i.test(parameters[0] ?? '')) values.push({ name: 'weight', text: parameters[at++]! })
    for (; at + 1 < parameters.length; at += 2) values.push({ name: parameters[at] === 'l' ? 'label' : parameters[at]!, text: parameters[at + 1]! })
    this.#builder.link({ id: String(this.#builder.links.length + 1), source, target, directed: this.#section.startsWith('arcs') }, values)
  }
}
