/** Rows of a longer list, from `offset` on. */
export interface Page<Row> {
  readonly rows: readonly Row[]
  readonly total: number
  readonly offset: number
}

/** An answer that could not be given. */
export interface FailureAnswer {
  readonly failure: string
  readonly message: string
}

/** A place in an exhibit: number, path, locator as a fragment, and the locator in words. */
export interface Place {
  readonly exhibit: string
  readonly path: string
  readonly locator: string
  readonly where: string
}

/** A canonical entity by name. */
export interface EntityName {
  readonly id: string
  readonly caption: string
  readonly schema: string
  /** Its schema in words. */
  readonly kind: string
}

/** A number of things that share a name. */
export interface Count {
  readonly name: string
  readonly label: string
  readonly count: number
}

/** An exact sum in one currency; '' when none is told. */
export interface Sum {
  readonly currency: string
  readonly amount: string
  readonly count: number
}
