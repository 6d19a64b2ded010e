import { legalForms } from '../../../model/value/legal-form.ts'
import { capitalRuns, runWords, type CapitalRun, type RunWord } from './capital-run.ts'
import { withoutOverlap, type Found } from './found.ts'
import {
  commonWords, doubtfulStreetEnds, givenNames, innerWords, organisationEnds, organisationStarts, personCues, placeEnds, placePrepositions,
  speechVerbs, streetEnds, titles,
} from './words.ts'

/** What was learned in a text from surer mentions, for the ones after. */
interface Learned {
  /** Words that the text writes small somewhere. */
  readonly lowerCase: ReadonlySet<string>
  readonly places: Set<string>
  readonly surnames: Set<string>
  readonly acronyms: Set<string>
}

/**
 * People, organisations and places by the words around their names: titles, legal forms, prepositions, street words,
 * verbs of speech, an acronym in parentheses. Without such a cue a capitalised pair counts as a person only inside a
 * sentence. It sees names as an attentive reader of a foreign language does: it misses, and it errs.
 */
export function findNames(text: string): Found[] {
  const words = runWords(text)
  const lowerCase = new Set(words.filter((word) => !word.capital).map((word) => word.fold))
  const learned: Learned = { lowerCase, places: new Set(), surnames: new Set(), acronyms: new Set() }
  const runs = capitalRuns(text, words)
  const sure = runs.map((run) => readRun(text, run, learned))
  return withoutOverlap(runs.flatMap((run, index) => sure[index] ?? readLearned(run, learned)), text.length)
}

function readRun(text: string, run: CapitalRun, learned: Learned): Found[] | undefined {
  const found =
    readStreet(text, run) ?? readOrganisation(text, run) ?? readPlace(text, run, learned.lowerCase) ?? readPerson(text, run, learned)
  for (const one of found ?? []) {
    const words = one.normal.split(' ')
    if (one.kind === 'place') learned.places.add(one.normal)
    if (one.kind === 'organisation' && words.length === 1 && run.words.length > 1) learned.acronyms.add(one.normal)
  }
  return found
}

/** A surname alone after its full name, an acronym after it was explained. */
function readLearned(run: CapitalRun, learned: Learned): Found[] {
  return run.words.flatMap((word) => {
    if (learned.acronyms.has(word.fold) && word.text === word.text.toUpperCase()) return [span([word], 'organisation')]
    return learned.surnames.has(word.fold) && !learned.places.has(word.fold) && !run.inHeadline ? [span([word], 'person')] : []
  })
}

function readStreet(text: string, run: CapitalRun): Found[] | undefined {
  const at = run.words.findIndex((word, index) => index > 0 && streetEnds.has(word.fold))
  const first = run.words[0]!
  const number = houseNumberBefore(text, run)
  if (at < 0) {
    const compound = run.words.length === 1 && /(?:stra(?:ss|\u00df)e|platz|gasse|weg|allee)$/iu.test(first.text)
    return compound && /^\d{1,4}[a-z]?$/iu.test(run.after?.text ?? '') ? [span([first, run.after!], 'place')] : undefined
  }
  const told = number.length > 0 || /^(?:on|at|in|of|from|along|down)$/.test(run.before?.fold ?? '')
  if (at > 4 || (!told && doubtfulStreetEnds.has(run.words[at]!.fold))) return undefined
  return [span([...number, ...run.words.slice(0, at + 1)], 'place')]
}

function houseNumberBefore(text: string, run: CapitalRun): RunWord[] {
  const { before } = run
  const stands = before && /^\d{1,5}[a-z]?$/iu.test(before.text) && /^[ ,]{1,2}$/.test(text.slice(before.end, run.words[0]!.start))
  return stands ? [before] : []
}

function readOrganisation(text: string, run: CapitalRun): Found[] | undefined {
  const { words } = run
  const acronym = words.length > 1 ? acronymAfter(text, run) : undefined
  if (acronym) return [span(words, 'organisation'), acronym]
  const form = words.findLastIndex((word, index) => index > 0 && legalForms.has(word.fold) && !streetEnds.has(word.fold))
  const last = words.findLastIndex((word, index) => index > 0 && organisationEnds.has(word.fold))
  const end = Math.max(form, last)
  const begins = words.length > 2 && organisationStarts.has(words[0]!.fold) && ['of', 'for', 'de'].includes(words[1]!.fold)
  if (end < 0 && !begins) return undefined
  if (run.inHeadline && form < 0 && !begins) return undefined
  const named = begins ? words : words.slice(organisationStart(words, end), end + 1)
  return named.some((word) => word.text.length > 2) ? [span(named, 'organisation')] : undefined
}

/** Where the name begins in a run that began with an office or another name: `President and CEO of Quill Shipping`. */
function organisationStart(words: readonly RunWord[], end: number): number {
  let start = words.findLastIndex((word, index) => index < end - 1 && (titles.has(word.fold) || /^(?:and|und|et|y|the)$/.test(word.fold))) + 1
  while (start < end && innerWords.has(words[start]!.fold)) start++
  return start
}

