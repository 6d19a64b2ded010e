import { comparableIdentifier } from '../compare/compare-identifiers.ts'
import { identifierRules } from '../compare/identifier-rules.ts'
import type { MatchRecord } from '../match-record.ts'
import { parseDateParts } from '../normalise/date-parts.ts'
import { nicknameGroups } from '../normalise/nicknames.ts'
import type { NameWord } from '../normalise/name-word.ts'
import type { PersonName } from '../normalise/person-name.ts'
import { skeletonsOf } from '../normalise/skeleton.ts'

/** Kinds of blocking keys, each with the number of records beyond which a key is not used. */
export const keyKinds = {
  identifier: { cap: 400, says: 'identifier' },
  word: { cap: 120, says: 'word of a name' },
  wordInitial: { cap: 200, says: 'word of a name with an initial' },
  wholeName: { cap: 400, says: 'whole name' },
  skeleton: { cap: 200, says: 'spelling of a name' },
  birth: { cap: 200, says: 'birth date with an initial' },
} as const

/** A kind of blocking key. */
export type KeyKind = keyof typeof keyKinds

/** Something that two records share when they are worth comparing. */
export interface BlockingKey {
  readonly kind: KeyKind
  readonly key: string
}

/** All keys of a record; records of different families never share one. */
export function blockingKeys(record: MatchRecord): BlockingKey[] {
  const keys = new Map<string, BlockingKey>()
  const add = (kind: KeyKind, ...parts: readonly string[]) => {
    const key = [record.family, kind, ...parts].join(':')
    keys.set(key, { kind, key })
  }
  for (const rule of identifierRules[record.family]) {
    for (const value of record.values.get(rule.property) ?? []) {
      const compact = comparableIdentifier(rule, value)
      if (compact) add('identifier', rule.property, compact)
    }
  }
  for (const document of record.documents) add('identifier', 'document', document.number)
  for (const form of record.personNames) addPersonKeys(form.name, record, add)
  for (const name of record.organisationNames) addWordKeys(name.words, add)
  return [...keys.values()]
}

type Add = (kind: KeyKind, ...parts: readonly string[]) => void

const leastSkeletonChars = 4

function addWordKeys(nameWords: readonly NameWord[], add: Add): void {
  const words = nameWords.map(({ text }) => text)
  add('wholeName', [...words].sort().join(' '))
  const skeletons = nameWords.map(({ text, skeletons: known }) => (known.length > 0 ? known : skeletonsOf(text)))
  for (const variant of ['first', 'last'] as const) {
    const skeleton = skeletons.map((of) => (variant === 'first' ? of[0]! : of.at(-1)!)).sort().join(' ')
    if (skeleton.length >= leastSkeletonChars) add('skeleton', skeleton)
  }
  add('skeleton', 'joined', words.join(''))
  for (const word of words) {
    if (word.length < 2) continue
    add('word', word)
    for (const other of words) if (other !== word) add('wordInitial', word, other[0]!)
  }
}

function addPersonKeys(name: PersonName, record: MatchRecord, add: Add): void {
  const words = name.words.map((word) => word.text)
  addWordKeys(name.words, add)
  for (const word of words) {
    for (const group of nicknameGroups(word)) {
      for (const other of words) if (other !== word && other.length > 1) add('word', `nickname${group}`, other)
    }
  }
  for (const date of record.values.get('birthDate') ?? []) {
    const parts = parseDateParts(date)
    if (parts?.month === undefined || parts.day === undefined) continue
    const [low, high] = [Math.min(parts.month, parts.day), Math.max(parts.month, parts.day)]
    for (const word of words) add('birth', `${parts.year}-${low}-${high}`, word[0]!)
  }
}
