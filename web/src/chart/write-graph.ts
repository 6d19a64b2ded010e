import type { ChartEntity } from '../../../src/app/server/api-types.ts'
import type { Drawing, DrawnLine, DrawnNode } from './draw-chart.ts'
import { escapeMarkup } from './escape-markup.ts'

/** What is exported: what is drawn, and what the case says of its entities. */
export interface Exported {
  readonly drawing: Drawing
  readonly entities: readonly ChartEntity[]
  readonly title: string
}

const nodesOf = ({ nodes }: Drawing) => nodes.filter(({ what }) => what !== 'note')
const kindsOf = ({ kinds, isTogether }: DrawnLine) => (isTogether ? 'named together' : [...new Set(kinds.map(({ label }) => label))].join(', '))
const sumsOf = ({ kinds }: DrawnLine) => kinds.flatMap(({ label, sums }) => sums.map(({ amount, currency }) => `${label}: ${amount} ${currency}`.trim())).join('; ')
const span = ({ kinds }: DrawnLine, end: 'first' | 'last') => {
  const days = kinds.flatMap((kind) => kind[end] ?? []).sort()
  return (end === 'first' ? days[0] : days.at(-1)) ?? ''
}

/** A chart as GEXF 1.3 (gexf.net), with positions. */
export function writeGexf({ drawing, title }: Exported): string {
  const nodes = nodesOf(drawing).map((node) => `      <node id="${node.id}" label="${escapeMarkup(node.label)}">
        <attvalues><attvalue for="schema" value="${escapeMarkup(node.schema)}"/><attvalue for="count" value="${node.count}"/>${node.doubt === undefined ? '' : `<attvalue for="identity" value="${node.doubt}"/>`}</attvalues>
        <viz:position x="${node.x}" y="${-node.y}" z="0"/>
      </node>`)
  const edges = drawing.lines.map((line, at) => {
    const [source, target] = line.direction === 'back' ? [line.target, line.source] : [line.source, line.target]
    const type = line.direction === 'forth' || line.direction === 'back' ? 'directed' : line.direction === 'both' ? 'mutual' : 'undirected'
    return `      <edge id="${at}" source="${source}" target="${target}" type="${type}" weight="${line.links}" label="${escapeMarkup(kindsOf(line))}">
        <attvalues><attvalue for="sums" value="${escapeMarkup(sumsOf(line))}"/><attvalue for="first" value="${span(line, 'first')}"/><attvalue for="last" value="${span(line, 'last')}"/></attvalues>
      </edge>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
  <meta><title>${escapeMarkup(title)}</title></meta>
  <graph defaultedgetype="undirected" mode="static">
    <attributes class="node"><attribute id="schema" title="schema" type="string"/><attribute id="count" title="entities" type="integer"/><attribute id="identity" title="probability of the weakest join" type="double"/></attributes>
    <attributes class="edge"><attribute id="sums" title="sums" type="string"/><attribute id="first" title="first" type="string"/><attribute id="last" title="last" type="string"/></attributes>
    <nodes>
${nodes.join('\n')}
    </nodes>
    <edges>
${edges.join('\n')}
    </edges>
  </graph>
</gexf>
`
}

/** A chart as GraphML (graphml.graphdrawing.org), with positions. */
export function writeGraphml({ drawing }: Exported): string {
  const key = (id: string, of: 'node' | 'edge', type: string) => `  <key id="${id}" for="${of}" attr.name="${id}" attr.type="${type}"/>`
  const data = (id: string, value: string | number) => `<data key="${id}">${typeof value === 'number' ? value : escapeMarkup(value)}</data>`
  const nodes = nodesOf(drawing).map(({ id, label, schema, count, doubt, x, y }) =>
    `    <node id="${id}">${data('label', label)}${data('schema', schema)}${data('entities', count)}${doubt === undefined ? '' : data('identity', doubt)}${data('x', x)}${data('y', y)}</node>`)
  const edges = drawing.lines.map((line, at) => {
    const [source, target] = line.direction === 'back' ? [line.target, line.source] : [line.source, line.target]
    const isDirected = line.direction === 'forth' || line.direction === 'back'
    return `    <edge id="e${at}" source="${source}" target="${target}" directed="${isDirected}">${data('kinds', kindsOf(line))}${data('links', line.links)}${data('sums', sumsOf(line))}${data('first', span(line, 'first'))}${data('last', span(line, 'last'))}</edge>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
${[key('label', 'node', 'string'), key('schema', 'node', 'string'), key('entities', 'node', 'int'), key('identity', 'node', 'double'), key('x', 'node', 'double'), key('y', 'node', 'double'),
    key('kinds', 'edge', 'string'), key('links', 'edge', 'int'), key('sums', 'edge', 'string'), key('first', 'edge', 'string'), key('last', 'edge', 'string')].join('\n')}
  <graph id="chart" edgedefault="undirected">
${[...nodes, ...edges].join('\n')}
  </graph>
</graphml>
`
}

/** The lines of a chart as CSV (RFC 4180), a kind of link a row; a cell never begins a formula. */
export function writeCsv({ drawing, entities }: Exported): string {
  const names = new Map<string, DrawnNode>(drawing.nodes.map((node) => [node.id, node]))
  const sources = new Map(entities.map((entity) => [entity.id, entity.sources]))
  const head = ['from', 'from id', 'from schema', 'from sources', 'to', 'to id', 'to schema', 'to sources', 'kind', 'links', 'first', 'last', 'amount', 'currency']
  const end = (id: string) => [names.get(id)?.label ?? id, id, names.get(id)?.schema ?? '', String(sources.get(id) ?? '')]
  const rows = drawing.lines.flatMap((line) => {
    if (line.kinds.length === 0) return [[...end(line.source), ...end(line.target), line.isTogether ? 'named together' : '', String(line.links), '', '', '', '']]
    return line.kinds.flatMap((kind) => {
      const [from, to] = kind.direction === 'back' ? [line.target, line.source] : [line.source, line.target]
      const sums = kind.sums.length > 0 ? kind.sums : [{ amount: '', currency: '' }]
      return sums.map(({ amount, currency }) => [...end(from), ...end(to), kind.label, String(kind.links), kind.first ?? '', kind.last ?? '', amount, currency])
    })
  })
  const alone = drawing.nodes.filter(({ id, what }) => what !== 'note' && !drawing.lines.some(({ source, target }) => source === id || target === id))
  return [head, ...rows, ...alone.map(({ id }) => [...end(id), '', '', '', '', '', '0', '', '', '', ''])].map((row) => row.map(csvCell).join(',')).join('\r\n') + '\r\n'
}

function csvCell(text: string): string {
  // A spreadsheet takes what begins so for a formula; a minus before a number is one.
  const safe = /^[=+@\t\r\n]|^-(?![\d.]+$)/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
