import type { EntityTemplate, Profile } from './profile.ts'

const use = (card: string): EntityTemplate['properties'] => ({
  card: { entity: 'card' },
  merchant: { entity: 'merchant' },
  date: { or: [{ join: ['date', 'time'], whole: true }, { first: ['date', 'bookingDate', 'startDate'] }] },
  amount: ['amount', 'debit'],
  currency: ['currency'],
  programme: { literal: card },
  recordId: ['id', 'reference'],
  description: ['purpose'],
})

const merchant: EntityTemplate = {
  schema: 'Organization',
  keyLiteral: 'merchant',
  keys: [['merchant'], ['company'], ['place'], ['name'], ['other.name'], ['to.name']],
  properties: { name: { first: ['merchant', 'company', 'place', 'name', 'other.name', 'to.name'] }, address: ['address', 'city'], country: ['country'] },
}

const holder: EntityTemplate = {
  schema: 'Person',
  keyLiteral: 'holder',
  keys: [['firstName', 'lastName'], ['holder.fullName'], ['holder.name'], ['fullName']],
  needs: ['lastName', 'holder.fullName', 'holder.name', 'fullName'],
  properties: {
    name: { or: [{ first: ['holder.fullName', 'holder.name', 'fullName'] }, { join: ['firstName', 'lastName'] }] },
    firstName: ['firstName'],
    lastName: ['lastName'],
  },
}

/** Payments by bank card: card, place, time, amount. */
export const cardPayments: Profile = {
  id: 'card-payments',
  label: 'card payments',
  fits: ['cardNumber & date|bookingDate|startDate & amount|merchant|place'],
  namespace: 'folder',
  weight: 0.9,
  entities: {
    card: { schema: 'Card', keyLiteral: 'payment-card', keys: [['cardNumber']], properties: { cardNumber: ['cardNumber'], name: ['cardNumber'], holder: { entity: 'holder' } } },
    merchant,
    holder,
    use: { schema: 'CardUse', properties: use('payment') },
  },
}

/** Uses of a loyalty card: card, place, time, amount. */
export const loyaltyUses: Profile = {
  id: 'loyalty-uses',
  label: 'uses of loyalty cards',
  fits: ['loyaltyNumber & date & amount|merchant|place'],
  namespace: 'folder',
  weight: 0.9,
  entities: {
    card: { schema: 'Card', keyLiteral: 'loyalty-card', keys: [['loyaltyNumber']], properties: { cardNumber: ['loyaltyNumber'], name: ['loyaltyNumber'], holder: { entity: 'holder' } } },
    merchant,
    holder,
    use: { schema: 'CardUse', properties: use('loyalty') },
  },
}

/** Purchases that name the buyer instead of a card. */
export const purchases: Profile = {
  id: 'purchases',
  label: 'purchases with the buyer\u2019s name',
  fits: ['date & amount & lastName|fullName & merchant|place'],
  refuses: ['invoiceNumber', 'cardNumber', 'loyaltyNumber', 'balance'],
  namespace: 'exhibit',
  weight: 0.7,
  entities: {
    merchant: { ...merchant, keys: [['merchant'], ['place']] },
    holder,
    payment: {
      schema: 'Payment',
      properties: { payer: { entity: 'holder' }, beneficiary: { entity: 'merchant' }, date: ['date'], amount: ['amount'], currency: ['currency'], purpose: ['purpose'], recordId: ['id', 'reference'] },
    },
  },
}

/** Who holds which card. */
export const cardHolders: Profile = {
  id: 'card-holders',
  label: 'holders of cards',
  fits: ['cardNumber|loyaltyNumber & holder.fullName|holder.name|fullName|lastName'],
  refuses: ['amount', 'date'],
  namespace: 'folder',
  weight: 0.7,
  entities: {
    holder,
    card: { schema: 'Card', keyLiteral: 'payment-card', keys: [['cardNumber']], properties: { cardNumber: ['cardNumber'], name: ['cardNumber'], holder: { entity: 'holder' } } },
    loyaltyCard: { schema: 'Card', keyLiteral: 'loyalty-card', keys: [['loyaltyNumber']], properties: { cardNumber: ['loyaltyNumber'], name: ['loyaltyNumber'], holder: { entity: 'holder' } } },
  },
}