/** `(POK)` after words that begin with its letters; `the` and `of` may count or not. */
function acronymAfter(text: string, run: CapitalRun): Found | undefined {
  const end = run.words.at(-1)!.end
  const match = /^ ?\((\p{Lu}{2,8})\)/u.exec(text.slice(end, end + 12))
  if (!match) return undefined
  const initials = (words: readonly RunWord[]) => words.map((word) => word.text[0]!.toUpperCase()).join('')
  const forms = [initials(run.words), initials(run.words.filter((word) => word.capital))]
  if (!forms.some((form) => form.endsWith(match[1]!) || form.startsWith(match[1]!))) return undefined
  const start = end + match[0].indexOf(match[1]!)
  return { start, end: start + match[1]!.length, kind: 'organisation', normal: match[1]!.toLowerCase() }
}

function readPlace(text: string, run: CapitalRun, lowerCase: ReadonlySet<string>): Found[] | undefined {
  const { words, before } = run
  if (words.some((word) => titles.has(word.fold)) || words.length > 4) return undefined
  if (words.length > 1 && placeEnds.has(words.at(-1)!.fold) && !run.inHeadline) return [span(words, 'place')]
  const label = before && /^(?:location|place|ort|lieu|lugar)$/.test(before.fold) && /^\s?:\s*$/.test(text.slice(before.end, words[0]!.start))
  const preposition = before && placePrepositions.has(before.fold) && text.slice(before.end, words[0]!.start) === ' '
  if (!label && !preposition) return undefined
  if (run.after && speechVerbs.has(run.after.fold)) return undefined
  if (preposition && (run.inHeadline || words.every((word) => lowerCase.has(word.fold)))) return undefined
  // `at` and `in` stand before firms, too: a name with capitals inside is hardly a town.
  if (preposition && words.some((word) => /\p{Ll}\p{Lu}|^\p{Lu}{2,}\p{Ll}/u.test(word.text))) return undefined
  if (preposition && words.length > 1 && givenNames.has(words[0]!.fold)) return undefined
  return [span(words, 'place')]
}

function readPerson(text: string, run: CapitalRun, learned: Learned): Found[] | undefined {
  let words = [...run.words]
  let titled = false
  while (words.length > 0 && (titles.has(words[0]!.fold) || innerWords.has(words[0]!.fold))) {
    titled ||= titles.has(words[0]!.fold)
    words = words.slice(1)
  }
  titled ||= run.before !== undefined && titles.has(run.before.fold) && text.slice(run.before.end, words[0]?.start ?? 0).length <= 2
  const name = words.slice(0, nameLength(words))
  if (name.length === 0 || name.some((word) => /\d/.test(word.text))) return undefined
  const cued = titled || isCued(text, run, name)
  if (name.length === 1) return titled && name[0]!.text.length > 2 ? [span(name, 'person')] : undefined
  if (name.length > 4) return undefined
  const given = givenNames.has(name[0]!.fold) && !run.inHeadline
  if (!cued && !given) return isPlainPair(run, name, learned.lowerCase) ? [span(name, 'person')] : undefined
  const surname = name.findLast((word) => !suffixes.has(word.fold))
  if (surname && surname.text.length > 2) learned.surnames.add(surname.fold)
  return [span(name, 'person')]
}

const suffixes: ReadonlySet<string> = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'junior', 'senior'])

/** Words up to the first that belongs to no name: `Jane Doe of Quill`. */
function nameLength(words: readonly RunWord[]): number {
  const end = words.findIndex((word) => !word.capital && /^(?:of|for|and|the|e|y|und|et)$/.test(word.fold))
  return end < 0 ? words.length : end
}

function isCued(text: string, run: CapitalRun, name: readonly RunWord[]): boolean {
  const last = name.at(-1)!
  const behind = text.slice(last.end, last.end + 6)
  if (run.words.at(-1) === last && run.after && speechVerbs.has(run.after.fold)) return true
  if (/^, \d{2}[,. ]/.test(behind)) return true
  return run.before !== undefined && !run.inHeadline && (speechVerbs.has(run.before.fold) || personCues.has(run.before.fold)) && name.length > 1
}

/** Two or three capitalised words inside a sentence that are written small nowhere in the text. */
function isPlainPair(run: CapitalRun, name: readonly RunWord[], lowerCase: ReadonlySet<string>): boolean {
  if (run.inHeadline || run.words[0]!.opensSentence || name.length > 3 || name.length !== run.words.length) return false
  return name.every((word, index) => {
    if (word.text.length === 1) return index > 0
    const odd = commonWords.has(word.fold) || lowerCase.has(word.fold) || organisationEnds.has(word.fold) || placeEnds.has(word.fold)
    return !odd && !titles.has(word.fold) && word.text !== word.text.toUpperCase() && word.text.length > 2
  })
}

function span(words: readonly RunWord[], kind: Found['kind']): Found {
  return { start: words[0]!.start, end: words.at(-1)!.end, kind, normal: words.map((word) => word.fold).join(' ') }
}
