import type { Meaning } from '../meaning/meaning.ts'

/** A kind of table that is well known, and the entities its rows tell of. Data only: `fillProfile` makes a mapping of it. */
export interface Profile {
  readonly id: string
  /** What such a table is, in words for a person. */
  readonly label: string
  /**
   * Alternatives, each a list of meanings that must all be there: `date & balance|debit|credit` wants a date and one of
   * the three.
   */
  readonly fits: readonly string[]
  /** Meanings that no such table has. */
  readonly refuses?: readonly Meaning[]
  /** Fewest columns that name somebody in full. */
  readonly leastParties?: number
  readonly namespace: 'exhibit' | 'folder'
  /** How much is lost when a better profile is passed over for this one: 0 for what fits nearly everything. */
  readonly weight: number
  readonly entities: Readonly<Record<string, EntityTemplate>>
}

/** An entity of a profile: as `EntityMapping`, over meanings instead of columns. */
export interface EntityTemplate {
  /** A schema, or `party`: Person, Company or LegalEntity by what the names and addresses of the side show. */
  readonly schema: string
  /** Alternatives: the first whose meanings all have a column makes the key; none means one entity per row. */
  readonly keys?: readonly (readonly Meaning[])[]
  readonly keyLiteral?: string
  /** The entity is left out of the mapping when no column has one of these meanings. */
  readonly needs?: readonly Meaning[]
  /**
   * The entity is there once for each column that names somebody (`all`), or for each that no other entity of the profile
   * takes its name from and whose header says whose name it is (`rest`).
   */
  readonly each?: 'all' | 'rest'
  readonly when?: { readonly column: Meaning; readonly equals: readonly string[] }
  readonly properties: Readonly<Record<string, PropertyTemplate>>
}

/** Where a property's values come from. A list of meanings takes every column that has one of them. */
export type PropertyTemplate =
  | readonly Meaning[]
  /** The columns of the first of these meanings that has any. */
  | {
      readonly first: readonly Meaning[]
      readonly split?: string
      readonly pick?: 'email' | 'name'
      readonly sign?: 'negative'
      readonly named?: boolean
    }
  /** `whole`: only when each meaning has a column. */
  | { readonly join: readonly Meaning[]; readonly whole?: boolean }
  /** Every one of these that can be filled. */
  | { readonly all: readonly PropertyTemplate[] }
  /** The first of these that can be filled. */
  | { readonly or: readonly PropertyTemplate[] }
  | { readonly entity: string }
  | { readonly literal: string }
  /** The header of the column that names this entity: the part it plays. */
  | { readonly header: string }
