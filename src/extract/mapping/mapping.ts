/**
 * How the rows of one kind of table become entities: the form of FollowTheMoney's mappings (entities with keys and
 * properties that draw on columns), kept as `mappings/*.yml` in the case, where a person can edit and confirm it.
 */
export interface Mapping {
  readonly name: string
  /** The profile it came from, when it did. */
  readonly profile?: string
  /** Header names of the tables it fits, in order; a table fits when its header is the same. */
  readonly header: readonly string[]
  /**
   * Where keys are unique: in the exhibit, or in all tables of its folder (nodes and edges in two files). Entities of
   * one key in one namespace are one entity.
   */
  readonly namespace: 'exhibit' | 'folder'
  /** Reading of ambiguous values in this table; overrides the case's. */
  readonly region?: string
  readonly timeZone?: string
  readonly dateOrder?: 'dmy' | 'mdy'
  /** Decimal mark of amounts, where it cannot be told from the values. */
  readonly decimalMark?: '.' | ','
  readonly entities: Readonly<Record<string, EntityMapping>>
  /** Columns left out, each with a reason. */
  readonly ignore: Readonly<Record<string, string>>
}

/** One entity that each row gives. */
export interface EntityMapping {
  readonly schema: string
  /** `schema` (Person, Company or LegalEntity) is what is usual; the name of each row decides by `partySchema`. */
  readonly byName?: boolean
  /** Columns that tell one such entity from another; none means one per row. */
  readonly keys: readonly string[]
  /** Set apart from other entities with equal keys ("buyer 7" is not "seller 7") by this word. */
  readonly keyLiteral?: string
  /** Only rows where the column has (one of) these values give this entity. */
  readonly when?: { readonly column: string; readonly equals: readonly string[] }
  /** Several sources of one property stand in a list. */
  readonly properties: Readonly<Record<string, PropertyMapping | readonly PropertyMapping[]>>
}

/** Where the values of one property come from. */
export type PropertyMapping =
  /**
   * Each column gives a value of its own. `split` cuts a cell into several values (with `pick`, as a list of addresses is
   * cut); `pick` takes the part of a cell that reads as this; `sign` makes amounts negative (a debit column). An entity
   * whose only key column is split is one entity for each part.
   */
  | {
      readonly columns: readonly string[]
      readonly split?: string
      readonly pick?: 'email' | 'name'
      readonly sign?: 'negative'
      /** The column's name stands before the value, as in `isFraud: 1`: a mark says nothing without it. */
      readonly named?: boolean
      readonly lang?: string
    }
  /** The columns' texts joined by one blank are one value: a first name and a last name. `whole`: a date and its clock time; where one is empty the first stands alone. */
  | { readonly join: readonly string[]; readonly whole?: boolean }
  /** Another entity of this mapping. */
  | { readonly entity: string }
  /** The same value for all rows; it has no place in the evidence, and says who decided it by its extractor. */
  | { readonly literal: string }
