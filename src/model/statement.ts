import { sha256OfParts } from '../base/hash.ts'

/**
 * One value of one property of one source entity, with the place it was read at. The unit of truth of a case; never
 * changed after it was made, and never a bank statement.
 */
export interface Statement extends StatementDraft {
  /** SHA-256 over exhibit, locator, entityId, property, value and lang, 64 hex digits: the same value in two places is two statements. */
  readonly id: string
  /** The exhibit's id. */
  readonly exhibit: string
  /** The run that made it: extractor, version and parameters. */
  readonly run: string
}

/** A statement as an extractor gives it: it knows no exhibit and no run. */
export interface StatementDraft {
  /** As `formatLocator` writes it. */
  readonly locator: string
  /** The source entity: 32 hex digits from `sourceEntityId`. */
  readonly entityId: string
  /** FollowTheMoney schema, or one of our own (`src/model/schema/extension.ts`). */
  readonly schema: string
  readonly property: string
  /** Clean, as the property's type wants it; of an entity property, the other entity's id. */
  readonly value: string
  /** As written at the locator; absent when the value is not written there (a link between entities, a literal of a mapping). */
  readonly original?: string | undefined
  /** ISO 639-3 language of the value, where it is known. */
  readonly lang?: string | undefined
}

/** Makes a statement of a draft. Throws a TypeError when provenance is missing: such a statement cannot be. */
export function makeStatement(draft: StatementDraft, exhibit: string, run: string): Statement {
  if (!exhibit || !run || !draft.locator || !draft.entityId || !draft.property || !draft.value) {
    throw new TypeError(`A statement needs exhibit, run, locator, entity, property and value; got ${JSON.stringify({ ...draft, exhibit, run })}`)
  }
  return { ...draft, exhibit, run, id: statementId(draft, exhibit) }
}

/** The id of a statement: see `Statement.id`. */
export function statementId(draft: StatementDraft, exhibit: string): string {
  return sha256OfParts([exhibit, draft.locator, draft.entityId, draft.property, draft.value, draft.lang])
}
