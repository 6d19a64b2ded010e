import type { GradeLine } from './beside-answer.ts'
import type { Count, EntityName, Page, Place } from './list-answer.ts'
import type { ContradictionLine } from './finding-answer.ts'

/** One line of the list of entities. */
export interface EntityLine extends EntityName {
  /** Source entities in it. */
  readonly sources: number
  readonly statements: number
  readonly exhibits: number
  readonly state: string
  readonly probability: number
}

/** The list of entities with the number of each schema. */
export interface EntityList extends Page<EntityLine> {
  readonly schemata: readonly (Count & { readonly group: 'thing' | 'record' })[]
}

/** One canonical entity. */
export interface EntityAnswer extends EntityLine {
  readonly values: readonly PropertyValues[]
  readonly sourceEntities: readonly SourceEntity[]
  readonly matches: readonly MatchLine[]
  /** Compared with entities outside and not joined. */
  readonly nearby: readonly MatchLine[]
  readonly links: readonly LinkKind[]
  readonly contradictions: readonly ContradictionLine[]
  readonly mentions: number
  readonly events: number
  /** Of an entity merged from several sources: how many merges of this case are expected to be wrong, or that it is not known. */
  readonly mergeErrors?: { readonly state: 'not-estimated' | 'estimated'; readonly en: string; readonly fr: string }
}

/** A property with its distinct values. */
export interface PropertyValues {
  readonly property: string
  readonly label: string
  readonly type: string
  readonly values: readonly EntityValue[]
}

/** A value of a property, with how often and where it is told. */
export interface EntityValue {
  readonly value: string
  readonly target?: EntityName
  readonly statements: number
  readonly exhibits: number
  /** The first few tellings. */
  readonly told: readonly Telling[]
}

/** A telling of a value. */
export interface Telling {
  readonly original: string | null
  readonly entityId: string
  readonly place: Place
  /** How persons grade it, or the exhibit it stands in. */
  readonly grades?: readonly GradeLine[]
}

/** An entity as one source tells it. */
export interface SourceEntity {
  readonly id: string
  readonly caption: string
  readonly schema: string
  readonly kind: string
  readonly statements: number
  readonly place: Place
}

/** A pair compared, with the evidence in bits. */
export interface MatchLine {
  readonly id: string
  readonly left: SourceName
  readonly right: SourceName
  readonly rule: string
  readonly weightBits: number
  readonly probability: number
  readonly state: string
  readonly joined: boolean
  readonly levels: readonly MatchLevel[]
}

/** A source entity by name, with its canonical entity. */
export interface SourceName {
  readonly id: string
  readonly canonicalId: string
  readonly caption: string
  readonly exhibit: string
}

/** How one property of a pair agrees. */
export interface MatchLevel {
  readonly property: string
  readonly level: string
  readonly bits: number
  readonly left: string | null
  readonly right: string | null
}

/** Links of one kind and direction of an entity. */
export interface LinkKind {
  readonly label: string
  readonly schema: string
  readonly direction: 'out' | 'in'
  readonly links: number
  readonly others: number
  readonly first: string | null
  readonly last: string | null
}

/** A name or number seen in free text. */
export interface MentionLine {
  readonly text: string
  readonly kind: string
  readonly method: string
  readonly candidates: number
  readonly place: Place
}
