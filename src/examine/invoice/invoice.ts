import type { Place } from '../sign.ts'

/** An amount of an invoice with where it stands; a whole number of 10^-8. */
export interface InvoiceAmount {
  readonly value: bigint
  readonly locator: string
}

/** A line of an invoice that tells quantity, price of one, and amount. */
export interface InvoiceItem {
  readonly quantity: bigint
  readonly price: bigint
  readonly amount: bigint
  readonly locator: string
}

/** One invoice as one exhibit tells it. */
export interface Invoice extends Place {
  readonly entityId: string
  readonly number?: string
  readonly net?: InvoiceAmount
  readonly vat?: InvoiceAmount
  readonly total?: InvoiceAmount
  /** Rates of VAT that stand in its text, in hundredths of a per cent (1900 for 19 %), each once. */
  readonly rates: readonly number[]
  /** Lines under a heading that names quantity, price and amount. */
  readonly items: readonly InvoiceItem[]
  /** Whether every row between that heading and the sum was read as an item. */
  readonly hasAllItems: boolean
}

/** The invoices of one exhibit: one on paper, or the rows of a list. */
export interface InvoiceList extends Place {
  readonly invoices: readonly Invoice[]
}
