import { isSchema } from '../model/schema/schema.ts'

/** Entities are compared only inside one family. `other` is compared with nothing, but a person can judge a pair of it. */
export type Family = 'party' | 'vehicle' | 'account' | 'phone' | 'card' | 'wallet' | 'security' | 'message' | 'user-account' | 'other'

const roots: readonly (readonly [schema: string, family: Family])[] = [
  ['LegalEntity', 'party'], ['Vehicle', 'vehicle'], ['BankAccount', 'account'], ['Phone', 'phone'], ['Card', 'card'], ['CryptoWallet', 'wallet'],
  ['Security', 'security'], ['Email', 'message'], ['Message', 'message'], ['UserAccount', 'user-account'],
]

/** The family of a schema; undefined when its entities are never the same as others (payments, positions, documents). */
export function familyOf(schema: string): Family | undefined {
  return roots.find(([root]) => isSchema(schema, root))?.[1]
}

/** What a party is, as far as its schema tells. A person and an organisation never match. */
export function partyKind(schema: string): 'person' | 'organisation' | 'unknown' {
  if (isSchema(schema, 'Person')) return 'person'
  return isSchema(schema, 'Organization') ? 'organisation' : 'unknown'
}
