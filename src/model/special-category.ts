/**
 * The special categories of personal data (GDPR article 9, Directive (EU) 2016/680 article 10), each with the properties of persons
 * that tell it. Their values are masked where no necessity is recorded. Nationality is none of them; that no rule goes by it is said
 * elsewhere (the design, section 1).
 */
export const specialCategories = {
  'religion': ['religion'],
  'ethnicity': ['ethnicity'],
  'political-opinion': ['political'],
  'health': ['health'],
  'sexual-life': ['sexualLife'],
  'biometrics': ['biometrics'],
  'union-membership': ['unionMembership'],
} as const

/** Name of a special category. */
export type SpecialCategory = keyof typeof specialCategories

/** The names of all special categories. */
export const specialCategoryNames = Object.keys(specialCategories) as readonly SpecialCategory[]

const byProperty: ReadonlyMap<string, SpecialCategory> = new Map(
  specialCategoryNames.flatMap((category) => specialCategories[category].map((property) => [property, category] as const)),
)

/** Every property that tells a special category. */
export const specialProperties: readonly string[] = [...byProperty.keys()]

/** The special category that a property tells; undefined for none. */
export function specialCategoryOf(property: string): SpecialCategory | undefined {
  return byProperty.get(property)
}

/** The special categories that a column of a table feeds, by what `coverage` says of it (`Person.religion, Person.notes`). */
export function categoriesOfTarget(target: string | null | undefined): readonly SpecialCategory[] {
  return (target ?? '').split(/[^A-Za-z]+/).flatMap((word) => specialCategoryOf(word) ?? [])
}

/** What stands where a value is masked. */
export const maskText = '[masked]'

/** What stands where the name of a property would tell its category. */
export const maskedProperty = 'special-category'
