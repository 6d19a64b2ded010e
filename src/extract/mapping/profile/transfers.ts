import { account, party, partyProperties } from './party.ts'
import type { EntityTemplate, Profile } from './profile.ts'

const ends = 'from.name|from.fullName|from.company|from.bank|from.iban|from.account & to.name|to.fullName|to.company|to.bank|to.iban|to.account'

const payment: EntityTemplate['properties'] = {
  date: { first: ['date', 'bookingDate', 'valueDate'] },
  startDate: ['startDate'],
  endDate: ['endDate'],
  amount: ['amount', 'debit', 'credit'],
  currency: ['currency'],
  purpose: ['purpose', 'message', 'transactionType', 'category'],
  transactionNumber: ['reference'],
  sequenceNumber: ['sequence'],
  recordId: ['id'],
}

/** Transfers between named parties or known accounts. */
export const bankTransfers: Profile = {
  id: 'bank-transfers',
  label: 'transfers between parties',
  fits: [`${ends} & amount`],
  refuses: ['invoiceNumber'],
  namespace: 'exhibit',
  weight: 0.8,
  entities: {
    payer: party('from'),
    beneficiary: party('to'),
    payerAccount: { ...account('from'), properties: { ...account('from').properties, holder: { entity: 'payer' } } },
    beneficiaryAccount: { ...account('to'), properties: { ...account('to').properties, holder: { entity: 'beneficiary' } } },
    payment: {
      schema: 'Payment',
      properties: {
        ...payment,
        payer: { entity: 'payer' },
        beneficiary: { entity: 'beneficiary' },
        payerAccount: { entity: 'payerAccount' },
        beneficiaryAccount: { entity: 'beneficiaryAccount' },
        transactionCount: ['count'],
      },
    },
  },
}

const numberedAccount = (side: 'from' | 'to'): EntityTemplate => ({
  schema: 'BankAccount',
  keyLiteral: 'node',
  keys: [[`${side}.id`]],
  properties: { accountNumber: [`${side}.id`] },
})

/** Transfers between numbered nodes without names, as simulations and network exports give them. */
export const transactionNetwork: Profile = {
  id: 'transaction-network',
  label: 'network of transactions between numbered accounts',
  fits: ['from.id & to.id & amount'],
  refuses: ['from.name', 'to.name', 'from.bank', 'from.company'],
  namespace: 'folder',
  weight: 0.7,
  entities: {
    payerAccount: numberedAccount('from'),
    beneficiaryAccount: numberedAccount('to'),
    payment: { schema: 'Payment', properties: { ...payment, payerAccount: { entity: 'payerAccount' }, beneficiaryAccount: { entity: 'beneficiaryAccount' } } },
  },
}

/** The numbered accounts of such a network. */
export const numberedAccounts: Profile = {
  id: 'numbered-accounts',
  label: 'numbered accounts of a network of transactions',
  fits: ['id|account & balance'],
  refuses: ['date', 'bookingDate', 'amount', 'debit', 'credit', 'from.id', 'name'],
  namespace: 'folder',
  weight: 0.6,
  entities: {
    account: {
      schema: 'BankAccount',
      keyLiteral: 'node',
      keys: [['id'], ['account']],
      properties: { accountNumber: ['id', 'account'], balance: ['balance'], currency: ['currency'], accountType: ['accountType', 'category'], notes: { first: ['flag'], named: true } },
    },
  },
}

const icijBank = (side: 'from' | 'to' | 'holder' | 'other'): EntityTemplate => ({
  ...party(side, 'bank', 'icijId'),
  schema: 'Company',
  properties: {
    ...partyProperties(side, 'icijId'),
    name: { first: [`${side}.bank`, `${side}.name`, `${side}.company`] },
  },
})

/** Flagged transfers between banks in the form ICIJ publishes them: each row a filer, two banks, a period and a sum. */
export const icijFlaggedTransfers: Profile = {
  id: 'icij-flagged-transfers',
  label: 'flagged transfers between banks (ICIJ)',
  fits: ['from.bank|from.name|from.company & from.id & to.bank|to.name|to.company & to.id & amount & reportNumber & holder.name|holder.company'],
  namespace: 'folder',
  weight: 0.9,
  entities: {
    payer: icijBank('from'),
    beneficiary: icijBank('to'),
    filer: { ...icijBank('holder'), properties: { name: { first: ['holder.name', 'holder.company', 'company'] }, icijId: ['holder.id'] } },
    payment: {
      schema: 'Payment',
      properties: {
        ...payment,
        payer: { entity: 'payer' },
        beneficiary: { entity: 'beneficiary' },
        reportedBy: { entity: 'filer' },
        reportNumber: ['reportNumber'],
        transactionCount: ['count'],
      },
    },
  },
}

/** Banks that a report of another bank names, in the form ICIJ publishes them. */
export const icijConnections: Profile = {
  id: 'icij-bank-connections',
  label: 'banks named in reports of a bank (ICIJ)',
  fits: ['reportNumber & holder.name|holder.company & holder.id & other.name|other.company|other.id'],
  refuses: ['amount'],
  namespace: 'folder',
  weight: 0.9,
  entities: {
    filer: { ...icijBank('holder'), properties: { name: { first: ['holder.name', 'holder.company'] }, icijId: ['holder.id'] } },
    named: icijBank('other'),
    link: {
      schema: 'UnknownLink',
      properties: { subject: { entity: 'filer' }, object: { entity: 'named' }, role: { literal: 'named in a report' }, recordId: ['reportNumber', 'id'], date: ['date'] },
    },
  },
}
