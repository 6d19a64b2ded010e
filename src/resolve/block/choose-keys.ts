import type { Store } from '../../store/store.ts'
import { fieldColumn, tableNames } from '../engine/table-names.ts'
import type { BlockingKeyPlan, KeyPart } from '../plan/blocking-plan.ts'
import type { Dialect } from '../plan/dialect.ts'
import type { LinkagePlan } from '../plan/linkage-plan.ts'
import { atomStep } from './atom-steps.ts'
import { keyCandidates, keyParts } from './key-candidates.ts'
import { KeyAtoms } from './key-histogram.ts'
import { MatchSimulation } from './match-simulation.ts'

/** What a choice of keys may spend. */
export interface BlockingBudget {
  /** Pairs over all keys. */
  readonly mostPairs: number
  readonly mostKeys: number
}

/** The keys that were chosen, and the share of true pairs that they are reckoned to find. */
export interface ChosenKeys {
  readonly keys: readonly BlockingKeyPlan[]
  readonly recall: number
}

/** Records over which histograms are taken; of more, pairs are reckoned up by the square. */
const sampledRecords = 20_000
const leastGain = 0.0005
/** A key that spends less of the budget than this is cheap. */
const cheapShare = 0.02

/** A key as a histogram shows it. */
interface Candidate {
  readonly parts: KeyPart[]
  /** Pairs, reckoned over all records. */
  readonly pairs: number
  /** Share of bearers whose key is not over-full. */
  readonly used: number
}

/** What keys are chosen for. */
export interface ChoiceInput {
  readonly plan: LinkagePlan
  readonly dialect: Dialect
  readonly records: number
  readonly budget: BlockingBudget
  /** Share of identical values among pairs that are the same, by field, as far as learnt. */
  readonly agreement: ReadonlyMap<string, number>
}

/**
 * Chooses blocking keys greedily: the one that finds most true pairs not yet found for the pairs it costs, until the
 * budget is spent or nothing is gained. Costs are from histograms; gains from a simulation of true pairs.
 */
export function chooseKeys(input: ChoiceInput & { readonly shapes: KeyShapes }): ChosenKeys {
  const candidates = [...input.shapes.candidates]
  const simulation = new MatchSimulation(input.plan, input.shapes.filled, input.agreement)
  const chosen: BlockingKeyPlan[] = []
  let spent = 0
  while (chosen.length < input.budget.mostKeys) {
    const best = bestOf(candidates, simulation, input.budget.mostPairs - spent)
    if (!best) break
    simulation.take(best.parts)
    spent += best.pairs
    candidates.splice(candidates.indexOf(best), 1)
    chosen.push({ name: best.parts.map((part) => `${part.field} ${part.form}`).join(' + '), parts: best.parts, mostRecords: mostRecordsOf(input), pairs: Math.round(best.pairs) })
  }
  return { keys: chosen, recall: simulation.recall }
}

function bestOf(candidates: readonly Candidate[], simulation: MatchSimulation, left: number): Candidate | undefined {
  let best: { candidate: Candidate; worth: number } | undefined
  for (const candidate of candidates) {
    if (candidate.pairs > left) continue
    const gain = simulation.gainOf(candidate.parts) * candidate.used
    // A pair costs the same whichever key gives it; the constant keeps a key without pairs from being worth everything.
    const worth = gain / (candidate.pairs + left * 0.002)
    if (gain >= leastGain && (!best || worth > best.worth)) best = { candidate, worth }
  }
  return best?.candidate
}

/** What keys could be, and what they cost: read once, chosen from as often as something was learnt. */
export interface KeyShapes {
  readonly candidates: readonly Candidate[]
  /** Of some records, which fields are filled. */
  readonly filled: readonly (readonly boolean[])[]
}

/** Takes the histograms of all keys worth one. */
export async function readKeyShapes(store: Store, input: Omit<ChoiceInput, 'agreement'>): Promise<KeyShapes> {
  return { candidates: await readHistograms(store, input), filled: await readFilled(store, input) }
}

async function readHistograms(store: Store, { plan, dialect, records, budget }: Omit<ChoiceInput, 'agreement'>): Promise<Candidate[]> {
  const every = Math.max(1, Math.ceil(records / sampledRecords))
  const parts = keyParts(plan)
  // The number of a record follows its content; its hash does not, and is the same on every machine.
  await store.run(atomStep(plan, parts, { dialect, among: every > 1 ? sampleSql(every) : 'true' }).sql)
  const atoms = await KeyAtoms.read(store, parts, plan.link === 'link')
  await store.run(dialect.dropTable(tableNames.atoms))
  const mostRecords = Math.max(2, Math.ceil(mostRecordsOf({ records }) / every))
  const candidates: Candidate[] = []
  const cheap: KeyPart[][] = []
  // What finds few pairs by itself is not made dearer by a part more: it would find fewer of the true ones.
  const isWorthIt = (key: readonly KeyPart[]) => !cheap.some((fewer) => fewer.every((part) => key.includes(part)))
  for (const keys of Map.groupBy(keyCandidates(parts), (key) => key.length).values()) {
    for (const key of keys.filter(isWorthIt)) {
      const { pairs: sampled, lost, borne } = atoms.histogramOf(key, mostRecords)
      const candidate = { parts: key, pairs: sampled * every ** 2, used: borne > 0 ? 1 - lost / borne : 0 }
      if (candidate.used > 0.9 && candidate.pairs < budget.mostPairs * cheapShare) cheap.push(key)
      if (candidate.pairs <= budget.mostPairs && candidate.used > 0) candidates.push(candidate)
    }
  }
  return candidates
}

/** Largest group of records under one key that is still compared pair by pair. */
function mostRecordsOf({ records }: { records: number }): number {
  return records < 20_000 ? 400 : 1000
}

function sampleSql(every: number): string {
  return `substr(md5(CAST(r.record AS VARCHAR)), 1, 8) < '${Math.floor(0xffffffff / every).toString(16).padStart(8, '0')}'`
}

async function readFilled(store: Store, { plan, records }: Omit<ChoiceInput, 'agreement'>): Promise<boolean[][]> {
  const every = Math.max(1, Math.ceil(records / 4000))
  const columns = plan.fields.map((field) => `r.${fieldColumn(field.name)} IS NOT NULL AS ${fieldColumn(field.name)}`)
  const rows = await store.all(`SELECT ${columns.join(', ')} FROM ${tableNames.records} r WHERE ${every > 1 ? sampleSql(every) : 'true'} ORDER BY r.record`)
  return rows.map((row) => plan.fields.map((field) => row[fieldColumn(field.name)] === true))
}
