/** Scored pairs between sources, each of which tells of a thing once at most. */
export interface RivalPairs {
  /** Ends, numbers of records below `records`; sorted by left, then right. */
  readonly left: Int32Array
  readonly right: Int32Array
  /** Weight of each pair by itself, in bits. */
  readonly bits: Float64Array
  readonly records: number
  /** How often a record has no match at all, 0 to 1. */
  readonly alone: (record: number) => number
}

const mostRounds = 40
const settledBits = 1e-3
const mostBits = 80

/**
 * Weights in which rivals count: where a record has one match at most, and it is known which share of records has any, a pair
 * stands against "both are alone or matched elsewhere" instead of "these two differ". A pair without rivals gains; of two
 * like pairs each loses; a rival that has a better match of its own takes little. Belief propagation on the matchings of
 * the graph (Bayati, Shah and Sharma 2008, doi:10.1109/TIT.2007.915695, as sums). Deterministic for sorted pairs.
 */
export function settleRivalPairs(pairs: RivalPairs): Float64Array {
  const { left, right, records, alone } = pairs
  const weights = pairs.bits.map((bits) => 2 ** Math.min(bits, mostBits))
  const byLeft = groupEdges(left, records)
  const byRight = groupEdges(right, records)
  // What the left end says to the right one of a pair: how free it is but for this pair; and the other way round.
  let fromLeft = new Float64Array(left.length).fill(1)
  let fromRight = new Float64Array(left.length).fill(1)
  for (let round = 0; round < mostRounds; round++) {
    const nextLeft = freedoms(byLeft, { weights, heard: fromRight, alone })
    const nextRight = freedoms(byRight, { weights, heard: fromLeft, alone })
    const moved = Math.max(damp(fromLeft, nextLeft), damp(fromRight, nextRight))
    fromLeft = nextLeft
    fromRight = nextRight
    if (moved < settledBits) break
  }
  return pairs.bits.map((bits, edge) => bits + Math.log2(fromLeft[edge]!) + Math.log2(fromRight[edge]!))
}

/** Edges of each record, in order: those of record `n` are `edges[starts[n]]` up to `edges[starts[n + 1]]`. */
interface EdgeGroups {
  readonly starts: Int32Array
  readonly edges: Int32Array
}

function groupEdges(ends: Int32Array, records: number): EdgeGroups {
  const starts = new Int32Array(records + 1)
  for (const end of ends) starts[end + 1]!++
  for (let record = 0; record < records; record++) starts[record + 1]! += starts[record]!
  const next = starts.slice()
  const edges = new Int32Array(ends.length)
  for (let edge = 0; edge < ends.length; edge++) edges[next[ends[edge]!]!++] = edge
  return { starts, edges }
}

interface Heard {
  readonly weights: Float64Array
  readonly heard: Float64Array
  readonly alone: (record: number) => number
}

/** For each edge: one over the weight of all else that its record could be. Sums leave the edge out, they do not take it off: nothing is lost in rounding. */
function freedoms({ starts, edges }: EdgeGroups, { weights, heard, alone }: Heard): Float64Array<ArrayBuffer> {
  const free = new Float64Array(edges.length)
  for (let record = 0; record + 1 < starts.length; record++) {
    const [from, to] = [starts[record]!, starts[record + 1]!]
    let before = alone(record)
    for (let at = from; at < to; at++) {
      free[edges[at]!] = before
      before += weights[edges[at]!]! * heard[edges[at]!]!
    }
    let after = 0
    for (let at = to - 1; at >= from; at--) {
      free[edges[at]!] = 1 / (free[edges[at]!]! + after)
      after += weights[edges[at]!]! * heard[edges[at]!]!
    }
  }
  return free
}

/** Goes half of the way, in bits, so that two that wait for each other do not swing; gives the largest move. */
function damp(last: Float64Array, next: Float64Array): number {
  let moved = 0
  for (let edge = 0; edge < next.length; edge++) {
    const bits = Math.log2(next[edge]! / last[edge]!) / 2
    moved = Math.max(moved, Math.abs(bits))
    next[edge] = last[edge]! * 2 ** bits
  }
  return moved
}
