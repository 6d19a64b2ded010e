import type { FormName } from './field.ts'

/** One part of a blocking key: a form of a field's value; `words` gives a key for each word of it. */
export interface KeyPart {
  readonly field: string
  readonly form: FormName | 'words'
}

/**
 * A rule that makes one key for each record that has all its parts. Two records that share a key are compared, unless
 * more than `mostRecords` bear it: those are counted and reported.
 */
export interface BlockingKeyPlan {
  readonly name: string
  readonly parts: readonly KeyPart[]
  readonly mostRecords: number
  /** Pairs it gives, by its histogram; present once chosen. */
  readonly pairs?: number
}
