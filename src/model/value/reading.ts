/** A raw text read as a value of some type. */
export interface Reading {
  /** Clean, as the property's type wants it. */
  readonly value: string
  /** Why it could be read another way, when it could. */
  readonly doubt?: Doubt
}

/**
 * What makes a reading doubtful: `date.ambiguous`, day and month could be swapped, so only the year is kept;
 * `amount.ambiguous`, a mark before three digits could part thousands or decimals; `email.irregular`, not an address by
 * RFC 5322, kept as written.
 */
export type Doubt = 'date.ambiguous' | 'amount.ambiguous' | 'email.irregular'
