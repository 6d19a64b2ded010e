import type { Point } from './grey-picture.ts'
import type { PitchChain } from './pitch-chain.ts'

/** Two or three parallel lines of one pitch that stand one below the other, as a machine readable zone does. */
export interface TextGrid {
  /** The middle of the first character of each line; the first line is the upper one when `step` points to the right. */
  readonly starts: readonly Point[]
  /** From one character to the next, in pixels, the same in all lines. */
  readonly step: Point
  /** Characters of a line. */
  readonly places: number
  /** How many of all places have a blob of ink of their own, 0 to 1. */
  readonly filled: number
}

/** Fewer places than the shortest line of the standard (30) has, since ends can be lost. */
const fewestPlaces = 24
const mostPlaces = 52

/** The grids that chains make, the best filled first. Doc 9303 sets two lines of 36 or 44, or three of 30. */
export function findGrids(chains: readonly PitchChain[]): TextGrid[] {
  const lines = joinBroken(chains.map(pointRight)).filter((chain) => chain.places >= fewestPlaces && chain.places <= mostPlaces)
  const grids: TextGrid[] = []
  const used = new Set<PitchChain>()
  for (const line of lines) {
    if (used.has(line)) continue
    const members = [line, ...lines.filter((other) => other !== line && !used.has(other) && belongsTo(line, other))]
    const block = nearestBlock(line, members)
    if (block.length < 2) continue
    for (const member of block) used.add(member)
    grids.push(gridOf(line, block))
  }
  return grids.sort((left, right) => right.filled - left.filled || left.starts[0]!.y - right.starts[0]!.y)
}

/** A line can be followed from either end. */
function pointRight(chain: PitchChain): PitchChain {
  const { start, step, places } = chain
  const isForward = Math.abs(step.x) >= Math.abs(step.y) ? step.x > 0 : step.y > 0
  if (isForward) return chain
  return { ...chain, start: { x: start.x + (places - 1) * step.x, y: start.y + (places - 1) * step.y }, step: { x: -step.x, y: -step.y } }
}

/** Chains that go on from one another at the same pitch, a stain or a crease between them, are one line. */
function joinBroken(chains: readonly PitchChain[]): PitchChain[] {
  const rest = [...chains]
  for (let at = 0; at < rest.length; at++) {
    for (let other = at + 1; other < rest.length; other++) {
      const joined = joinPair(rest[at]!, rest[other]!)
      if (!joined) continue
      rest[at] = joined
      rest.splice(other, 1)
      other = at
    }
  }
  return rest
}

function joinPair(left: PitchChain, right: PitchChain): PitchChain | undefined {
  const { along, across } = offsetOf(left, right.start)
  const [first, second, gap] = along > 0 ? [left, right, along] : [right, left, offsetOf(right, left.start).along]
  if (!isParallel(left, right) || Math.abs(across) > 0.35 || gap < first.places - 0.5 || gap > first.places + 8) return undefined
  const places = Math.round(gap) + second.places
  const end = { x: second.start.x + (second.places - 1) * second.step.x, y: second.start.y + (second.places - 1) * second.step.y }
  const step = { x: (end.x - first.start.x) / (places - 1), y: (end.y - first.start.y) / (places - 1) }
  return { start: first.start, step, places, filled: first.filled + second.filled, size: Math.max(first.size, second.size) }
}

/** Where a point lies from the start of a line: places along it, and across it in pitches. */
function offsetOf({ start, step }: PitchChain, point: Point): { along: number; across: number } {
  const square = step.x * step.x + step.y * step.y
  const [x, y] = [point.x - start.x, point.y - start.y]
  return { along: (x * step.x + y * step.y) / square, across: (y * step.x - x * step.y) / square }
}

function isParallel(left: PitchChain, right: PitchChain): boolean {
  const [long, other] = [Math.hypot(left.step.x, left.step.y), Math.hypot(right.step.x, right.step.y)]
  const sine = (left.step.x * right.step.y - left.step.y * right.step.x) / (long * other)
  return Math.abs(sine) < 0.05 && Math.abs(long / other - 1) < 0.06
}

/** The pitch is 2.54 mm; the lines of a zone stand 4 to 7 mm apart, and a third one twice that. */
function belongsTo(line: PitchChain, other: PitchChain): boolean {
  const { along, across } = offsetOf(line, other.start)
  const overlap = Math.min(line.places, along + other.places) - Math.max(0, along)
  return isParallel(line, other) && Math.abs(across) > 0.9 && Math.abs(across) < 6.5 && overlap > 0.6 * Math.min(line.places, other.places)
}

/** The lines around one that follow each other without a gap larger than a zone has. */
function nearestBlock(line: PitchChain, members: readonly PitchChain[]): PitchChain[] {
  const placed = members.map((member) => ({ member, across: offsetOf(line, member.start).across })).sort((left, right) => left.across - right.across)
  const at = placed.findIndex(({ member }) => member === line)
  let [from, to] = [at, at]
  const isNear = (upper: number, lower: number) => placed[lower]!.across - placed[upper]!.across < 3.4
  while (to - from < 2) {
    const before = from > 0 && isNear(from - 1, from)
    const after = to + 1 < placed.length && isNear(to, to + 1)
    if (before && (!after || placed[from]!.across - placed[from - 1]!.across <= placed[to + 1]!.across - placed[to]!.across)) from--
    else if (after) to++
    else break
  }
  return placed.slice(from, to + 1).map(({ member }) => member)
}

/** All lines of a zone begin and end together: what is lost at the end of one is told by the others. */
function gridOf(line: PitchChain, block: readonly PitchChain[]): TextGrid {
  const offsets = block.map((member) => ({ member, ...offsetOf(line, member.start) }))
  const first = Math.min(...offsets.map(({ along }) => Math.round(along)))
  const last = Math.max(...offsets.map(({ along, member }) => Math.round(along) + member.places - 1))
  const longest = block.reduce((best, member) => (member.places > best.places ? member : best))
  const starts = offsets.map(({ member, along }) => {
    const before = Math.round(along) - first
    return { x: member.start.x - before * member.step.x, y: member.start.y - before * member.step.y }
  })
  const places = last - first + 1
  return { starts, step: longest.step, places, filled: block.reduce((sum, member) => sum + member.filled, 0) / (places * block.length) }
}
