import type { LevelWeight } from './match-weight.ts'

/**
 * Default weights of the comparison levels: estimates for files of one inquiry, before anything is learnt from it. Of
 * name words u comes from the term frequency, times the number of different words the level lets pass as one.
 */
export const nameWordLevels = {
  exact: { m: 0.86, spread: 1 },
  spelling: { m: 0.05, spread: 2 },
  nickname: { m: 0.03, spread: 5 },
  typo: { m: 0.04, spread: 3 },
  typos: { m: 0.015, spread: 2 },
} as const satisfies Record<string, { m: number; spread: number }>

/** Levels of a person's name beyond its single words. */
export const personNameLevels = {
  'initial': { m: 0.3, u: 1 / 14 },
  'word-missing': { m: 0.15, u: 0.3 },
  'middle-differs': { m: 0.02, u: 0.9 },
  'given-differs': { m: 0.0005, u: 1 },
  'family-differs': { m: 0.01, u: 0.8 },
  'partly-differs': { m: 0.003, u: 0.8 },
  'differs': { m: 0.0004, u: 1 },
  'generation-same': { m: 0.5, u: 0.25 },
  'generation-missing': { m: 0.1, u: 0.28 },
  'generation-differs': { m: 0.001, u: 1 },
} as const satisfies Record<string, LevelWeight>

/** Levels of an organisation's name beyond its single words. */
export const organisationNameLevels = {
  'word-missing': { m: 0.02, u: 0.6 },
  'differs': { m: 0.002, u: 0.9 },
  'form-same': { m: 0.6, u: 0.3 },
  'form-missing': { m: 0.25, u: 0.5 },
  'form-differs': { m: 0.02, u: 0.8 },
} as const satisfies Record<string, LevelWeight>

/** Levels of a birth date. */
export const birthDateLevels = {
  'exact': { m: 0.92, u: 1 / 15_000 },
  'day-month-swapped': { m: 0.01, u: 1 / 15_000 },
  'near': { m: 0.02, u: 1 / 400 },
  'same-month': { m: 0.95, u: 1 / 550 },
  'same-year': { m: 0.95, u: 1 / 45 },
  'year-near': { m: 0.05, u: 1 / 22 },
  'differs': { m: 0.01, u: 0.95 },
} as const satisfies Record<string, LevelWeight>

/** Levels of other properties. */
export const propertyLevels = {
  'gender-same': { m: 0.97, u: 0.5 },
  'gender-differs': { m: 0.02, u: 0.5 },
  'country-differs': { m: 0.15, u: 0.9 },
  'birthplace-same': { m: 0.7, u: 1 / 40 },
  'address-same': { m: 0.5, u: 1 / 200 },
  'address-alike': { m: 0.2, u: 1 / 40 },
} as const satisfies Record<string, LevelWeight>
