import { canonicalJson } from '../../base/canonical-json.ts'
import { Failure } from '../../base/failure.ts'
import type { SavedSearch } from '../journal/journal-entry.ts'
import type { Author, Journal } from '../journal/journal.ts'
import { namePattern } from './notebook-register.ts'

/** A saved search with who keeps it, and since when. */
export interface KeptSearch extends SavedSearch {
  readonly by: string
  readonly at: string
}

/** Saved searches in force, by name in code-unit order. */
export function listSearches(journal: Journal): KeptSearch[] {
  const kept = new Map<string, KeptSearch>()
  for (const entry of journal.entries()) {
    if (entry.verb === 'search.saved') kept.set(entry.payload.name, { ...entry.payload, by: entry.actor, at: entry.time })
    else if (entry.verb === 'search.withdrawn') kept.delete(entry.payload.name)
  }
  return [...kept.values()].sort((left, right) => (left.name < right.name ? -1 : 1))
}

/** Saves a search. Nothing is written when it stands so already. Throws `usage` for a name that cannot be. */
export function saveSearch(journal: Journal, search: SavedSearch, author: Author): void {
  if (!namePattern.test(search.name)) throw new Failure('usage', `'${search.name}' cannot be the name of a search: letters, digits, blanks, hyphens, at most 80 of them.`)
  const known = listSearches(journal).find(({ name }) => name === search.name)
  if (known && canonicalJson(wordsOf(known)) === canonicalJson(wordsOf(search))) return
  journal.append([{ verb: 'search.saved', payload: wordsOf(search) }], author)
}

/** Takes a saved search back. Throws `search.absent`. */
export function withdrawSearch(journal: Journal, name: string, author: Author): void {
  const isKept = listSearches(journal).some((each) => each.name === name)
  if (!isKept) throw new Failure('search.absent', `The case has no saved search '${name}'. It may have been taken back meanwhile.`)
  journal.append([{ verb: 'search.withdrawn', payload: { name } }], author)
}

function wordsOf({ name, query, filter, places }: SavedSearch): SavedSearch {
  return { name, query, filter, places }
}
