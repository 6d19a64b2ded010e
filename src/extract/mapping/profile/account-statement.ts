import { account, party } from './party.ts'
import type { Profile } from './profile.ts'

const counterpartyNames = ['other.name', 'other.fullName', 'other.company', 'company', 'fullName', 'name'] as const

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
    account: {
      schema: 'BankAccount',
      keyLiteral: 'account',
      keys: [['iban'], ['holder.iban'], ['account'], ['holder.account']],
      properties: {
        iban: { first: ['iban', 'holder.iban'] },
        accountNumber: { first: ['account', 'holder.account', 'iban', 'holder.iban'] },
        bankName: { first: ['bank', 'holder.bank'] },
        bic: { first: ['swift', 'holder.swift'] },
        accountType: ['accountType'],
        holder: { entity: 'holder' },
      },
    },
    holder: { ...party('holder'), needs: ['holder.name', 'holder.fullName', 'holder.company'] },
    // In an account statement a name without more is the other side's: the holder knows the own one.
    counterparty: {
      ...party('other', 'counterparty'),
      keys: [...party('other').keys!, ['company'], ['fullName'], ['name']],
      needs: [...party('other').needs!, 'company', 'fullName', 'name'],
      properties: { ...party('other').properties, name: { first: counterpartyNames } },
    },
    counterpartyAccount: account('other'),
    entry: {
      schema: 'AccountEntry',
      properties: {
        account: { entity: 'account' },
        counterparty: { entity: 'counterparty' },
        counterpartyAccount: { entity: 'counterpartyAccount' },
        counterpartyName: { first: counterpartyNames },
        counterpartyAccountNumber: { first: ['other.iban', 'other.account'] },
        date: { first: ['bookingDate', 'date', 'startDate', 'valueDate'] },
        valueDate: ['valueDate'],
        amount: { all: [{ first: ['amount', 'credit'] }, { first: ['debit'], sign: 'negative' }] },
        balance: ['balance'],
        openingBalance: ['openingBalance'],
        currency: ['currency'],
        purpose: ['purpose', 'message', 'merchant', 'place'],
        recordId: ['reference'],
        sequenceNumber: ['sequence', 'id'],
        entryType: ['transactionType', 'category'],
      },
    },
  },
}
