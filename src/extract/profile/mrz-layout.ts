/** Where a field stands in a machine readable zone: line from 0, first column and the one after the last. */
export type MrzField = readonly [line: number, start: number, end: number]

/** The fields of one size of machine readable zone. */
export interface MrzLayout {
  readonly name: string
  readonly lines: number
  readonly columns: number
  /** Of the first line. */
  readonly opening: RegExp
  readonly fields: Readonly<Partial<Record<MrzFieldName, MrzField>>>
}

/** Fields that give a value of their own; the name field holds surname and given names. */
export type MrzFieldName =
  'type' | 'country' | 'name' | 'number' | 'nationality' | 'birthDate' | 'gender' | 'endDate' | 'optionalData' | 'givenName' | 'surname'

/**
 * Layouts of ICAO Doc 9303 (8th edition): part 4 for TD3 (section 4.2), part 5 for TD1, part 6 for TD2, part 7 for the
 * two visas; and of the French identity card of 1988 to 2021, which has two lines of its own order. The more special come first.
 */
export const mrzLayouts: readonly MrzLayout[] = [
  {
    name: 'french-card',
    lines: 2,
    columns: 36,
    opening: /^IDFRA/,
    fields: {
      type: [0, 0, 2],
      country: [0, 2, 5],
      surname: [0, 5, 30],
      number: [1, 0, 12],
      givenName: [1, 13, 27],
      birthDate: [1, 27, 33],
      gender: [1, 34, 35],
    },
  },
  {
    name: 'visa-a',
    lines: 2,
    columns: 44,
    opening: /^V[A-Z<]/,
    fields: {
      type: [0, 0, 2],
      country: [0, 2, 5],
      name: [0, 5, 44],
      number: [1, 0, 9],
      nationality: [1, 10, 13],
      birthDate: [1, 13, 19],
      gender: [1, 20, 21],
      endDate: [1, 21, 27],
      optionalData: [1, 28, 44],
    },
  },
  {
    name: 'visa-b',
    lines: 2,
    columns: 36,
    opening: /^V[A-Z<]/,
    fields: {
      type: [0, 0, 2],
      country: [0, 2, 5],
      name: [0, 5, 36],
      number: [1, 0, 9],
      nationality: [1, 10, 13],
      birthDate: [1, 13, 19],
      gender: [1, 20, 21],
      endDate: [1, 21, 27],
      optionalData: [1, 28, 36],
    },
  },
  {
    name: 'TD3',
    lines: 2,
    columns: 44,
    opening: /^P[A-Z<]/,
    fields: {
      type: [0, 0, 2],
      country: [0, 2, 5],
      name: [0, 5, 44],
      number: [1, 0, 9],
      nationality: [1, 10, 13],
      birthDate: [1, 13, 19],
      gender: [1, 20, 21],
      endDate: [1, 21, 27],
      optionalData: [1, 28, 42],
    },
  },
  {
    name: 'TD2',
    lines: 2,
    columns: 36,
    opening: /^[ACIP][A-Z<]/,
    fields: {
      type: [0, 0, 2],
      country: [0, 2, 5],
      name: [0, 5, 36],
      number: [1, 0, 9],
      nationality: [1, 10, 13],
      birthDate: [1, 13, 19],
      gender: [1, 20, 21],
      endDate: [1, 21, 27],
      optionalData: [1, 28, 35],
    },
  },
  {
    name: 'TD1',
    lines: 3,
    columns: 30,
    opening: /^[ACI][A-Z<]/,
    fields: {
      type: [0, 0, 2],
      country: [0, 2, 5],
      number: [0, 5, 14],
      optionalData: [0, 15, 30],
      birthDate: [1, 0, 6],
      gender: [1, 7, 8],
      endDate: [1, 8, 14],
      nationality: [1, 15, 18],
      name: [2, 0, 30],
    },
  },
]
