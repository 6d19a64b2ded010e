import { party } from './party.ts'
import type { Profile } from './profile.ts'

/** Invoices, one per row or one per item of an invoice. */
export const invoices: Profile = {
  id: 'invoices',
  label: 'list of invoices',
  fits: ['invoiceNumber & amount|netAmount|vatAmount', 'invoiceDate & amount|netAmount & company|from.name|to.name|name'],
  namespace: 'exhibit',
  weight: 0.9,
  entities: {
    issuer: {
      ...party('from'),
      keys: [...party('from').keys!, ['company'], ['name']],
      needs: [...party('from').needs!, 'company', 'name'],
      properties: { ...party('from').properties, name: { first: ['from.name', 'from.company', 'from.fullName', 'company', 'name'] } },
    },
    recipient: {
      ...party('to'),
      keys: [...party('to').keys!, ['fullName']],
      needs: [...party('to').needs!, 'fullName'],
      properties: { ...party('to').properties, name: { first: ['to.name', 'to.company', 'to.fullName', 'fullName'] } },
    },
    invoice: {
      schema: 'Invoice',
      keyLiteral: 'invoice',
      properties: {
        issuer: { entity: 'issuer' },
        recipient: { entity: 'recipient' },
        invoiceNumber: ['invoiceNumber'],
        date: { first: ['invoiceDate', 'date', 'startDate', 'passportIssue'] },
        dueDate: ['dueDate'],
        amount: ['amount'],
        netAmount: ['netAmount'],
        vatAmount: ['vatAmount'],
        currency: ['currency'],
        iban: ['iban'],
        description: ['purpose', 'notes'],
        recordId: ['id', 'reference'],
      },
    },
  },
}
