import { accounts, banks, type AccountKey } from './account.ts'
import { companies, type CompanyKey } from './company.ts'
import type { Transfer, TransferEnd } from './transfer.ts'

/** One row of an account statement: what it moved and the balance after it. */
export interface Booking {
  readonly account: AccountKey
  /** Number of the row in its account, from 1, without a gap. */
  readonly sequence: number
  readonly recordId: string
  readonly date: string
  readonly counterparty: string
  readonly counterpartyIban: string
  readonly purpose: string
  /** Positive when money comes in. */
  readonly cents: number
  readonly balanceCents: number
}

/** The rows that an account shows of the movements, in order. Each bank spells its customers in its own way. */
export function bookTransfers(account: AccountKey, transfers: readonly Transfer[]): Booking[] {
  let balanceCents: number = accounts[account].openingCents
  const bookings: Booking[] = []
  for (const transfer of transfers) {
    const incoming = isAt(transfer.to, account)
    if (!incoming && !isAt(transfer.from, account)) continue
    const other = incoming ? transfer.from : transfer.to
    const cents = incoming ? transfer.cents : -transfer.cents
    balanceCents += cents
    const sequence = bookings.length + 1
    bookings.push({
      account,
      sequence,
      recordId: `${banks[accounts[account].bank].code}${accounts[account].iban.slice(-4)}${String(240_000 + sequence)}`,
      date: transfer.date,
      counterparty: spell(other, account),
      counterpartyIban: 'account' in other ? accounts[other.account].iban : '',
      purpose: transfer.purpose,
      cents,
      balanceCents,
    })
  }
  return bookings
}

function isAt(end: TransferEnd, account: AccountKey): boolean {
  return 'account' in end && end.account === account
}

function spell(end: TransferEnd, seenFrom: AccountKey): string {
  if ('name' in end) return end.name
  const company = companies[accounts[end.account].holder as CompanyKey]
  const bank = accounts[seenFrom].bank
  if (bank === 'velna') return end.account === 'quillmere' ? 'QUILLMERE FREIGHT SERVICES LIMITED' : company.name
  if (bank === 'kontor') return company.stem
  if (bank === 'ostrel') return company.name.toUpperCase()
  return company.name
}
