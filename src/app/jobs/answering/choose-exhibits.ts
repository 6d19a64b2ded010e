import { Failure } from '../../../base/failure.ts'
import type { Exhibit } from '../../../model/exhibit.ts'

/**
 * Parts what was read into what is kept and what is left aside: the exhibits of those numbers, those held under an authority of that id,
 * and all that was found inside them. Throws `usage` for a word that names none.
 */
export function chooseExhibits<Held extends { readonly exhibit: Exhibit }>(held: readonly Held[], words: readonly string[]): { readonly kept: Held[]; readonly left: Held[] } {
  const gone = new Set<string>()
  for (const word of words) {
    const named = held.filter(({ exhibit }) => exhibit.number === word || exhibit.authority === word)
    if (named.length === 0) throw new Failure('usage', `No exhibit has the number ${word}, and none is held under an authority of that name. 'jackdaw query <case> "SELECT number, path, authority FROM exhibits"' lists them.`)
    for (const { exhibit } of named) gone.add(exhibit.id)
  }
  // Each exhibit stands before its children.
  for (const { exhibit } of held) if (exhibit.parent !== undefined && gone.has(exhibit.parent)) gone.add(exhibit.id)
  return { kept: held.filter(({ exhibit }) => !gone.has(exhibit.id)), left: held.filter(({ exhibit }) => gone.has(exhibit.id)) }
}
