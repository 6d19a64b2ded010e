/** One way in which an answer can stand: it needs each of these, and each can be met by any one of the exhibits in it. */
export type Way = readonly (readonly string[])[]

/** What an answer rests on (why-provenance; Buneman, Khanna and Tan 2001, doi:10.1007/3-540-44503-X_20). */
export interface SupportSets {
  /** Exhibits without any one of which the answer falls. */
  readonly necessary: readonly string[]
  /** Sets of exhibits of which each is enough and none holds another; the smallest first. */
  readonly sets: readonly (readonly string[])[]
  /** There are more sets than were listed. */
  readonly isCut: boolean
}

const mostListed = 20
const mostHeld = 400

/** The minimal sets of exhibits that meet all needs of one way at least. */
export function minimalSets(ways: readonly Way[]): SupportSets {
  if (ways.length === 0) return { necessary: [], sets: [], isCut: false }
  const found = ways.map(setsOfWay)
  const needed = ways.map((way) => new Set(way.filter((need) => need.length === 1).map(([only]) => only!)))
  const necessary = [...needed[0]!].filter((exhibit) => needed.every((each) => each.has(exhibit))).sort(inOrder)
  const sets = onlyMinimal(found.flatMap(({ sets: each }) => each))
  return { necessary, sets: sets.slice(0, mostListed), isCut: sets.length > mostListed || found.some(({ isCut }) => isCut) }
}

/** Need by need (Berge's multiplication): each set that does not meet the next need is tried with each exhibit that does. */
function setsOfWay(way: Way): { sets: string[][]; isCut: boolean } {
  const needs = onlyMinimal(way.map((need) => [...new Set(need)].sort(inOrder)))
  let sets: string[][] = [[]]
  let isCut = false
  for (const need of needs) {
    const grown = sets.flatMap((set) => (need.some((exhibit) => set.includes(exhibit)) ? [set] : need.map((exhibit) => [...set, exhibit].sort(inOrder))))
    const kept = onlyMinimal(grown)
    isCut ||= kept.length > mostHeld
    sets = kept.slice(0, mostHeld)
  }
  return { sets, isCut }
}

/** Without those that hold another whole; the smallest first, then in order of the numbers of exhibits. */
function onlyMinimal(sets: readonly (readonly string[])[]): string[][] {
  const kept: string[][] = []
  for (const set of [...sets].sort((a, b) => a.length - b.length || compareSets(a, b))) {
    const held = new Set(set)
    if (!kept.some((smaller) => smaller.every((exhibit) => held.has(exhibit)))) kept.push([...set])
  }
  return kept
}

function compareSets(left: readonly string[], right: readonly string[]): number {
  const at = left.findIndex((exhibit, index) => exhibit !== right[index])
  return at === -1 ? 0 : inOrder(left[at]!, right[at] ?? '')
}

/** Numbers of exhibits in their order: 2 before 17, 17 before 17.2. */
function inOrder(left: string, right: string): number {
  const [ours, theirs] = [left.split('.').map(Number), right.split('.').map(Number)]
  for (let at = 0; at < Math.max(ours.length, theirs.length); at++) {
    const differs = (ours[at] ?? -1) - (theirs[at] ?? -1)
    if (differs !== 0) return differs
  }
  return 0
}
