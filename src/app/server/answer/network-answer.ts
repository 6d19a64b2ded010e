import type { Count, EntityName, Page, Place, Sum } from './list-answer.ts'

/** Links of one kind between two entities, counted. */
export interface LinkPair {
  readonly source: EntityName
  readonly target: EntityName
  readonly label: string
  readonly schema: string
  readonly links: number
  readonly first: string | null
  readonly last: string | null
  /** Sums by currency, as exact decimals. */
  readonly sums: readonly Sum[]
  readonly place: Place
}

/** The list of linked pairs with the number of each kind. */
export interface LinkList extends Page<LinkPair> {
  readonly kinds: readonly Count[]
}

/** One link with the place that tells it. */
export interface LinkLine {
  readonly id: string
  readonly label: string
  readonly schema: string
  readonly edgeId: string | null
  readonly startDate: string | null
  readonly endDate: string | null
  readonly amount: string | null
  readonly currency: string | null
  readonly role: string | null
  readonly place: Place
}

/** One event. */
export interface EventLine {
  readonly id: string
  readonly canonicalId: string
  readonly kind: string
  readonly start: string
  readonly end: string | null
  readonly precision: string
  readonly zone: string
  readonly title: string
  readonly where: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  /** The first few. */
  readonly participants: readonly EntityName[]
  readonly participantsInAll: number
  readonly place: Place
}

/** The list of events with the number of each kind. */
export interface EventList extends Page<EventLine> {
  readonly kinds: readonly Count[]
}

/** Events counted by stretch of time. */
export interface EventBuckets {
  readonly unit: 'hour' | 'day' | 'month' | 'year'
  readonly buckets: readonly { readonly start: string; readonly count: number }[]
}

/** One movement of money. */
export interface MoneyLine {
  readonly id: string
  readonly schema: string
  readonly date: string | null
  readonly amount: string | null
  readonly currency: string | null
  readonly payer?: { readonly id: string | null; readonly caption: string }
  readonly beneficiary?: { readonly id: string | null; readonly caption: string }
  readonly purpose: string | null
  readonly balance: string | null
  readonly programme: string | null
  /** Told before, under the same record id. */
  readonly isRepeat: boolean
  readonly place: Place
}

/** Movements of money, with sums of what is listed, repeats left out. */
export interface MoneyList extends Page<MoneyLine> {
  readonly sums: readonly Sum[]
  readonly repeats: number
  readonly schemata: readonly Count[]
}

/** A share of worlds with the bounds that drawing so many leaves it. */
export interface ShareLine {
  readonly share: number
  readonly low: number
  readonly high: number
}

/** How firm a link or path between two entities is, over resolutions that the probabilities of matches allow. */
export interface FirmnessAnswer {
  readonly worlds: number
  /** Source entities that are not surely one with others: only these differ from world to world. */
  readonly uncertain: number
  readonly same?: ShareLine
  readonly linked?: ShareLine
  readonly grouped?: ShareLine
  /** Links of the shortest path, where there is one. */
  readonly hops?: { readonly low: number; readonly median: number; readonly high: number }
}
