import { party } from './party.ts'
import type { Profile } from './profile.ts'

/** A feed of dated utterances: microblogs, emergency calls, log lines. */
export const reportFeed: Profile = {
  id: 'report-feed',
  label: 'feed of reports or postings',
  fits: ['date & message', 'date & purpose & author|latitude|category'],
  refuses: ['amount', 'from.email', 'to.email', 'to.name', 'to.phone', 'balance', 'debit'],
  namespace: 'folder',
  weight: 0.7,
  entities: {
    author: { schema: 'UserAccount', keyLiteral: 'author', keys: [['author']], properties: { username: ['author'], name: ['author'] } },
    report: {
      schema: 'Report',
      properties: {
        date: { or: [{ join: ['date', 'time'], whole: true }, { first: ['date'] }] },
        author: { entity: 'author' },
        authorName: ['author'],
        text: ['message', 'purpose', 'notes'],
        category: ['category'],
        location: ['place', 'address', 'city'],
        latitude: ['latitude'],
        longitude: ['longitude'],
        sourceUrl: ['website'],
        recordId: ['id', 'reference'],
      },
    },
  },
}

/** Messages of a chat: who wrote what to whom, when. */
export const chat: Profile = {
  id: 'chat',
  label: 'chat messages',
  fits: [
    'date & from.name|from.fullName|from.phone|from.id|from.author|from.email & message|from.message',
    'date & from.name|from.phone|from.fullName & to.name|to.phone|to.fullName & message|purpose',
  ],
  refuses: ['amount', 'subject', 'duration'],
  namespace: 'exhibit',
  weight: 0.8,
  entities: {
    sender: { ...party('from'), keys: [...party('from').keys!, ['from.phone']], needs: [...party('from').needs!, 'from.phone'] },
    recipient: { ...party('to'), keys: [...party('to').keys!, ['to.phone']], needs: [...party('to').needs!, 'to.phone'] },
    message: {
      schema: 'Message',
      properties: {
        sender: { entity: 'sender' },
        recipients: { entity: 'recipient' },
        date: { or: [{ join: ['date', 'time'], whole: true }, { first: ['date'] }] },
        bodyText: ['message', 'purpose'],
        threadTopic: ['category'],
        recordId: ['id', 'messageId'],
      },
    },
  },
}

/** Places with their coordinates: a table of countries, towns or sites. */
export const placeTable: Profile = {
  id: 'place-table',
  label: 'table of places or countries',
  fits: ['latitude & longitude & name|place|city|country|fullName'],
  refuses: ['date', 'amount', 'message', 'lastName', 'company'],
  namespace: 'exhibit',
  weight: 0.5,
  entities: {
    place: {
      schema: 'Place',
      properties: {
        name: { first: ['name', 'place', 'city', 'company', 'fullName', 'country'] },
        latitude: ['latitude'],
        longitude: ['longitude'],
        category: ['category'],
        country: ['country'],
        address: ['address', 'street'],
        notes: ['notes'],
      },
    },
  },
}

/** A table of countries: names and codes. */
export const countryTable: Profile = {
  id: 'country-table',
  label: 'table of countries',
  fits: ['name & country', 'country & latitude & longitude'],
  refuses: ['email', 'phone', 'address', 'street', 'city', 'date', 'amount', 'birthDate', 'registrationNumber', 'id', 'category', 'status', 'company'],
  namespace: 'exhibit',
  weight: 0.2,
  entities: {
    place: { schema: 'Place', properties: { name: { first: ['name', 'country'] }, country: ['country'], latitude: ['latitude'], longitude: ['longitude'], category: { literal: 'country' } } },
  },
}
