import type { Count, EntityName, Place, Sum } from './list-answer.ts'

/** Events of one entity by stretch of time. */
export interface TimelineLane {
  readonly entity: EntityName
  readonly events: number
  /** Number of the stretch and how many events begin in it, in order. */
  readonly counts: readonly (readonly [number, number])[]
}

/** Events of the case by stretch of time: stretch `n` begins at `start + n * step`. */
export interface TimelineAnswer {
  /** First moment, milliseconds since 1970 as if every zone were UTC: local times stand as written. */
  readonly start: number
  readonly end: number
  /** Length of a stretch in milliseconds. */
  readonly step: number
  readonly events: number
  /** Events left out because they lie far before or after all others. */
  readonly outside: number
  readonly counts: readonly (readonly [number, number])[]
  readonly lanes: readonly TimelineLane[]
  /** Entities that take part in what fits; lanes are given for the first of them. */
  readonly lanesInAll: number
  readonly kinds: readonly Count[]
}

/** Events near each other on the map. */
export interface MapCell {
  readonly latitude: number
  readonly longitude: number
  readonly events: number
  readonly entities: number
  readonly first: string
  readonly last: string
  /** Place as the sources call it, where they do. */
  readonly name: string | null
  /** Where one of them is told. */
  readonly place: Place
}

/** An entity with coordinates of its own. */
export interface MapThing {
  readonly entity: EntityName
  readonly latitude: number
  readonly longitude: number
  readonly place: Place
}

/** Where an entity was, in order of time; positions that repeat the one before are told once. */
export interface Journey {
  readonly entity: EntityName
  readonly positions: number
  readonly points: readonly { readonly moment: string; readonly latitude: number; readonly longitude: number; readonly place: Place }[]
  readonly isCut: boolean
}

/** A stretch of time for which dated positions keep an entity at one place. */
export interface StayLine {
  readonly entity: EntityName
  readonly latitude: number
  readonly longitude: number
  readonly from: string
  readonly until: string
  readonly positions: number
  readonly name: string | null
  readonly place: Place
}

/** What of the case has a place on earth. */
export interface MapAnswer {
  readonly events: number
  /** West, south, east and north of all of it, degrees; absent where nothing has a place. */
  readonly bounds?: readonly [number, number, number, number]
  readonly cells: readonly MapCell[]
  readonly things: readonly MapThing[]
  readonly journeys: readonly Journey[]
  readonly stays: readonly StayLine[]
  /** Whether there was more than is given. */
  readonly isCut: boolean
}

/** Events by hour of the day, day of the week (1 is Monday) and month. */
export interface Rhythm {
  readonly name: string
  readonly label: string
  readonly events: number
  /** Told at least to the hour. */
  readonly timed: number
  readonly hours: readonly number[]
  readonly weekdays: readonly number[]
  readonly months: readonly (readonly [string, number])[]
}

/** When things happen: what is in focus, and all of the case as the base to compare with. */
export interface TrendsAnswer {
  readonly base: Rhythm
  readonly rhythms: readonly Rhythm[]
  readonly kinds: readonly Count[]
}

/** Transfers from one entity to another in one currency. */
export interface FlowLine {
  readonly giver: EntityName
  readonly taker: EntityName
  readonly currency: string
  readonly amount: string
  readonly transfers: number
  readonly first: string | null
  readonly last: string | null
  readonly place: Place
}

/** The ledger by who gave to whom. */
export interface FlowsAnswer {
  readonly rows: readonly FlowLine[]
  readonly total: number
  readonly sums: readonly Sum[]
}
