/**
 * Ours beside python-igraph and networkx, on the same file in one run, interleaved.
 *
 *     node bench/network/run.ts [--nodes 2000000] [--edges 3300000] [--pivots 32] [--rounds 2] [--networkx]
 *
 * The peers are installed from PyPI into an environment of their own (scripts/setup/graph-peers.mjs).
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { describeMachine } from '../machine.ts'

interface Measured {
  readonly seconds: Readonly<Record<string, number>>
  readonly figures: Readonly<Record<string, number>>
  readonly peakBytes: number
}

const { values } = parseArgs({ options: {
  nodes: { type: 'string', default: '2000000' }, edges: { type: 'string', default: '3300000' }, pivots: { type: 'string', default: '32' },
  rounds: { type: 'string', default: '2' }, networkx: { type: 'boolean', default: false },
} })
const here = import.meta.dirname
const room = mkdtempSync(join(tmpdir(), 'jackdaw-network-'))
const file = join(room, 'edges.txt')
const node = ['--max-old-space-size=6000', join(here, 'ours.ts'), file, values.nodes, values.pivots]
const python = execFileSync(process.execPath, [join(here, '..', '..', 'scripts', 'setup', 'graph-peers.mjs')], { encoding: 'utf8' }).trim()
const runs: Readonly<Record<string, () => string>> = {
  ours: () => execFileSync(process.execPath, node, { encoding: 'utf8' }),
  igraph: () => execFileSync(python, [join(here, 'peer.py'), 'igraph', file, values.nodes, values.pivots], { encoding: 'utf8' }),
  ...(values.networkx ? { networkx: () => execFileSync(python, [join(here, 'peer.py'), 'networkx', file, values.nodes, values.pivots], { encoding: 'utf8' }) } : {}),
}

console.log(describeMachine())
console.log(execFileSync(python, ['-c', 'import igraph, networkx; print("peers: igraph", igraph.__version__, "networkx", networkx.__version__)'], { encoding: 'utf8' }).trim())
try {
  console.log(execFileSync(process.execPath, [join(here, 'generate.ts'), file, values.nodes, values.edges], { encoding: 'utf8' }).trim())
  const all: Record<string, Measured[]> = {}
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const [name, run] of Object.entries(runs)) (all[name] ??= []).push(JSON.parse(run()) as Measured)
  }
  for (const [name, measured] of Object.entries(all)) {
    const best = Object.fromEntries(Object.keys(measured[0]!.seconds).map((step) => [step, Math.min(...measured.map(({ seconds }) => seconds[step]!))]))
    console.log(`${name}: ${Object.entries(best).map(([step, time]) => `${step} ${time.toFixed(2)} s`).join(', ')}; peak ${(Math.max(...measured.map(({ peakBytes }) => peakBytes)) / 1e9).toFixed(2)} GB`)
    console.log(`  ${JSON.stringify(measured[0]!.figures)}`)
  }
} finally {
  rmSync(room, { recursive: true, force: true })
}
