/** Times each computation of `src/network/graph` over a file of edges (`generate.ts`) and prints JSON. */
import { createReadStream } from 'node:fs'
import { seededNumbers } from '../../src/base/seeded-numbers.ts'
import { betweenness } from '../../src/network/graph/betweenness.ts'
import { connectedParts } from '../../src/network/graph/connected-parts.ts'
import { coreNumbers } from '../../src/network/graph/core-numbers.ts'
import { findGroups } from '../../src/network/graph/find-groups.ts'
import { buildGraph, edgeCount, type Graph } from '../../src/network/graph/graph.ts'
import { shuffled } from '../../src/network/graph/move-nodes.ts'
import { pageRank } from '../../src/network/graph/page-rank.ts'
import { shortestPaths } from '../../src/network/graph/simple-paths.ts'

const [path = '', nodes = '2000000', pivots = '32'] = process.argv.slice(2)
const seconds: Record<string, number> = {}
const figures: Record<string, number> = {}

const graph = await timed('load', () => readEdges(path, Number(nodes)))
figures['edges'] = edgeCount(graph)
figures['components'] = (await timed('components', () => connectedParts(graph))).sizes.length
figures['core'] = Math.max(...(await timed('cores', () => coreNumbers(graph))).slice(0, 100_000))
// The peers count parallel edges once.
const even = { ...graph, weights: graph.weights.map(() => 1) }
figures['pageRankOf0'] = (await timed('pageRank', () => pageRank(even, { tolerance: 1e-10 })))[0]!
const groups = await timed('leiden', () => findGroups(even, { seed: 1 }))
figures['modularity'] = groups.modularity
figures['groups'] = groups.sizes.length
const drawn = shuffled(graph.nodeCount, seededNumbers(1)).slice(0, Number(pivots))
await timed('betweenness', () => betweenness(graph, { pivots: drawn }))
const limits = { maxHops: 12, maxPaths: 10, maxSteps: 5_000_000 }
figures['paths'] = (await timed('paths', () => shortestPaths(graph, [0, Math.floor(graph.nodeCount / 2)], limits))).paths.length
console.log(JSON.stringify({ seconds, figures, peakBytes: process.resourceUsage().maxRSS * 1024 }))

async function timed<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  const startedAt = performance.now()
  const result = await work()
  seconds[name] = (performance.now() - startedAt) / 1000
  return result
}

async function readEdges(file: string, count: number): Promise<Graph> {
  let [sources, targets, length] = [new Uint32Array(1 << 20), new Uint32Array(1 << 20), 0]
  let [number, source] = [0, 0]
  for await (const block of createReadStream(file, { highWaterMark: 1 << 20 })) {
    for (const byte of block as Buffer) {
      if (byte >= 48) number = number * 10 + byte - 48
      else if (byte === 32) [source, number] = [number, 0]
      else {
        if (length === sources.length) {
          const [moreSources, moreTargets] = [new Uint32Array(2 * length), new Uint32Array(2 * length)]
          moreSources.set(sources)
          moreTargets.set(targets)
          ;[sources, targets] = [moreSources, moreTargets]
        }
        sources[length] = source
        targets[length++] = number
        number = 0
      }
    }
  }
  return buildGraph(count, { sources: sources.subarray(0, length), targets: targets.subarray(0, length) })
}
