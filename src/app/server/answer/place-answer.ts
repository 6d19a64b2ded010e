import type { GradeLine } from './beside-answer.ts'
import type { EntityName, Place } from './list-answer.ts'

/** A locator taken apart. */
export type PlaceParts =
  | { readonly kind: 'whole' }
  | { readonly kind: 'page'; readonly page: number; readonly box?: readonly number[]; readonly chars?: readonly [number, number] }
  | {
      readonly kind: 'cell'
      readonly sheet?: string
      readonly row: number
      readonly columns: readonly number[]
      readonly chars?: readonly [number, number]
    }
  | { readonly kind: 'chars'; readonly start: number; readonly end: number }
  | { readonly kind: 'bytes'; readonly start: number; readonly end: number }
  | { readonly kind: 'part'; readonly part: string; readonly header?: string; readonly index?: number; readonly chars?: readonly [number, number] }
  | { readonly kind: 'pointer'; readonly pointers: readonly string[]; readonly chars?: readonly [number, number] }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'member'; readonly path: string }

/** A place of an exhibit: what it is, and the statements read there. */
export interface PlaceAnswer {
  readonly place: Place
  readonly parts: PlaceParts
  readonly statements: readonly StatementLine[]
}

/** What stands at a place, read again from the bytes now; null when nothing does. */
export interface ReadAgainAnswer {
  readonly text: string | null
}

/** One statement. */
export interface StatementLine {
  readonly id: string
  readonly entityId: string
  readonly canonicalId: string
  readonly caption: string
  readonly schema: string
  readonly property: string
  readonly label: string
  readonly type: string
  readonly value: string
  /** Of an entity property: the other entity. */
  readonly target?: EntityName
  readonly original: string | null
  readonly extractor: string
  readonly place: Place
  /** How persons grade it, or the exhibit it stands in. */
  readonly grades?: readonly GradeLine[]
}

/** One problem. */
export interface ProblemLine {
  readonly code: string
  readonly severity: string
  readonly message: string
  readonly place?: Place
}
