import type { Romanisation } from './script.ts'
import type { Slip } from './misspell.ts'

/** Where records come from, and its habits: whatever one register does, it does in most of its records. */
export interface Register {
  readonly name: string
  /** Share of all records. */
  readonly share: number
  /** Absent: it keeps the native script. */
  readonly romanisation?: Romanisation
  readonly letters: 'as-is' | 'upper' | 'lower'
  readonly fullName: 'given-first' | 'family-first' | 'comma'
  readonly slip: Slip
  /** Errors expected in a record of mean care. */
  readonly errors: number
  /** Chance that a field is filled. */
  readonly fills: { readonly born: number; readonly address: number; readonly phone: number; readonly email: number; readonly idNumber: number }
  /** Chances of: an initial for a given name, a nickname, day and month exchanged, 1 January for an unknown day, names exchanged, abbreviated street and form. */
  readonly habits: {
    readonly initial: number; readonly nickname: number; readonly daySwap: number; readonly january: number; readonly nameSwap: number; readonly abbreviate: number
  }
  /** Chance that it still has an earlier address, telephone and name. */
  readonly outdated: number
}

/** Six registers: two careful ones, and four that are not. */
export const registers: readonly Register[] = [
  {
    name: 'civil', share: 0.18, letters: 'as-is', fullName: 'given-first', slip: 'typed', errors: 0.15, outdated: 0.15,
    fills: { born: 0.98, address: 0.95, phone: 0.1, email: 0.05, idNumber: 0.6 },
    habits: { initial: 0, nickname: 0, daySwap: 0.005, january: 0.02, nameSwap: 0.005, abbreviate: 0.1 },
  },
  {
    name: 'bank', share: 0.24, romanisation: 'bare', letters: 'upper', fullName: 'family-first', slip: 'typed', errors: 0.3, outdated: 0.3,
    fills: { born: 0.9, address: 0.95, phone: 0.7, email: 0.5, idNumber: 0.35 },
    habits: { initial: 0.05, nickname: 0.02, daySwap: 0.02, january: 0.02, nameSwap: 0.03, abbreviate: 0.5 },
  },
  {
    name: 'shop', share: 0.22, romanisation: 'english', letters: 'as-is', fullName: 'given-first', slip: 'typed', errors: 0.7, outdated: 0.2,
    fills: { born: 0.35, address: 0.9, phone: 0.6, email: 0.95, idNumber: 0 },
    habits: { initial: 0.05, nickname: 0.25, daySwap: 0.02, january: 0.1, nameSwap: 0.03, abbreviate: 0.4 },
  },
  {
    name: 'paper', share: 0.14, romanisation: 'german', letters: 'as-is', fullName: 'comma', slip: 'scanned', errors: 1.1, outdated: 0.25,
    fills: { born: 0.85, address: 0.9, phone: 0.5, email: 0.2, idNumber: 0.3 },
    habits: { initial: 0.08, nickname: 0.03, daySwap: 0.08, january: 0.02, nameSwap: 0.05, abbreviate: 0.6 },
  },
  {
    name: 'telephone', share: 0.12, romanisation: 'english', letters: 'lower', fullName: 'family-first', slip: 'heard', errors: 0.8, outdated: 0.3,
    fills: { born: 0.15, address: 0.8, phone: 1, email: 0.1, idNumber: 0 },
    habits: { initial: 0.35, nickname: 0.1, daySwap: 0, january: 0, nameSwap: 0.05, abbreviate: 0.5 },
  },
  {
    name: 'list', share: 0.1, romanisation: 'german', letters: 'upper', fullName: 'given-first', slip: 'heard', errors: 0.9, outdated: 0.35,
    fills: { born: 0.6, address: 0.6, phone: 0.4, email: 0.4, idNumber: 0.15 },
    habits: { initial: 0.15, nickname: 0.1, daySwap: 0.15, january: 0.15, nameSwap: 0.1, abbreviate: 0.3 },
  },
]

/** The register with its gaps, habits and errors multiplied by `hardness`: at 1 as it is, at 0 without a fault. */
export function softenRegister(register: Register, hardness: number): Register {
  const fills = Object.fromEntries(Object.entries(register.fills).map(([field, fill]) => [field, 1 - (1 - fill) * hardness])) as unknown as Register['fills']
  const habits = Object.fromEntries(Object.entries(register.habits).map(([habit, chance]) => [habit, chance * hardness])) as unknown as Register['habits']
  return { ...register, fills, habits, errors: register.errors * hardness, outdated: register.outdated * hardness }
}
