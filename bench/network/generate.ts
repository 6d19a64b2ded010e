/**
 * A seeded network with planted groups, as a file of edges: groups of unequal size, most edges within them, ends drawn so that few
 * nodes have many (the shape of registers of companies). Node 0 and up, one edge a line: `source target`.
 *
 *     node bench/network/generate.ts <file> [nodes] [edges] [seed]
 */
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { seededNumbers } from '../../src/base/seeded-numbers.ts'

const [path, nodes = '2000000', edges = '3300000', seed = '1'] = process.argv.slice(2)
if (!path) throw new Error('Name the file to write.')
await writeNetwork(path, { nodes: Number(nodes), edges: Number(edges), seed: Number(seed) })
console.log(`${path}: ${nodes} nodes, ${edges} edges, seed ${seed}`)

async function writeNetwork(file: string, options: { readonly nodes: number; readonly edges: number; readonly seed: number }): Promise<void> {
  const random = seededNumbers(options.seed)
  const starts = [0]
  while (starts.at(-1)! < options.nodes) starts.push(Math.min(options.nodes, starts.at(-1)! + 10 + Math.floor(990 * random() ** 4)))
  const out = createWriteStream(file)
  let lines = ''
  for (let edge = 0; edge < options.edges; edge++) {
    const group = Math.floor(random() * (starts.length - 1))
    const [from, size] = [starts[group]!, starts[group + 1]! - starts[group]!]
    const source = from + Math.floor(size * random() ** 2)
    const target = random() < 0.85 ? from + Math.floor(size * random() ** 2) : Math.floor(options.nodes * random())
    lines += `${source} ${target}\n`
    if (lines.length < 1_000_000) continue
    if (!out.write(lines)) await once(out, 'drain')
    lines = ''
  }
  out.end(lines)
  await once(out, 'finish')
}
