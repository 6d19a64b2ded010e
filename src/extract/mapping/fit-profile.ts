import type { Meaning } from './meaning/meaning.ts'
import { isNaming, ownersOf } from './party-columns.ts'
import type { Profile } from './profile/profile.ts'
import type { SurveyedColumn } from './surveyed-column.ts'

const leastConfidence = 0.4
const refusingConfidence = 0.6

/** Of these a party has several: a desk phone beside a mobile. */
const severalNouns = new Set(['phone', 'email', 'notes', 'address', 'street'])

/** The columns of a table by what they seem to hold. */
export type ColumnsByMeaning = ReadonlyMap<Meaning, readonly SurveyedColumn[]>

/**
 * Columns by meaning, those whose meaning is too doubtful left out. Of several columns of one meaning those that are much
 * less sure than the best are left out too: `group name` beside `name` is the name of something else.
 */
export function groupByMeaning(columns: readonly SurveyedColumn[], change: (meaning: Meaning) => Meaning = (meaning) => meaning): ColumnsByMeaning {
  const groups = new Map<Meaning, SurveyedColumn[]>()
  for (const column of columns) {
    if (!column.guess || column.guess.confidence < leastConfidence || column.values.filled === 0) continue
    const meaning = change(column.guess.meaning)
    groups.set(meaning, [...(groups.get(meaning) ?? []), column])
  }
  for (const [meaning, group] of groups) {
    if (severalNouns.has(meaning.split('.').at(-1)!)) continue
    const best = Math.max(...group.map((column) => column.guess!.confidence))
    groups.set(meaning, group.filter((column) => column.guess!.confidence >= best - 0.12))
  }
  return groups
}

/** Whether a table has the columns that a profile wants and none that it refuses. */
export function profileFits(profile: Profile, columns: ColumnsByMeaning): boolean {
  // What a header ties to somebody whom only values tell (`surveyorEmail`) says nothing of what the rows are about.
  const owners = ownersOf([...columns.values()].flat())
  const has = (meaning: string) => columns.get(meaning as Meaning)?.some((column) => !owners.get(column.name)?.guess?.byValues) ?? false
  if (profile.refuses?.some((meaning) => columns.get(meaning)?.some((column) => column.guess!.confidence >= refusingConfidence))) return false
  const named = [...columns].filter(([meaning]) => isNaming(meaning)).flatMap(([, group]) => group.filter(namesInFull))
  if (named.length < (profile.leastParties ?? 0)) return false
  return profile.fits.some((alternative) => alternative.split(' & ').every((group) => group.split('|').some(has)))
}

function namesInFull({ values }: SurveyedColumn): boolean {
  return values.person + values.company >= 0.6
}
