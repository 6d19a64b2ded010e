/** A stretch of a line of a machine readable zone: line from 0, first character, the one after the last. */
export type Stretch = readonly [line: number, start: number, end: number]

/** Fields of a zone. The names stand in one field, but for the older French card, which has one for each. */
export type MrzField =
  'type' | 'issuer' | 'names' | 'number' | 'nationality' | 'birth' | 'sex' | 'expiry' | 'optional' | 'optional2' | 'surname' | 'givenNames'

/** A check digit of a zone. */
export type MrzDigitName = 'number' | 'birth' | 'expiry' | 'optional' | 'composite'

/** A format of machine readable zones, as data. */
export interface MrzLayout {
  readonly format: 'TD1' | 'TD2' | 'TD3' | 'MRV-A' | 'MRV-B' | 'FRA-ID'
  readonly lines: number
  readonly width: number
  /** The document that defines it. */
  readonly part: string
  readonly fields: Readonly<Partial<Record<MrzField, Stretch>>>
  /** Where each digit stands, and what it is computed over. */
  readonly digits: readonly MrzDigitPlace[]
  /** How the first line begins. */
  readonly opening: RegExp
}

/** Where a check digit stands, and the stretches it is computed over, in order. */
export interface MrzDigitPlace {
  readonly of: MrzDigitName
  readonly digit: Stretch
  readonly over: readonly Stretch[]
}

const lineOne = { type: [0, 0, 2], issuer: [0, 2, 5] } as const satisfies Record<string, Stretch>
const lineTwo = {
  number: [1, 0, 9], nationality: [1, 10, 13], birth: [1, 13, 19], sex: [1, 20, 21], expiry: [1, 21, 27],
} as const satisfies Record<string, Stretch>
const lineTwoDigits: readonly MrzDigitPlace[] = [
  { of: 'number', digit: [1, 9, 10], over: [[1, 0, 9]] },
  { of: 'birth', digit: [1, 19, 20], over: [[1, 13, 19]] },
  { of: 'expiry', digit: [1, 27, 28], over: [[1, 21, 27]] },
]

/**
 * The layouts (ICAO Doc 9303, 8th edition, -4 4.2.2, -5 4.2.2, -6 4.2.2, -7 4.2.2 and 5.2.2), and that of the French
 * identity card of 1988 to 2021 (PRADO, Council of the European Union, FRA-BO-02002). The more special come first.
 */
export const mrzLayouts: readonly MrzLayout[] = [
  {
    format: 'FRA-ID', lines: 2, width: 36, part: 'the French identity card of 1988 to 2021', opening: /^IDFRA/,
    fields: { ...lineOne, surname: [0, 5, 30], optional: [0, 30, 36], number: [1, 0, 12], givenNames: [1, 13, 27], birth: [1, 27, 33], sex: [1, 34, 35] },
    digits: [
      { of: 'number', digit: [1, 12, 13], over: [[1, 0, 12]] },
      { of: 'birth', digit: [1, 33, 34], over: [[1, 27, 33]] },
      { of: 'composite', digit: [1, 35, 36], over: [[0, 0, 36], [1, 0, 35]] },
    ],
  },
  {
    format: 'MRV-A', lines: 2, width: 44, part: 'ICAO Doc 9303-7', opening: /^V[A-Z<]/,
    fields: { ...lineOne, names: [0, 5, 44], optional: [1, 28, 44], ...lineTwo }, digits: lineTwoDigits,
  },
  {
    format: 'MRV-B', lines: 2, width: 36, part: 'ICAO Doc 9303-7', opening: /^V[A-Z<]/,
    fields: { ...lineOne, names: [0, 5, 36], optional: [1, 28, 36], ...lineTwo }, digits: lineTwoDigits,
  },
  {
    format: 'TD3', lines: 2, width: 44, part: 'ICAO Doc 9303-4', opening: /^P[A-Z<]/,
    fields: { ...lineOne, names: [0, 5, 44], optional: [1, 28, 42], ...lineTwo },
    digits: [
      ...lineTwoDigits,
      { of: 'optional', digit: [1, 42, 43], over: [[1, 28, 42]] },
      { of: 'composite', digit: [1, 43, 44], over: [[1, 0, 10], [1, 13, 20], [1, 21, 43]] },
    ],
  },
  {
    format: 'TD2', lines: 2, width: 36, part: 'ICAO Doc 9303-6', opening: /^[ACIP][A-Z<]/,
    fields: { ...lineOne, names: [0, 5, 36], optional: [1, 28, 35], ...lineTwo },
    digits: [...lineTwoDigits, { of: 'composite', digit: [1, 35, 36], over: [[1, 0, 10], [1, 13, 20], [1, 21, 35]] }],
  },
  {
    format: 'TD1', lines: 3, width: 30, part: 'ICAO Doc 9303-5', opening: /^[ACI][A-Z<]/,
    fields: {
      ...lineOne, number: [0, 5, 14], optional: [0, 15, 30], birth: [1, 0, 6], sex: [1, 7, 8], expiry: [1, 8, 14], nationality: [1, 15, 18],
      optional2: [1, 18, 29], names: [2, 0, 30],
    },
    digits: [
      { of: 'number', digit: [0, 14, 15], over: [[0, 5, 14]] },
      { of: 'birth', digit: [1, 6, 7], over: [[1, 0, 6]] },
      { of: 'expiry', digit: [1, 14, 15], over: [[1, 8, 14]] },
      { of: 'composite', digit: [1, 29, 30], over: [[0, 5, 30], [1, 0, 7], [1, 8, 15], [1, 18, 29]] },
    ],
  },
]

/**
 * The layout that lines have by their number, width and opening; else the one of that size that is no visa and no card of
 * one country, since a wrong type is for a check to tell. Undefined when no layout has that size.
 */
export function layoutOf(lines: readonly string[]): MrzLayout | undefined {
  const fitting = mrzLayouts.filter((layout) => lines.length === layout.lines && lines.every((line) => line.length === layout.width))
  return fitting.find((layout) => layout.opening.test(lines[0]!)) ?? fitting.find((layout) => /^TD/.test(layout.format))
}

/** What stands in a stretch. */
export function readStretch(lines: readonly string[], [line, start, end]: Stretch): string {
  return (lines[line] ?? '').slice(start, end)
}
