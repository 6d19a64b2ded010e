/** What a family of things looks like: the colour of its discs in both themes. */
export type Family = 'person' | 'organisation' | 'money' | 'contact' | 'paper' | 'place' | 'transport' | 'event' | 'other'

/** The icon of a schema: a path in a box of 24 by 24, filled. */
export interface SchemaIcon {
  readonly family: Family
  readonly path: string
}

/** Ink and ground of a family's discs. */
export interface FamilyColours {
  readonly ink: string
  readonly ground: string
}

const person = 'M12 4.2a3.9 3.9 0 1 1 0 7.8 3.9 3.9 0 0 1 0-7.8ZM4.6 19.6c.4-3.9 3.5-6.1 7.4-6.1s7 2.2 7.4 6.1Z'
const people = 'M8.6 5.6a3.1 3.1 0 1 1 0 6.2 3.1 3.1 0 0 1 0-6.2Zm7.6 1a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5ZM2.6 18.6c.3-3.2 2.8-5.2 6-5.2s5.7 2 6 5.2Zm13.7 0c-.1-2-.8-3.7-2-4.9.6-.3 1.3-.4 2-.4 2.8 0 5 1.8 5.2 5.3Z'
const building = 'M5 20V4.5h9V9h5v11h-5.2v-3.5h-2.6V20ZM7.5 7v2h1.8V7Zm3.4 0v2h1.8V7Zm-3.4 4v2h1.8v-2Zm3.4 0v2h1.8v-2Zm4.3 1v1.8h1.7V12Z'
const bank = 'M12 3.6 20.5 8v1.7h-17V8ZM5 11h2.5v6H5Zm5.7 0h2.6v6h-2.6Zm5.8 0H19v6h-2.5ZM3.5 18.3h17v2h-17Z'
const card = 'M3.5 6h17v2.7h-17Zm0 4.7h17V18h-17Zm2.2 3.6v1.5h4.6v-1.5Z'
const phone = 'M7.6 3.8 10.3 8.5 8.5 10.4c.9 2.2 2.7 4.1 5 5.1l1.9-1.8 4.8 2.7c-.1 2.3-1.4 4-3.7 4C9.8 20 4 14 4 7.5c0-2.2 1.5-3.6 3.6-3.7Z'
const envelope = 'M3.5 6.5 12 12.3l8.5-5.8V6h-17Zm0 2.3V18h17V8.8L12 14.6Z'
const at = 'M12 3.5a8.5 8.5 0 1 0 4.7 15.6l-1.1-1.7A6.5 6.5 0 1 1 18.5 12v.8c0 .9-.5 1.4-1.1 1.4s-1-.5-1-1.4V8.5h-1.9v.7A4 4 0 1 0 15 15c.5.7 1.4 1.2 2.5 1.2 1.8 0 3-1.3 3-3.4V12A8.5 8.5 0 0 0 12 3.5Zm0 6.4a2.1 2.1 0 1 1 0 4.2 2.1 2.1 0 0 1 0-4.2Z'
const sheet = 'M6 3.5h8l4 4v13H6Zm7.3 1.6v3.2h3.1ZM8.3 11v1.4h7.4V11Zm0 2.9v1.4h7.4v-1.4Zm0 2.8v1.4h5v-1.4Z'
const picture = 'M4 5.5h16v13H4Zm1.8 11.2h12.4l-4-5.5-3.2 4.1-2-2.4ZM8.3 8a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3Z'
const pin = 'M12 3.2a6.3 6.3 0 0 1 6.3 6.3c0 4.3-4.5 8.8-6.3 11.3-1.8-2.5-6.3-7-6.3-11.3A6.3 6.3 0 0 1 12 3.2Zm0 3.9a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8Z'
const car = 'M6.3 6h11.4l2 5.2v6.6h-2.6v-1.6H6.9v1.6H4.3v-6.6Zm1.3 1.9L6.5 11h11l-1.1-3.1ZM7 12.6a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4Zm10 0a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4Z'
const ship = 'M10.5 3.5h3V6h3.3v4.2l3.4 1.3-1.9 5.4c-1.1.8-2.3.8-3.3 0-1.8 1.3-4.2 1.3-6 0-1 .8-2.2.8-3.3 0l-1.9-5.4 3.4-1.3V6h3.3ZM9 7.8v1.6l3-1.1 3 1.1V7.8ZM4.5 18.6c1.5.9 3 .9 4.5 0 1.8 1.1 4.2 1.1 6 0 1.5.9 3 .9 4.5 0v1.8c-1.5.7-3 .7-4.5 0-1.8.9-4.2.9-6 0-1.5.7-3 .7-4.5 0Z'
const plane = 'M10.9 4.6c.3-1.5 1.9-1.5 2.2 0v4.7l7.4 4.6v2l-7.4-2.4v4l2.4 1.7v1.5L12 19.6l-3.5 1.1v-1.5l2.4-1.7v-4l-7.4 2.4v-2l7.4-4.6Z'
const calendar = 'M7 3.5h2V5h6V3.5h2V5h2.5v15h-15V5H7Zm-.8 6.3v8.3h11.6V9.8Zm1.8 1.8h2.7v2.7H8Z'
const coin = 'M12 3.8a8.2 8.2 0 1 1 0 16.4 8.2 8.2 0 0 1 0-16.4Zm0 2.9a5.3 5.3 0 0 0-4.3 2.2H6.5v1.5h.5a5.6 5.6 0 0 0 0 3.2h-.5v1.5h1.2A5.3 5.3 0 0 0 12 17.3c1.2 0 2.3-.4 3.2-1l-.9-1.5a3.7 3.7 0 0 1-4.5.3h2.7v-1.5H8.8a4 4 0 0 1 0-3.2h4.7V8.9H9.8a3.7 3.7 0 0 1 4.5.3l.9-1.5a5.3 5.3 0 0 0-3.2-1Z'
const passport = 'M6 3h12v18H6Zm6 3.3a4 4 0 1 0 0 8 4 4 0 0 0 0-8Zm0 1.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5ZM8.8 16.3v1.5h6.4v-1.5Z'
const house = 'm12 3.8 8.5 7h-2.3V20h-4.4v-5.3h-3.6V20H5.8v-9.2H3.5Z'
const note = 'M5 4.5h14v10l-4.8 5H5Zm2.3 4v1.5h9.4V8.5Zm0 3.5v1.5h6V12Z'
const dot = 'M12 6.5 17.5 12 12 17.5 6.5 12Z'

