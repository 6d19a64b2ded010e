import { reversed, type Graph } from './graph.ts'

/** What ends a search for paths. */
export interface PathLimits {
  /** Longest path, in edges. */
  readonly maxHops: number
  /** Most paths given. */
  readonly maxPaths: number
  /** Most edges looked at. */
  readonly maxSteps: number
}

/** Paths, and whether a limit cut the search: then there may be others. */
export interface FoundPaths {
  /** Nodes of each, from start to end; the shortest first, then by the numbers of their nodes. */
  readonly paths: readonly (readonly number[])[]
  readonly isCut: boolean
}

/**
 * Every path without a node twice, up to a length. It goes only where the end can still be reached in time: the distance to the
 * end bounds each step.
 */
export function allSimplePaths(graph: Graph, [from, to]: readonly [number, number], limits: PathLimits): FoundPaths {
  const distance = distancesTo(graph, to, limits.maxHops)
  const paths: number[][] = []
  const path = [from]
  const isOn = new Set(path)
  let [steps, isCut] = [0, false]
  const visit = (node: number, left: number): void => {
    for (let at = graph.offsets[node]!; at < graph.offsets[node + 1]!; at++) {
      if (paths.length >= limits.maxPaths || ++steps > limits.maxSteps) {
        isCut = true
        return
      }
      const next = graph.targets[at]!
      if (isOn.has(next) || (distance.get(next) ?? Infinity) > left - 1) continue
      path.push(next)
      if (next === to) paths.push([...path])
      else {
        isOn.add(next)
        visit(next, left - 1)
        isOn.delete(next)
      }
      path.pop()
    }
  }
  if (from !== to) visit(from, limits.maxHops)
  return { paths: paths.sort(inOrder), isCut }
}

/**
 * The shortest paths without a node twice, as many as asked for (`maxPaths`): all of one length before the first of the next
 * (by deepening; for unweighted edges what Yen 1971, doi:10.1287/mnsc.17.11.712, gives).
 */
export function shortestPaths(graph: Graph, ends: readonly [number, number], limits: PathLimits): FoundPaths {
  const shortest = distancesTo(graph, ends[1], limits.maxHops).get(ends[0])
  if (shortest === undefined || shortest === 0) return { paths: [], isCut: false }
  let found: FoundPaths = { paths: [], isCut: false }
  for (let hops = shortest; hops <= limits.maxHops; hops++) {
    found = allSimplePaths(graph, ends, { ...limits, maxHops: hops, maxPaths: limits.maxPaths * 4 })
    if (found.isCut || found.paths.length >= limits.maxPaths) break
  }
  return { paths: found.paths.slice(0, limits.maxPaths), isCut: found.isCut }
}

function inOrder(left: readonly number[], right: readonly number[]): number {
  const differs = left.findIndex((node, index) => node !== right[index])
  return left.length - right.length || (differs === -1 ? 0 : left[differs]! - right[differs]!)
}

/** Edges from each node to the end, at most `most`; the direction of edges is followed. */
function distancesTo(graph: Graph, to: number, most: number): ReadonlyMap<number, number> {
  const { offsets, targets } = graph.isDirected ? reversed(graph) : graph
  const distance = new Map([[to, 0]])
  let frontier = [to]
  for (let hops = 1; hops <= most && frontier.length > 0; hops++) {
    const next: number[] = []
    for (const node of frontier) {
      for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
        const neighbour = targets[at]!
        if (distance.has(neighbour)) continue
        distance.set(neighbour, hops)
        next.push(neighbour)
      }
    }
    frontier = next
  }
  return distance
}
