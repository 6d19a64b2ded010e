import type { ReadingSettings } from '../../model/value/reading-settings.ts'
import { foldText } from '../../model/value/text.ts'
import { namePatterns, type KnownName } from './known-name.ts'
import type { Mention } from './mention.ts'
import { NameAutomaton } from './name-automaton.ts'
import { findEmails, findIbans, findPhones, findPlates } from './recognise/codes.ts'
import { findDates } from './recognise/dates.ts'
import { withoutOverlap, type Found } from './recognise/found.ts'
import { findMoney } from './recognise/money.ts'
import { findNames } from './recognise/names.ts'

/** A reader of free text that knows the names of one case. */
export interface MentionReader {
  /** The mentions of one text, in order of place, none overlapping another. */
  find(text: string): Mention[]
  /** How many spellings are looked for. */
  readonly patterns: number
}

/** Kinds whose normal form is looked up instead of searched for: they are written in too many ways. */
const lookedUp: ReadonlySet<string> = new Set(['email', 'phone', 'iban'])

/**
 * Makes a reader of free text. Names the case knows come first, then e-mail addresses, account and telephone numbers,
 * plates, dates and sums, then people, organisations and places by their cues.
 */
export function mentionReader(known: readonly KnownName[], settings: ReadingSettings): MentionReader {
  const spelled = known.filter((name) => !lookedUp.has(name.kind)).flatMap((name) => namePatterns(name).map((text) => ({ text, name })))
  const bySpelling = gatherBearers(spelled)
  const automaton = new NameAutomaton([...bySpelling.keys()])
  const names = [...bySpelling.values()]
  const byNormal = new Map(known.filter((name) => lookedUp.has(name.kind)).map((name) => [`${name.kind} ${name.text}`, name.entityIds]))
  return {
    patterns: names.length,
    find(text) {
      const told = automaton.find(text).map(({ start, end, pattern }) => knownMention(text, { start, end, name: names[pattern]! }))
      const capitalised = told.filter((mention) => mention.kind === 'person' || mention.kind === 'identifier' || isNameLike(mention))
      const ruled = findByRule(text, settings).map((found) => toMention(text, found, byNormal.get(`${found.kind} ${found.normal}`)))
      const codes = ruled.filter((mention) => lookedUp.has(mention.kind))
      return withoutOverlap([...codes, ...capitalised, ...ruled], text.length).sort((a, b) => a.start - b.start)
    },
  }
}

/** One entry per folded spelling, with everyone who bears it; of different kinds the first in order stands. */
function gatherBearers(spelled: readonly { text: string; name: KnownName }[]): Map<string, KnownName> {
  const bearers = new Map<string, KnownName>()
  for (const { text, name } of spelled) {
    const key = foldText(text)
    const before = bearers.get(key)
    const entityIds = before ? [...new Set([...before.entityIds, ...name.entityIds])].sort() : name.entityIds
    bearers.set(key, { text, kind: before?.kind ?? name.kind, entityIds })
  }
  return bearers
}

function knownMention(text: string, hit: { start: number; end: number; name: KnownName }): Mention {
  const written = text.slice(hit.start, hit.end)
  return {
    start: hit.start, end: hit.end, text: written, kind: hit.name.kind, normal: foldText(hit.name.text), method: 'known',
    entityIds: hit.name.entityIds,
  }
}

/** A name of one word counts only where it is written as a name: with a capital, or in a script that has none. */
function isNameLike(mention: Mention): boolean {
  return mention.normal.includes(' ') || !/^\p{Ll}/u.test(mention.text)
}

function toMention(text: string, found: Found, entityIds: readonly string[] | undefined): Mention {
  return { ...found, text: text.slice(found.start, found.end), method: entityIds ? 'known' : 'rule', entityIds: entityIds ?? [] }
}

function findByRule(text: string, settings: ReadingSettings): Found[] {
  return [
    ...findEmails(text), ...findIbans(text), ...findPhones(text, settings.region), ...findPlates(text), ...findDates(text, settings),
    ...findMoney(text, settings), ...findNames(text),
  ]
}
