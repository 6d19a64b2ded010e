/**
 * How a person grades where something comes from. `admiralty` (NATO AJP-2.1): source A to F, information 1 to 6. `3x5x2` (UK College of
 * Policing, intelligence report): source 1 to 3, information A to E, handling P or C, with conditions. It grades a source of
 * information or an item, never a person.
 */
export const gradeSchemes = {
  admiralty: { source: ['A', 'B', 'C', 'D', 'E', 'F'], information: ['1', '2', '3', '4', '5', '6'], handling: [] },
  '3x5x2': { source: ['1', '2', '3'], information: ['A', 'B', 'C', 'D', 'E'], handling: ['P', 'C'] },
} as const

/** Name of a scheme of `gradeSchemes`. */
export type GradeScheme = keyof typeof gradeSchemes

/** A grade as a person tells it. */
export interface GradeDraft {
  readonly scheme: GradeScheme
  readonly source: string
  readonly information: string
  /** Of `3x5x2`: `P` (may be passed on), `C` (with conditions). */
  readonly handling?: string | undefined
  /** What who receives it has to keep to, where `handling` is `C`. */
  readonly conditions?: string | undefined
}

/** What is graded: an exhibit as a whole, or one statement of it; by its id. */
export interface GradedItem {
  readonly kind: 'exhibit' | 'statement'
  readonly id: string
}

/** A grade that a person gave and did not take back. */
export interface GradeRow extends GradeDraft {
  /** Number of the journal entry. */
  readonly sequence: number
  readonly item: GradedItem
  readonly by: string
  /** ISO instant in UTC. */
  readonly at: string
  readonly reason: string
}

const words: Readonly<Record<GradeScheme, Readonly<Record<'source' | 'information' | 'handling', Readonly<Record<string, string>>>>>> = {
  admiralty: {
    source: {
      A: 'completely reliable', B: 'usually reliable', C: 'fairly reliable', D: 'not usually reliable', E: 'unreliable', F: 'reliability cannot be judged',
    },
    information: {
      1: 'confirmed by other sources', 2: 'probably true', 3: 'possibly true', 4: 'doubtful', 5: 'improbable', 6: 'truth cannot be judged',
    },
    handling: {},
  },
  '3x5x2': {
    source: { 1: 'reliable', 2: 'untested', 3: 'not reliable' },
    information: {
      A: 'known directly', B: 'known indirectly but corroborated', C: 'known indirectly', D: 'not known', E: 'suspected to be false',
    },
    handling: { P: 'may be passed on lawfully', C: 'may be passed on under conditions' },
  },
}

/** What is wrong with a grade, in words; undefined where nothing is. */
export function faultOfGrade({ scheme, source, information, handling, conditions }: GradeDraft): string | undefined {
  const known = gradeSchemes[scheme]
  if (!known) return `'${String(scheme)}' is no scheme. Take one of ${Object.keys(gradeSchemes).join(', ')}.`
  const isIn = (list: readonly string[], letter: string | undefined) => letter !== undefined && list.includes(letter)
  if (!isIn(known.source, source)) return `A source is graded ${known.source[0]} to ${known.source.at(-1)} under ${scheme}, not '${source}'.`
  if (!isIn(known.information, information)) return `Information is graded ${known.information[0]} to ${known.information.at(-1)} under ${scheme}, not '${information}'.`
  if (scheme === 'admiralty' && handling !== undefined) return 'The scheme admiralty knows no handling: it is told under 3x5x2.'
  if (scheme === '3x5x2' && !isIn(known.handling, handling)) return 'Under 3x5x2 the handling is P (may be passed on) or C (under conditions).'
  if (handling === 'C' && !conditions?.trim()) return 'Handling C names the conditions under which it may be passed on.'
  if (handling !== 'C' && conditions?.trim()) return 'Conditions belong to handling C.'
  return undefined
}

/** A grade in a few characters: `B2`, `2C P`. */
export function gradeCode({ source, information, handling }: GradeDraft): string {
  return `${source}${information}${handling ? ` ${handling}` : ''}`
}

/** A grade in words. */
export function gradeWords({ scheme, source, information, handling, conditions }: GradeDraft): string {
  const of = words[scheme]
  const parts = [`source ${of.source[source]}`, `information ${of.information[information]}`, ...(handling ? [of.handling[handling]] : []), ...(conditions ? [conditions] : [])]
  return parts.join('; ')
}
