import type { FormName } from './field.ts'

/** A similarity of two texts that an engine may have as a function; where it lacks it, it is computed on our side on distinct pairs. */
export type SimilarityName = 'jaro-winkler' | 'levenshtein' | 'damerau-levenshtein' | 'word-overlap' | 'nearest-word' | 'name-alignment'

/** When two values of one field agree to a level: a test on a pair of rows of the value table. */
export type ValueCondition =
  | { readonly is: 'same'; readonly form: FormName }
  | { readonly is: 'alike'; readonly form: FormName; readonly by: SimilarityName; readonly least?: number; readonly most?: number }
  /** Numbers no further apart than this; `relative`: as a share of the larger. */
  | { readonly is: 'near'; readonly form: FormName; readonly most: number; readonly relative?: boolean }
  /** One value, as words, begins with the other, or is its initial. */
  | { readonly is: 'begins'; readonly form: FormName; readonly leastChars: number }
  /** The one's form equals the other's second form, either way round. */
  | { readonly is: 'crossed'; readonly form: FormName; readonly other: FormName }
  /** The pair stands in a list of pairs of texts that count as forms of one another (`nicknames`). */
  | { readonly is: 'listed'; readonly list: string }
  | { readonly is: 'all'; readonly of: readonly ValueCondition[] }
  | { readonly is: 'any'; readonly of: readonly ValueCondition[] }
