import { account, party } from './party.ts'
import type { Profile } from './profile.ts'

/** Rows of an account statement, with a signed amount or with debit and credit apart. */
export const accountStatement: Profile = {
  id: 'account-statement',
  label: 'account statement',
  fits: [
    'date|bookingDate|valueDate|startDate & balance & amount|debit|credit',
    'date|bookingDate|valueDate & debit & credit',
    'bookingDate|valueDate & amount & purpose|other.name|other.iban|other.account|other.fullName|other.company|reference',
  ],
  namespace: 'exhibit',
  weight: 0.9,
  entities: {
    account: { ...account(undefined), properties: { ...account(undefined).properties, holder: { entity: 'holder' } } },
    holder: { ...party('holder'), needs: ['holder.name', 'holder.fullName', 'holder.company'] },
    counterparty: party('other', 'counterparty'),
    counterpartyAccount: account('other'),
    entry: {
      schema: 'AccountEntry',
      properties: {
        account: { entity: 'account' },
        counterparty: { entity: 'counterparty' },
        counterpartyAccount: { entity: 'counterpartyAccount' },
        counterpartyName: { first: ['other.name', 'other.fullName', 'other.company'] },
        counterpartyAccountNumber: { first: ['other.iban', 'other.account'] },
        date: { first: ['bookingDate', 'date', 'startDate', 'valueDate'] },
        valueDate: ['valueDate'],
        amount: { all: [{ first: ['amount', 'credit'] }, { first: ['debit'], sign: 'negative' }] },
        balance: ['balance'],
        openingBalance: ['openingBalance'],
        currency: ['currency'],
        purpose: ['purpose', 'message', 'name', 'merchant', 'place'],
        recordId: ['reference', 'id'],
        sequenceNumber: ['sequence'],
        entryType: ['transactionType', 'category'],
      },
    },
  },
}
