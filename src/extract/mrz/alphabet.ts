import type { MrzLayout, Stretch } from './mrz-layout.ts'

/** Kinds of characters that a place of a zone may have (ICAO Doc 9303-3, 4.1 to 4.9, and the data tables of -4 to -7). */
export type PlaceKind = 'digit' | 'letter' | 'any'

/** Digits that stand for the letters a reader takes them for, and the other way round. */
const digitFor: Readonly<Record<string, string>> = { O: '0', Q: '0', D: '0', I: '1', L: '1', Z: '2', S: '5', G: '6', B: '8' }
const letterFor: Readonly<Record<string, string>> = { 0: 'O', 1: 'I', 2: 'Z', 5: 'S', 6: 'G', 8: 'B' }

/** A character that cannot stand where it was read, and the one it was taken for. */
export interface AlphabetChange {
  /** Line and column as a person counts, from 1. */
  readonly line: number
  readonly column: number
  readonly read: string
  readonly taken: string
}

/**
 * Lines in which a letter in the place of a digit, or a digit in the place of a letter, is read as the character it looks
 * like; and which were. Places of any character (numbers, optional data) stay as they are. A reading of print, no repair:
 * check digits are not asked.
 */
export function readByAlphabet(layout: MrzLayout, lines: readonly string[]): { lines: string[]; changes: AlphabetChange[] } {
  const changes: AlphabetChange[] = []
  const read = lines.map((text, line) =>
    [...text].map((character, column) => {
      const kind = kindOf(layout, line, column)
      const taken = kind === 'digit' ? digitFor[character] : kind === 'letter' ? letterFor[character] : undefined
      if (taken === undefined) return character
      changes.push({ line: line + 1, column: column + 1, read: character, taken })
      return taken
    }).join(''),
  )
  return { lines: read, changes }
}

/** The kind of character that a place has. */
export function kindOf({ fields, digits }: MrzLayout, line: number, column: number): PlaceKind {
  const isIn = (stretch: Stretch | undefined) => stretch !== undefined && stretch[0] === line && column >= stretch[1] && column < stretch[2]
  if (isIn(fields.birth) || isIn(fields.expiry) || digits.some(({ digit }) => isIn(digit))) return 'digit'
  const letters = [fields.issuer, fields.nationality, fields.names, fields.surname, fields.givenNames, fields.sex]
  return letters.some(isIn) ? 'letter' : 'any'
}
