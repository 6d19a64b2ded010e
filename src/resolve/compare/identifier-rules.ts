import type { Family } from '../family.ts'

/** A property whose values identify, and how far it can be relied on. */
export interface IdentifierRule {
  readonly property: string
  /**
   * `unique`: given to one thing alone by a register; `document`: a personal document or number; `contact`: a mailbox,
   * number or account that one party mostly has alone. Equal values of the first two outweigh names and dates that
   * differ: the difference is then a contradiction to be shown, not a reason to keep two entities.
   */
  readonly kind: 'unique' | 'document' | 'contact'
  /** How many other entities are expected to share a value. */
  readonly sharedBy: number
  /** Values are told apart by this other property as well (the register's country), where both sides tell it. */
  readonly scope?: string
  /** Whether two different values speak of two different entities, so that they are never joined. */
  readonly exclusive?: boolean
  /** Shorter values (compact) say too little. */
  readonly leastChars?: number
}

const party: readonly IdentifierRule[] = [
  { property: 'leiCode', kind: 'unique', sharedBy: 0.0001, exclusive: true, leastChars: 20 },
  { property: 'imoNumber', kind: 'unique', sharedBy: 0.001 },
  { property: 'dunsCode', kind: 'unique', sharedBy: 0.001, leastChars: 9 },
  { property: 'permId', kind: 'unique', sharedBy: 0.001 },
  { property: 'bvdId', kind: 'unique', sharedBy: 0.001 },
  { property: 'cikCode', kind: 'unique', sharedBy: 0.001 },
  { property: 'uniqueEntityId', kind: 'unique', sharedBy: 0.001 },
  { property: 'wikidataId', kind: 'unique', sharedBy: 0.001 },
  { property: 'opencorporatesUrl', kind: 'unique', sharedBy: 0.001 },
  { property: 'icijId', kind: 'unique', sharedBy: 0.001 },
  { property: 'ogrnCode', kind: 'unique', sharedBy: 0.0005, exclusive: true, leastChars: 13 },
  { property: 'innCode', kind: 'document', sharedBy: 0.0005, exclusive: true, leastChars: 10 },
  { property: 'registrationNumber', kind: 'unique', sharedBy: 0.01, scope: 'jurisdiction', leastChars: 5 },
  { property: 'taxNumber', kind: 'document', sharedBy: 0.005, leastChars: 6 },
  { property: 'vatCode', kind: 'unique', sharedBy: 0.005, leastChars: 8 },
  { property: 'socialSecurityNumber', kind: 'document', sharedBy: 0.001, exclusive: true, leastChars: 6 },
  { property: 'idNumber', kind: 'document', sharedBy: 0.005, leastChars: 5 },
  { property: 'licenseNumber', kind: 'contact', sharedBy: 0.1, leastChars: 5 },
  { property: 'email', kind: 'contact', sharedBy: 0.02 },
  { property: 'phone', kind: 'contact', sharedBy: 0.5 },
  { property: 'swiftBic', kind: 'contact', sharedBy: 0.5, leastChars: 8 },
]

/** The identifiers of each family. A passport number is compared with its country apart from these. */
export const identifierRules: Readonly<Record<Family, readonly IdentifierRule[]>> = {
  'party': party,
  'vehicle': [
    { property: 'imoNumber', kind: 'unique', sharedBy: 0.0001, exclusive: true, leastChars: 7 },
    { property: 'serialNumber', kind: 'unique', sharedBy: 0.01, leastChars: 6 },
    { property: 'mmsi', kind: 'unique', sharedBy: 0.01, leastChars: 9 },
    { property: 'icaoCode', kind: 'unique', sharedBy: 0.01, leastChars: 6 },
    { property: 'registrationNumber', kind: 'unique', sharedBy: 0.02, scope: 'country', leastChars: 5 },
    { property: 'callSign', kind: 'contact', sharedBy: 0.2, leastChars: 4 },
  ],
  'account': [
    { property: 'iban', kind: 'unique', sharedBy: 0.0001, exclusive: true, leastChars: 15 },
    { property: 'accountNumber', kind: 'unique', sharedBy: 0.02, scope: 'bankName', leastChars: 8 },
    { property: 'accountNumber', kind: 'unique', sharedBy: 0.02, scope: 'bic', leastChars: 5 },
  ],
  'phone': [{ property: 'number', kind: 'unique', sharedBy: 0.0001, exclusive: true, leastChars: 6 }],
  'card': [{ property: 'cardNumber', kind: 'unique', sharedBy: 0.001, exclusive: true, leastChars: 12 }],
  'wallet': [{ property: 'publicKey', kind: 'unique', sharedBy: 0.0001, leastChars: 20 }],
  'security': [
    { property: 'isin', kind: 'unique', sharedBy: 0.0001, exclusive: true, leastChars: 12 },
    { property: 'figiCode', kind: 'unique', sharedBy: 0.001, leastChars: 12 },
  ],
  'message': [{ property: 'messageId', kind: 'unique', sharedBy: 0.001, leastChars: 8 }],
  'user-account': [
    { property: 'username', kind: 'unique', sharedBy: 0.01, scope: 'service', leastChars: 3 },
    { property: 'email', kind: 'contact', sharedBy: 0.02 },
  ],
  'other': [],
}
