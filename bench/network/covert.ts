/**
 * Degree and betweenness of six published networks of persons (matrices in $JACKDAW_DATA/cases/covert-networks, or ../shared/data)
 * beside the table of their README: the leading nodes, to three digits.
 *
 *     node bench/network/covert.ts [folder]
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { betweenness } from '../../src/network/graph/betweenness.ts'
import { buildGraph, degrees, edgeCount } from '../../src/network/graph/graph.ts'

const folder = process.argv[2] ?? join(process.env['JACKDAW_DATA'] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data'), 'cases', 'covert-networks')
/** Nodes, ties with direction left aside and kept, and betweenness of the leading nodes, as the README of the data tells them. */
const told: readonly (readonly [string, number, number, number, Readonly<Record<string, number>>])[] = [
  ['morselli_caviar', 110, 205, 295, { 1: 0.637, 12: 0.292 }],
  ['morselli_siren', 44, 103, 206, { 1: 0.798, 15: 0.311 }],
  ['morselli_togo', 33, 47, 94, { 1: 0.783, 29: 0.295, 2: 0.289 }],
  ['morselli_cielnet', 25, 35, 45, { N2: 0.641, N1: 0.591 }],
  ['natajaran_heroin', 38, 87, 168, { 'Mr.DD': 0.375, 'Mr.X': 0.355 }],
  ['LONDON_GANG', 54, 315, 630, { 1: 0.109 }],
]

let wrong = 0
for (const [name, nodes, undirected, directed, leading] of told) {
  const { labels, sources, targets } = readMatrix(join(folder, `${name}.csv`))
  const graph = buildGraph(labels.length, { sources, targets })
  const counts = [labels.length, edgeCount(graph), edgeCount(buildGraph(labels.length, { sources, targets }, { directed: true }))]
  const { values } = betweenness(graph)
  const neighbours = degrees(graph)
  const lines = Object.entries(leading).map(([label, value]) => {
    const node = labels.indexOf(label)
    const isEqual = Math.abs(values[node]! - value) < 0.0005
    if (!isEqual) wrong++
    return `${label} ${values[node]!.toFixed(3)} (told ${value}${isEqual ? '' : ', NOT EQUAL'}), ${neighbours[node]} neighbours`
  })
  if (counts.join() !== [nodes, undirected, directed].join()) wrong++
  console.log(`${name}: ${counts.join(' / ')} (told ${nodes} / ${undirected} / ${directed}); ${lines.join('; ')}`)
}
console.log(wrong === 0 ? 'All equal to three digits.' : `${wrong} differ.`)
process.exitCode = wrong === 0 ? 0 : 1

function readMatrix(path: string): { labels: string[]; sources: Uint32Array; targets: Uint32Array } {
  const rows = readFileSync(path, 'utf8').replace(/^\ufeff/, '').trim().split(/\r?\n/).map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')))
  const ties = rows.slice(1).flatMap((row, source) => row.slice(1).flatMap((cell, target) => (Number(cell) > 0 ? [[source, target] as const] : [])))
  return { labels: rows[0]!.slice(1), sources: Uint32Array.from(ties, ([source]) => source), targets: Uint32Array.from(ties, ([, target]) => target) }
}
