import { Random } from '../random.ts'
import type { AccountKey } from './account.ts'
import { bookTransfers, type Booking } from './booking.ts'
import { makeInvoices, type SupplierInvoice } from './invoice.ts'
import { makeStaff, type StaffMember } from './staff.ts'
import { makeTransfers, type Transfer } from './transfer.ts'

/** All that happens in the story, before any document of it is written. */
export interface World {
  readonly seed: number
  readonly staff: readonly StaffMember[]
  readonly invoices: readonly SupplierInvoice[]
  readonly transfers: readonly Transfer[]
  /** Rows of the accounts whose statements are in the evidence. */
  readonly bookings: Readonly<Record<StatementAccount, readonly Booking[]>>
  /** Chance for one kind of document, independent of all others. */
  random(part: string): Random
}

/** The accounts whose statements are in the evidence. */
export type StatementAccount = Extract<AccountKey, 'tarvessaMain' | 'tarvessaOps' | 'quillmere' | 'ostrivane' | 'brundelund'>

/** The world of a seed; the same seed gives the same world. */
export function makeWorld(seed: number): World {
  const random = (part: string) => new Random(seed).fork(part)
  const invoices = makeInvoices(random('invoices'))
  const transfers = makeTransfers(random('transfers'), invoices)
  return {
    seed,
    staff: makeStaff(random('staff')),
    invoices,
    transfers,
    bookings: {
      tarvessaMain: bookTransfers('tarvessaMain', transfers),
      tarvessaOps: bookTransfers('tarvessaOps', transfers),
      quillmere: bookTransfers('quillmere', transfers),
      ostrivane: bookTransfers('ostrivane', transfers),
      brundelund: bookTransfers('brundelund', transfers),
    },
    random,
  }
}
