import type { EntityName, Place, Sum } from './list-answer.ts'

/** A canonical entity as it stands on a chart. */
export interface ChartEntity extends EntityName {
  /** Source entities in it. */
  readonly sources: number
  /** `single`, `machine` or `judged`. */
  readonly state: string
  /** Probability of the weakest join that holds it together; 1 for a single one. */
  readonly probability: number
  /** Different neighbours in the case. */
  readonly degree: number
  /** The group it is found in; null without links. */
  readonly group: number | null
}

/** Links of one kind and direction between two entities, counted. */
export interface ChartKind {
  readonly label: string
  readonly schema: string
  /** From `a` to `b`, the other way, or without a direction. */
  readonly direction: 'forth' | 'back' | 'none'
  readonly links: number
  readonly first: string | null
  readonly last: string | null
  /** Exact sums, one a currency. */
  readonly sums: readonly Sum[]
}

/** Two linked entities; `a` has the smaller id. */
export interface ChartPair {
  readonly a: string
  readonly b: string
  readonly kinds: readonly ChartKind[]
}

/** Entities that are named in the same text, which is no link. */
export interface TogetherPair {
  readonly a: string
  readonly b: string
  /** Texts that name both. */
  readonly texts: number
  readonly place: Place
}

/** What a chart shows: the entities asked for, and how they are linked with each other. */
export interface ChartAnswer {
  readonly entities: readonly ChartEntity[]
  readonly pairs: readonly ChartPair[]
  readonly together: readonly TogetherPair[]
  /** Whether there were more pairs than are given. */
  readonly isCut: boolean
}

/** Others that one kind of link leads to, counted before they are shown. */
export interface ExpansionKind {
  readonly label: string
  readonly schema: string
  /** Schema of the others, and the same in words. */
  readonly other: string
  readonly kind: string
  readonly direction: 'out' | 'in' | 'none'
  readonly links: number
  readonly others: number
}

/** Entities an expansion would add, those with the most links first. */
export interface ExpansionAnswer {
  readonly kinds: readonly ExpansionKind[]
  readonly ids: readonly string[]
  /** All that fit; the ids given are the first of them. */
  readonly others: number
}

/** A group of the network, as one thing. */
export interface ChartGroup {
  readonly number: number
  readonly size: number
  /** How much of it comes back under other seeds, 0 to 1; null when that was not tried. */
  readonly firmness: number | null
  /** The best connected of its members. */
  readonly members: readonly EntityName[]
  /** How many of each schema, in words, the most first. */
  readonly schemata: readonly { readonly kind: string; readonly schema: string; readonly count: number }[]
}

/** The network of the case by its groups. */
export interface ChartGroups {
  readonly entities: number
  readonly pairs: number
  readonly groups: readonly ChartGroup[]
  /** Groups beyond those given, and the entities in them. */
  readonly rest: { readonly groups: number; readonly entities: number }
  readonly links: readonly { readonly a: number; readonly b: number; readonly links: number; readonly pairs: number }[]
}

/** Ids of entities, the best connected first. */
export interface ChartMembers {
  readonly ids: readonly string[]
  readonly total: number
}

/** One link on the way, with the place that tells it. */
export interface BetweenLine {
  readonly id: string
  readonly label: string
  readonly schema: string
  readonly source: string
  readonly target: string
  readonly startDate: string | null
  readonly endDate: string | null
  readonly amount: string | null
  readonly currency: string | null
  readonly role: string | null
  readonly place: Place
}

/** Links between two entities, either way. */
export interface BetweenAnswer {
  readonly a: EntityName
  readonly b: EntityName
  readonly total: number
  readonly rows: readonly BetweenLine[]
  /** Texts that name both, where that was asked. */
  readonly together: readonly Place[]
}

/** A path between two entities, with the evidence of each step. */
export interface PathLine {
  readonly hops: readonly { readonly from: EntityName; readonly to: EntityName; readonly links: number; readonly shown: readonly BetweenLine[] }[]
  /** Whether each step can have come after the one before; null when a step has no dated link. */
  readonly inTime: boolean | null
}

/** The shortest paths between two entities. */
export interface PathsAnswer {
  readonly paths: readonly PathLine[]
  /** A limit cut the search: there may be others. */
  readonly isCut: boolean
}

/** A chart of the case by name. */
export interface KeptChart {
  readonly name: string
  /** Hash of its text: what a change of it is based on. */
  readonly sha256: string
  readonly sizeBytes: number
  readonly changedAt: string
  /** Who last put it into the journal, and whether it was changed since. */
  readonly saved?: { readonly by: string; readonly at: string; readonly isSame: boolean }
}

/** A chart with its text. */
export interface KeptChartText extends KeptChart {
  readonly text: string
}

/** An entity in FollowTheMoney's form. */
export interface FtmEntity {
  readonly id: string
  readonly schema: string
  readonly properties: Readonly<Record<string, readonly string[]>>
}
