import { describeMachine } from '../machine.ts'
import { seededNumbers } from '../../src/base/seeded-numbers.ts'
import { clusterers, type ClustererName } from '../../src/resolve/cluster/clusterers.ts'
import type { ClusterGraph } from '../../src/resolve/cluster/cluster-graph.ts'

/**
 * Time and memory of each clusterer on a graph of one million edges: clusters of one to twelve records, three edges of
 * four found, and weak edges between clusters that connect a third of all records to one piece.
 * `node bench/match/cluster-scale.ts [edges]`
 */
const wanted = Number(process.argv[2] ?? 1_000_000)

function makeGraph(edges: number): ClusterGraph {
  const random = seededNumbers(7)
  const [left, right, bits] = [new Int32Array(edges), new Int32Array(edges), new Float64Array(edges)]
  let [made, nodes] = [0, 0]
  const strong = Math.floor(edges * 0.8)
  const add = (one: number, other: number, weight: number) => {
    if (made >= edges) return
    left[made] = one
    right[made] = other
    bits[made++] = weight
  }
  while (made < strong) {
    const size = 1 + Math.floor(12 * random() ** 2)
    for (let one = 0; one < size; one++) for (let other = one + 1; other < size; other++) if (random() < 0.75) add(nodes + one, nodes + other, 2 + 14 * random())
    nodes += size
  }
  while (made < edges) add(Math.floor(random() * nodes / 3), Math.floor(random() * nodes), -8 + 11 * random())
  return { nodes, left, right, bits }
}

const graph = makeGraph(wanted)
console.log(describeMachine())
console.log(`${graph.nodes} records, ${wanted} edges`)
for (const name of Object.keys(clusterers) as ClustererName[]) {
  const start = performance.now()
  const cpu = process.cpuUsage()
  const { labels } = clusterers[name](graph)
  const seconds = (performance.now() - start) / 1000
  const used = process.cpuUsage(cpu)
  const sizes = new Map<number, number>()
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1)
  console.log(`${name.padEnd(14)} ${seconds.toFixed(1)} s (${((used.user + used.system) / 1e6).toFixed(1)} s of processors), ${sizes.size} clusters, the largest of ${Math.max(...[...sizes.values()].slice(0, 1e5))}, peak memory ${(process.resourceUsage().maxRSS / 1e6).toFixed(2)} GB`)
}
