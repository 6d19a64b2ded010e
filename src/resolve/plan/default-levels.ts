import type { ColumnRole } from './column-role.ts'
import type { LevelPlan } from './comparison-plan.ts'
import type { SimilarityName, ValueCondition } from './condition.ts'
import type { FormName } from './field.ts'

const same = (form: FormName): ValueCondition => ({ is: 'same', form })
const every = (...of: ValueCondition[]): ValueCondition => ({ is: 'all', of })
const either = (...of: ValueCondition[]): ValueCondition => ({ is: 'any', of })
const alike = (by: SimilarityName, least: number, form: FormName = 'text'): ValueCondition => ({ is: 'alike', form, by, least })
const apart = (most: number, form: FormName = 'text'): ValueCondition => ({ is: 'alike', form, by: 'damerau-levenshtein', most })
/** Of long texts, where exchanged neighbours may count two: six times as fast. */
const edits = (most: number): ValueCondition => ({ is: 'alike', form: 'text', by: 'levenshtein', most })
/** The costly distance is asked only where the cheap one is high. */
const slipped = (most: number): ValueCondition => every(alike('jaro-winkler', 0.8), apart(most))
const near = (form: FormName, most: number, relative = false): ValueCondition => ({ is: 'near', form, most, relative })
const differs: LevelPlan = { name: 'differs' }
const identical: LevelPlan = { name: 'same', when: same('text'), termFrequency: 1 }
const begins = (leastChars: number): ValueCondition => ({ is: 'begins', form: 'text', leastChars })

/** A slip of the pen in one word; the costly distance is asked only where the cheap one is high. */
const slip = either(alike('jaro-winkler', 0.94), every(alike('jaro-winkler', 0.8), apart(1)))

/** Level at which values were found exchanged with those of the other field; it is set by the engine, not by values. */
export const crossedLevelName = 'exchanged'

/** Levels of a field whose cells hold several values: they are words of the normalised text. */
export const severalValuesLevels: readonly LevelPlan[] = [
  identical, { name: 'a value in common', when: alike('word-overlap', 0.01) }, { name: 'values alike', when: alike('nearest-word', 0.93) }, differs,
]

/** Levels by role, best first. What a level is worth is learnt from the records. */
export const defaultLevels: Readonly<Record<Exclude<ColumnRole, 'ignored'>, readonly LevelPlan[]>> = {
  'given-name': [
    identical,
    { name: crossedLevelName },
    { name: 'nickname', when: either({ is: 'listed', list: 'nicknames' }, same('compact')), termFrequency: 0.5 },
    { name: 'slip', when: slip, termFrequency: 0.5 },
    { name: 'alike', when: either(alike('jaro-winkler', 0.85), begins(1)) },
    differs,
  ],
  'family-name': [
    identical,
    { name: 'slip', when: either(slip, same('compact')), termFrequency: 0.5 },
    { name: 'alike', when: either(alike('jaro-winkler', 0.85), begins(3)) },
    differs,
  ],
  'full-name': [
    identical,
    { name: 'reordered', when: same('sorted'), termFrequency: 1 },
    { name: 'aligned', when: alike('name-alignment', 0.9), termFrequency: 0.5 },
    { name: 'close', when: alike('name-alignment', 0.6) },
    { name: 'alike', when: alike('name-alignment', 0.3) },
    differs,
  ],
  'organisation': [
    identical,
    { name: 'reordered', when: same('sorted'), termFrequency: 1 },
    { name: 'aligned', when: alike('name-alignment', 0.9), termFrequency: 0.5 },
    { name: 'close', when: alike('name-alignment', 0.6) },
    { name: 'alike', when: alike('name-alignment', 0.3) },
    differs,
  ],
  'birth-date': [
    identical,
    { name: 'day and month swapped', when: { is: 'crossed', form: 'text', other: 'swapped' } },
    { name: 'one digit', when: slipped(1) },
    { name: 'same year and month or day', when: every(same('year'), either(same('month'), same('day'))) },
    { name: 'same day of the year', when: same('month-day') },
    { name: 'same year', when: same('year') },
    { name: 'within a year', when: near('day-number', 366) },
    differs,
  ],
  'date': [
    identical,
    { name: 'within a day', when: near('day-number', 1) },
    { name: 'within 3 days', when: near('day-number', 3) },
    { name: 'within a week', when: near('day-number', 7) },
    { name: 'within a month', when: near('day-number', 31) },
    differs,
  ],
  'place': [
    identical,
    { name: 'slip', when: slip, termFrequency: 0.5 },
    { name: 'shared word', when: alike('word-overlap', 0.3) },
    { name: 'alike', when: alike('jaro-winkler', 0.85) },
    differs,
  ],
  'address': [
    identical,
    { name: 'reordered', when: either(same('sorted'), same('compact')), termFrequency: 1 },
    { name: 'slip', when: either(alike('jaro-winkler', 0.95), every(alike('jaro-winkler', 0.85), edits(2))), termFrequency: 0.5 },
    { name: 'most words', when: alike('word-overlap', 0.6) },
    { name: 'alike', when: either(alike('jaro-winkler', 0.85), alike('word-overlap', 0.3)) },
    differs,
  ],
  'postcode': [
    identical,
    { name: 'slip', when: slipped(1) },
    { name: 'same district', when: same('start') },
    { name: 'same area', when: same('area') },
    differs,
  ],
  'phone': [identical, { name: 'same end', when: same('tail'), termFrequency: 1 }, { name: 'one digit', when: slipped(1) }, differs],
  'email': [
    identical,
    { name: 'same user', when: same('user'), termFrequency: 0.5 },
    { name: 'slip', when: either(alike('jaro-winkler', 0.95), every(alike('jaro-winkler', 0.85), edits(2))) },
    { name: 'alike', when: alike('jaro-winkler', 0.85) },
    differs,
  ],
  'identifier': [identical, { name: 'one character', when: slipped(1) }, { name: 'two characters', when: slipped(2) }, differs],
  'amount': [
    identical,
    { name: 'within 1 %', when: near('number', 0.01, true) },
    { name: 'within 5 %', when: near('number', 0.05, true) },
    { name: 'within 20 %', when: near('number', 0.2, true) },
    differs,
  ],
  'category': [identical, { name: 'slip', when: every(alike('jaro-winkler', 0.85), edits(2)) }, differs],
  'text': [
    identical,
    { name: 'reordered', when: either(same('sorted'), same('compact')), termFrequency: 1 },
    { name: 'most words', when: either(alike('word-overlap', 0.6), alike('jaro-winkler', 0.95)) },
    { name: 'half the words', when: either(alike('word-overlap', 0.3), alike('jaro-winkler', 0.88)) },
    { name: 'a shared word', when: either(alike('word-overlap', 0.01), alike('jaro-winkler', 0.8)) },
    differs,
  ],
}
