import { BoundedCache } from '../../model/value/bounded-cache.ts'
import { comparableName, type NameKind } from '../normalise/comparable-name.ts'
import { compareNameTexts, type NameLikeness } from './name-likeness.ts'

/** Likeness at most of two names whose numbers differ: `Fund I` and `Fund II` are two. */
const mostWithOtherNumbers = 0.25
const namesRemembered = 50_000
const nothing: NameLikeness = { likeness: 0, level: 'differs', conflict: true, numbersDiffer: false, pieces: [] }

/** Compares two names as they are written, and remembers how each was taken apart: pairs hold few distinct names. */
export function nameComparison(kind: NameKind): (left: string, right: string) => NameLikeness {
  const names = new BoundedCache(namesRemembered, (text) => ({ name: comparableName(text, kind) }))
  return (left, right) => {
    const [one, other] = [names.get(left).name, names.get(right).name]
    return one && other ? compareNameTexts(one, other) : nothing
  }
}

/** The likeness of two names, 0 to 1, where one decides: names whose numbers differ are told apart, however alike. */
export function nameSimilarity(kind: NameKind): (left: string, right: string) => number {
  const compare = nameComparison(kind)
  return (left, right) => {
    const { likeness, numbersDiffer } = compare(left, right)
    return numbersDiffer ? Math.min(likeness, mostWithOtherNumbers) : likeness
  }
}