const icons: Readonly<Record<string, SchemaIcon>> = Object.fromEntries([
  ...of('person', person, 'Person'),
  ...of('person', people, 'Family', 'Associate', 'Membership'),
  ...of('organisation', building, 'Organization', 'Company', 'LegalEntity', 'PublicBody', 'Project', 'Asset'),
  ...of('money', bank, 'BankAccount'), ...of('money', card, 'Card', 'CardUse'),
  ...of('money', coin, 'Payment', 'AccountEntry', 'Debt', 'CryptoWallet', 'Invoice', 'Value', 'Security'),
  ...of('contact', phone, 'Phone', 'Call'), ...of('contact', envelope, 'Email', 'Message'), ...of('contact', at, 'UserAccount'),
  ...of('paper', sheet, 'Document', 'PlainText', 'HyperText', 'Pages', 'Page', 'Table', 'Workbook', 'Package', 'Folder', 'Article', 'Report', 'Contract', 'CourtCase', 'License'),
  ...of('paper', picture, 'Image', 'Video', 'Audio'), ...of('paper', passport, 'IdentityDocument', 'Passport', 'Identification'), ...of('paper', note, 'Note'),
  ...of('place', pin, 'Address', 'Place', 'TrackPoint'), ...of('place', house, 'RealEstate', 'Occupancy'),
  ...of('transport', car, 'Vehicle'), ...of('transport', ship, 'Vessel'), ...of('transport', plane, 'Airplane'),
  ...of('event', calendar, 'Event', 'Trip', 'Assessment'),
])

function of(family: Family, path: string, ...schemata: readonly string[]): (readonly [string, SchemaIcon])[] {
  return schemata.map((schema) => [schema, { family, path }] as const)
}

/** The icon of a schema; one for whatever has none of its own. */
export function iconOf(schema: string): SchemaIcon {
  return icons[schema] ?? { family: 'other', path: dot }
}

const colours: Readonly<Record<'light' | 'dark', Readonly<Record<Family, FamilyColours>>>> = {
  light: {
    person: { ink: '#1f5a8c', ground: '#dcebf7' }, organisation: { ink: '#1f6a52', ground: '#d9efe4' }, money: { ink: '#7d5700', ground: '#f6e9c6' },
    contact: { ink: '#5a4a9c', ground: '#e6e1f6' }, paper: { ink: '#565b63', ground: '#e8e8e6' }, place: { ink: '#9a3f5c', ground: '#f6dfe6' },
    transport: { ink: '#7a4a21', ground: '#f1e2d4' }, event: { ink: '#0f6470', ground: '#d5edf0' }, other: { ink: '#595d64', ground: '#ebe8e1' },
  },
  dark: {
    person: { ink: '#a8d0f2', ground: '#1f3a52' }, organisation: { ink: '#9adbbd', ground: '#1c4034' }, money: { ink: '#efcd85', ground: '#463813' },
    contact: { ink: '#c6bcf5', ground: '#352f57' }, paper: { ink: '#c6c9ce', ground: '#3a3e45' }, place: { ink: '#f2b3c5', ground: '#4d2634' },
    transport: { ink: '#e5bd97', ground: '#43301f' }, event: { ink: '#93d8e2', ground: '#173f46' }, other: { ink: '#c4c1ba', ground: '#34373c' },
  },
}

/** The colours of a family in a theme; contrast of ink on ground is 4.5 or more. */
export function coloursOf(family: Family, theme: 'light' | 'dark'): FamilyColours {
  return colours[theme][family]
}
