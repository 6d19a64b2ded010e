/** A stretch of a line of a machine readable zone: line from 0, first character, the one after the last. */
export type Stretch = readonly [line: number, start: number, end: number]

/** A format of machine readable zones, as data. */
export interface MrzLayout {
  readonly format: 'TD1' | 'TD2' | 'TD3' | 'MRV-A' | 'MRV-B'
  readonly lines: number
  readonly width: number
  /** The part of ICAO Doc 9303 that defines it. */
  readonly part: string
  readonly fields: Readonly<Record<MrzField, Stretch>>
  /** A second optional field (TD1), empty where there is none. */
  readonly optional2?: Stretch
  readonly digits: Readonly<Record<'number' | 'birth' | 'expiry', Stretch>>
  /** TD3 has a digit of its own over the personal number. */
  readonly optionalDigit?: Stretch
  readonly composite?: { readonly digit: Stretch; readonly over: readonly Stretch[] }
  /** First letters that the type may have. */
  readonly types: RegExp
}

/** Fields that every format has. */
export type MrzField = 'type' | 'issuer' | 'names' | 'number' | 'nationality' | 'birth' | 'sex' | 'expiry' | 'optional'

const lineTwo = {
  number: [1, 0, 9], nationality: [1, 10, 13], birth: [1, 13, 19], sex: [1, 20, 21], expiry: [1, 21, 27],
} as const satisfies Record<string, Stretch>
const lineTwoDigits = { number: [1, 9, 10], birth: [1, 19, 20], expiry: [1, 27, 28] } as const satisfies Record<string, Stretch>

/** The five formats (ICAO Doc 9303-4 4.2.2, -5 4.2.2, -6 4.2.2, -7 4.2.2 and 5.2.2). */
export const mrzLayouts: readonly MrzLayout[] = [
  {
    format: 'TD3', lines: 2, width: 44, part: 'ICAO Doc 9303-4', types: /^P/,
    fields: { type: [0, 0, 2], issuer: [0, 2, 5], names: [0, 5, 44], optional: [1, 28, 42], ...lineTwo },
    digits: lineTwoDigits, optionalDigit: [1, 42, 43],
    composite: { digit: [1, 43, 44], over: [[1, 0, 10], [1, 13, 20], [1, 21, 43]] },
  },
  {
    format: 'MRV-A', lines: 2, width: 44, part: 'ICAO Doc 9303-7', types: /^V/,
    fields: { type: [0, 0, 2], issuer: [0, 2, 5], names: [0, 5, 44], optional: [1, 28, 44], ...lineTwo }, digits: lineTwoDigits,
  },
  {
    format: 'TD2', lines: 2, width: 36, part: 'ICAO Doc 9303-6', types: /^[ACIP]/,
    fields: { type: [0, 0, 2], issuer: [0, 2, 5], names: [0, 5, 36], optional: [1, 28, 35], ...lineTwo }, digits: lineTwoDigits,
    composite: { digit: [1, 35, 36], over: [[1, 0, 10], [1, 13, 20], [1, 21, 35]] },
  },
  {
    format: 'MRV-B', lines: 2, width: 36, part: 'ICAO Doc 9303-7', types: /^V/,
    fields: { type: [0, 0, 2], issuer: [0, 2, 5], names: [0, 5, 36], optional: [1, 28, 36], ...lineTwo }, digits: lineTwoDigits,
  },
  {
    format: 'TD1', lines: 3, width: 30, part: 'ICAO Doc 9303-5', types: /^[ACI]/,
    fields: {
      type: [0, 0, 2], issuer: [0, 2, 5], number: [0, 5, 14], optional: [0, 15, 30], birth: [1, 0, 6], sex: [1, 7, 8], expiry: [1, 8, 14],
      nationality: [1, 15, 18], names: [2, 0, 30],
    },
    optional2: [1, 18, 29],
    digits: { number: [0, 14, 15], birth: [1, 6, 7], expiry: [1, 14, 15] },
    composite: { digit: [1, 29, 30], over: [[0, 5, 30], [1, 0, 7], [1, 8, 15], [1, 18, 29]] },
  },
]

/** The layout that lines have by their number, width and first letter; undefined when none does. */
export function layoutOf(lines: readonly string[]): MrzLayout | undefined {
  const fitting = mrzLayouts.filter((layout) => lines.length === layout.lines && lines.every((line) => line.length === layout.width))
  return fitting.find((layout) => layout.types.test(lines[0]!)) ?? fitting.find((layout) => !layout.format.startsWith('MRV'))
}

/** What stands in a stretch. */
export function readStretch(lines: readonly string[], [line, start, end]: Stretch): string {
  return lines[line]!.slice(start, end)
}
