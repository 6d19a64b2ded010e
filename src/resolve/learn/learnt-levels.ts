import { birthDateLevels, propertyLevels } from '../weigh/default-levels.ts'
import type { LevelWeight } from '../weigh/match-weight.ts'

/** What a pair of parties is compared as. */
export type PartyKind = 'person' | 'organisation'

/** The levels of a property that a case teaches, best first, with what is assumed before: they tell every pair whose sides both have it. */
export interface LearntProperty {
  readonly property: string
  readonly kinds: readonly PartyKind[]
  readonly levels: Readonly<Record<string, LevelWeight>>
  /** u is that of the values of each pair (their frequency) and is not learnt. */
  readonly ownU?: boolean
  /** Taught only by pairs that an identifier brought together: names decide of most other pairs whether they are compared and the same, and would teach themselves. */
  readonly byIdentifier?: boolean
}

const gender = { same: propertyLevels['gender-same'], differs: propertyLevels['gender-differs'] }
const u = 1
const country = { same: { m: 0.85, u }, differs: { m: propertyLevels['country-differs'].m, u } }
/** Dates that both sides tell to the day; what agreement in a year or month is worth hangs on how precise a source is. */
const { exact, near, differs, 'day-month-swapped': swapped } = birthDateLevels
const fullDates = { exact, 'day-month-swapped': swapped, near, differs }

/**
 * What is learnt, and how often each level is expected among pairs that are the same. Of a name these are the ways in which its words agree; what
 * the words themselves are worth is their frequency. Properties that say nothing where they differ (address, birth place, mailbox) teach nothing.
 */
export const learntProperties: readonly LearntProperty[] = [
  { property: 'name', kinds: ['person'], ownU: true, byIdentifier: true, levels: {
    'exact': { m: 0.6, u }, 'spelling': { m: 0.06, u }, 'nickname': { m: 0.04, u }, 'typo': { m: 0.05, u }, 'typos': { m: 0.02, u }, 'name-missing': { m: 0.1, u },
    'initial-and-name': { m: 0.08, u }, 'single-name': { m: 0.02, u }, 'initials': { m: 0.01, u }, 'middle-differs': { m: 0.01, u }, 'family-differs': { m: 0.006, u },
    'partly-differs': { m: 0.002, u }, 'given-differs': { m: 0.001, u }, 'generation-differs': { m: 0.0005, u }, 'differs': { m: 0.0005, u },
  } },
  { property: 'name', kinds: ['organisation'], ownU: true, byIdentifier: true, levels: {
    'exact': { m: 0.6, u }, 'form-missing': { m: 0.15, u }, 'spelling': { m: 0.06, u }, 'typo': { m: 0.06, u }, 'word-missing': { m: 0.08, u },
    'form-differs': { m: 0.02, u }, 'partly-differs': { m: 0.02, u }, 'differs': { m: 0.01, u },
  } },
  { property: 'birthDate', kinds: ['person'], levels: fullDates },
  { property: 'gender', kinds: ['person'], levels: gender },
  { property: 'country', kinds: ['organisation'], ownU: true, levels: country },
]
