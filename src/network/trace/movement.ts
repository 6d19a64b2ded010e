/** A transfer as tracing sees it: from one account to another, in minor units of one currency. */
export interface TraceMovement {
  /** The row of the ledger (`transfers.id`, a transfer told by both sides once). */
  readonly id: string
  /** The account that pays and the one that receives: numbers. */
  readonly from: number
  readonly to: number
  readonly amount: bigint
  readonly day: string
  /** Date or instant as told. */
  readonly date: string
  /** Balances after it as the account statements of both sides tell them, in minor units. */
  readonly balanceFrom: bigint | undefined
  readonly balanceTo: bigint | undefined
  /** Where it stands in the account statement of each side: statement and place in it. */
  readonly placeFrom: StatementPlace | undefined
  readonly placeTo: StatementPlace | undefined
}

/** A place in an account statement: its exhibit, and the order within it. */
export interface StatementPlace {
  readonly exhibit: string
  readonly order: number
}
