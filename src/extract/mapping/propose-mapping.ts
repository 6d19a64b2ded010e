import { fillProfile } from './fill-profile.ts'
import { groupByMeaning, profileFits, type ColumnsByMeaning } from './fit-profile.ts'
import { columnTargets } from './mapping-columns.ts'
import type { EntityMapping, Mapping } from './mapping.ts'
import type { Meaning } from './meaning/meaning.ts'
import { allProfiles } from './profile/all-profiles.ts'
import type { Profile } from './profile/profile.ts'
import type { ColumnMeaning, MappingProposal } from './proposal.ts'
import type { SurveyedColumn } from './surveyed-column.ts'

interface Candidate {
  readonly profile: Profile
  readonly entities: Record<string, EntityMapping>
  readonly score: number
}

/**
 * The mapping that fits a table best: of the profiles whose columns are there, the one that explains most of the table,
 * more special ones first. Undefined when none fits: the table is then read as text.
 */
export function proposeMapping(
  columns: readonly SurveyedColumn[],
  options: { readonly dateOrder?: 'dmy' | 'mdy' } = {},
): MappingProposal | undefined {
  const best = bestCandidate(columns)
  if (!best) return undefined
  const targets = columnTargets(best.entities)
  const mapping: Mapping = {
    name: best.profile.id,
    profile: best.profile.id,
    header: columns.map((column) => column.name),
    namespace: best.profile.namespace,
    ...(options.dateOrder ? { dateOrder: options.dateOrder } : {}),
    entities: best.entities,
    ignore: ignoredColumns(columns, targets),
  }
  return { mapping, state: 'proposed', columns: columns.map((column) => describe(column, targets.get(column.name))) }
}

function bestCandidate(columns: readonly SurveyedColumn[]): Candidate | undefined {
  const told = allProfiles.map((profile) => tryProfile(profile, groupByMeaning(columns))).filter((candidate) => candidate !== undefined)
  // A side that no profile knows what to do with is dropped: an `owner name` alone is a name.
  const plain = groupByMeaning(columns, withoutSide)
  const stripped = told.length ? [] : allProfiles.map((profile) => tryProfile(profile, plain)).filter((candidate) => candidate !== undefined)
  let best: Candidate | undefined
  for (const candidate of [...told, ...stripped]) if (!best || candidate.score > best.score) best = candidate
  return best
}

function tryProfile(profile: Profile, columns: ColumnsByMeaning): Candidate | undefined {
  if (!profileFits(profile, columns)) return undefined
  const entities = fillProfile(profile, columns)
  const used = columnTargets(entities)
  if (used.size === 0) return undefined
  let all = 0
  let explained = 0
  for (const column of [...columns.values()].flat()) {
    all += column.guess!.confidence
    if (used.has(column.name)) explained += column.guess!.confidence
  }
  return { profile, entities, score: explained / all + profile.weight }
}

function withoutSide(meaning: Meaning): Meaning {
  return meaning.split('.').at(-1) as Meaning
}

/** Columns without any value, and numbers of rows, are left out by name; any other stays unmapped and is reported. */
function ignoredColumns(columns: readonly SurveyedColumn[], targets: ReadonlyMap<string, readonly string[]>): Record<string, string> {
  const ignored: Record<string, string> = {}
  for (const column of columns) {
    if (targets.has(column.name)) continue
    if (column.values.filled === 0) ignored[column.name] = 'has no value in the rows looked at'
    else if (column.guess?.meaning === 'id' && column.values.distinctShare > 0.99) ignored[column.name] = 'numbers the rows of this table'
  }
  return ignored
}

function describe(column: SurveyedColumn, targets: readonly string[] | undefined): ColumnMeaning {
  const guess = column.guess
  if (!guess) return { column: column.name, meaning: 'unknown', confidence: 0, reason: 'neither the header nor the values tell a meaning' }
  const reason = targets ? guess.reason : `${guess.reason}; the mapping has no use for it`
  return { column: column.name, meaning: guess.meaning, confidence: Math.round(guess.confidence * 100) / 100, reason }
}
