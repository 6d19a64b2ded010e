/** A property in FollowTheMoney's own form. */
export interface PropertyData {
  readonly label: string
  readonly type: string
  readonly range?: string
  readonly reverse?: { readonly name: string; readonly label: string }
  readonly matchable?: boolean
}

/** A schema in FollowTheMoney's own form (followthemoney `schema/*.yaml`), as far as we write any. */
export interface SchemaData {
  readonly label?: string
  readonly plural?: string
  readonly description?: string
  readonly extends?: readonly string[]
  readonly matchable?: boolean
  readonly featured?: readonly string[]
  readonly caption?: readonly string[]
  readonly required?: readonly string[]
  readonly edge?: {
    readonly source: string
    readonly target: string
    readonly directed: boolean
    readonly label: string
    readonly caption: readonly string[]
  }
  readonly properties: Readonly<Record<string, PropertyData>>
}
