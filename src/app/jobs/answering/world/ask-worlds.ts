import { Failure } from '../../../../base/failure.ts'
import { findGroups } from '../../../../network/graph/find-groups.ts'
import { measureParameters } from '../../../../network/measure-case.ts'
import type { LinkFilter } from '../../../../network/read-graph.ts'
import { readCaseGraph, sampleCaseWorlds, type CaseWorld } from '../../../../resolve/world/case-worlds.ts'
import { worldInterval, worldShare, type ShareInterval, type WorldInterval } from '../../../../resolve/world/interval.ts'
import type { Store } from '../../../../store/store.ts'
import { graphIn, groupsIn, hopsBetween, layUnsure, readWorldNetwork, type NodeGroups, type WorldNetwork } from './world-network.ts'
import { isEnd, readWorldTransfers, sumTransfers, type WorldTransfer } from './world-transfers.ts'

/** What is asked over worlds. */
export interface WorldQuestion extends LinkFilter {
  /** One entity, or two: ids of source entities; a canonical id stands for its smallest source entity. */
  readonly entities: readonly [string] | readonly [string, string]
  readonly worlds: number
  readonly seed: number
  readonly maxHops: number
}

/** A sum of money over worlds, in one direction and currency. */
export interface WorldSum {
  /** `given` by the first, `taken` by the first. */
  readonly direction: 'given' | 'taken'
  readonly currency: string
  readonly sum: WorldInterval
}

/** What worlds say. */
export interface WorldAnswer {
  readonly worlds: number
  readonly seed: number
  /** Source entities of which it is not sure with whom they are one: only these differ between worlds. */
  readonly uncertain: number
  /** Transfers between both, or of the one with all others. */
  readonly sums: readonly WorldSum[]
  /** Of two: how often both are one entity, are linked by a path, and stand in one group; and the links of the shortest path where there is one. */
  readonly same?: ShareInterval
  readonly linked?: ShareInterval
  readonly hops?: WorldInterval
  readonly grouped?: ShareInterval
  /** Of one: how many others its group has. */
  readonly groupSize?: WorldInterval
}

/** Groups are looked for in each world up to this many links. */
const mostGroupEdges = 200_000

/**
 * Answers over sampled resolutions: in what share of worlds two entities are linked, are one, stand in one group, and between which bounds
 * the money between them lies (or that of one, with all others). The same case, question and seed give the same answer. Throws `entity.absent`.
 */
export async function askWorlds(store: Store, question: WorldQuestion): Promise<WorldAnswer> {
  const { entities, worlds: count, seed } = question
  const worlds = [...sampleCaseWorlds(await readCaseGraph(store), { worlds: count, seed })]
  const uncertain = worlds[0]?.canonicalIds ?? new Map<string, string>()
  await layUnsure(store, uncertain.keys())
  const ends = await Promise.all(entities.map((id) => endOf(store, id, uncertain)))
  const transfers = await readWorldTransfers(store)
  const network = await readWorldNetwork(store, question)
  const common = { worlds: count, seed, uncertain: uncertain.size, sums: sumsOver(worlds, transfers, ends) }
  return { ...common, ...networkOver(worlds, network, { ends, maxHops: question.maxHops }) }
}

/** The node that stands for an entity: itself where it is not sure, else its canonical entity. */
async function endOf(store: Store, id: string, uncertain: ReadonlyMap<string, string>): Promise<string> {
  const [row] = await store.all<{ canonical_id: string }>('SELECT canonical_id FROM derived.entities WHERE id = $1', [id])
  if (!row) throw new Failure('entity.absent', `No entity of the case has the id ${id}. 'jackdaw search' and the view entities give ids.`)
  return uncertain.has(id) ? id : row.canonical_id
}

function sumsOver(worlds: readonly CaseWorld[], transfers: readonly WorldTransfer[], [one, other]: readonly string[]): WorldSum[] {
  const found: WorldSum[] = []
  for (const direction of ['given', 'taken'] as const) {
    const [near, far] = direction === 'given' ? ['givers', 'takers'] as const : ['takers', 'givers'] as const
    const inWorlds = worlds.map((world) => sumTransfers(transfers.filter((transfer) =>
      isEnd(transfer[near], one!, world) && (other === undefined ? !isEnd(transfer[far], one!, world) : isEnd(transfer[far], other, world)))))
    const currencies = [...new Set(inWorlds.flatMap((sums) => [...sums.keys()]))].sort()
    for (const currency of currencies) found.push({ direction, currency, sum: worldInterval(inWorlds.map((sums) => sums.get(currency) ?? 0)) })
  }
  return found
}

type NetworkPart = Pick<WorldAnswer, 'same' | 'linked' | 'hops' | 'grouped' | 'groupSize'>

function networkOver(worlds: readonly CaseWorld[], network: WorldNetwork, { ends, maxHops }: { ends: readonly string[]; maxHops: number }): NetworkPart {
  const [from, to] = ends.map((end) => network.numberOf.get(end))
  if (worlds.length === 0 || from === undefined) return {}
  const groups = worlds.map((world) => groupsIn(network, world))
  const isGrouped = network.graph.targets.length / 2 <= mostGroupEdges
  const found = isGrouped ? groups.map((each) => placeIn(network, each, [from, to])) : []
  if (ends.length === 1) return isGrouped ? { groupSize: worldInterval(found.map(({ size }) => size)) } : {}
  const hops = groups.map((each) => (to === undefined ? undefined : hopsBetween(network, each, { from, to, most: maxHops })))
  const lengths = hops.filter((each) => each !== undefined && each > 0) as number[]
  const share = (held: number) => worldShare(held, worlds.length)
  return {
    same: share(hops.filter((each) => each === 0).length),
    linked: share(lengths.length),
    ...(lengths.length > 0 ? { hops: worldInterval(lengths) } : {}),
    ...(isGrouped ? { grouped: share(found.filter(({ together }) => together).length) } : {}),
  }
}

/** The group of the first node in a world: how many entities it has, and whether the second is in it. */
function placeIn(network: WorldNetwork, groups: NodeGroups, [from, to]: readonly (number | undefined)[]): { size: number; together: boolean } {
  const { groupOf } = findGroups(graphIn(network, groups), measureParameters)
  const rootOf = (node: number) => groups.get(node)?.[0] ?? node
  const group = groupOf[rootOf(from!)]!
  let size = 0
  for (let node = 0; node < groupOf.length; node++) if (rootOf(node) === node && groupOf[node] === group) size++
  return { size, together: to !== undefined && groupOf[rootOf(to)] === group }
}
