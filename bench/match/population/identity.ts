import type { Culture } from './culture.ts'

/** Where somebody lives or a company sits, as its own country writes it. */
export interface Address {
  readonly street: string
  /** The street word within `street`, and how it is abbreviated. */
  readonly abbreviation: readonly [string, string]
  readonly number: string
  readonly flat: string
  readonly postcode: string
  readonly city: string
}

/** What is true of a person or company from some day on: whatever changes together is told together. */
export interface Stage {
  readonly family: string
  readonly address: Address
  readonly phones: readonly string[]
  readonly emails: readonly string[]
}

/** One person or company that is really there: what its records try to tell. */
export interface Identity {
  readonly kind: 'person' | 'company'
  readonly culture: Culture
  /** Given names, main one first; for a company, nothing. */
  readonly given: readonly string[]
  readonly isWoman: boolean
  /** Birth or registration, `YYYY-MM-DD`. */
  readonly born: string
  readonly idNumber: string
  /** Legal form of a company: in full, then each way it is shortened. */
  readonly legalForm: readonly string[]
  /** From the earliest to today's. */
  readonly stages: readonly Stage[]
  /** Others whose data a clerk takes by mistake: spouse, twin, sister company. */
  readonly near: Identity[]
}
