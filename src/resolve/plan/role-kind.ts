import type { ColumnRole } from './column-role.ts'
import type { Field, FormName, Normaliser } from './field.ts'

/** What the role of a column decides before anything is learnt. */
export interface RoleKind {
  readonly normaliser: Normaliser
  /** Fields with the same word here share a value table. */
  readonly domain?: string
  /** What blocking keys may take from it, the most telling first; `words` gives a key for each word. */
  readonly keyForms: readonly (FormName | 'words')[]
}

/** What blocking keys may take from a field: of cells with several values, each value. */
export function keyFormsOf(field: Field): readonly (FormName | 'words')[] {
  return field.separator ? ['words'] : field.role === 'ignored' ? [] : roleKinds[field.role].keyForms
}

/** The kind of each role that is compared. */
export const roleKinds: Readonly<Record<Exclude<ColumnRole, 'ignored'>, RoleKind>> = {
  'given-name': { normaliser: 'words', domain: 'name', keyForms: ['text', 'sound', 'start', 'initial'] },
  'family-name': { normaliser: 'words', domain: 'name', keyForms: ['text', 'sound', 'start', 'initial'] },
  'full-name': { normaliser: 'words', keyForms: ['sorted', 'words', 'sound', 'start'] },
  'organisation': { normaliser: 'words', keyForms: ['sorted', 'words', 'start'] },
  'birth-date': { normaliser: 'date', keyForms: ['text', 'month-day', 'year'] },
  'date': { normaliser: 'date', keyForms: ['text', 'week', 'week-next', 'month-start'] },
  'place': { normaliser: 'words', keyForms: ['text', 'start'] },
  'address': { normaliser: 'words', keyForms: ['sorted', 'words', 'start'] },
  'postcode': { normaliser: 'compact', keyForms: ['text', 'start', 'area'] },
  'phone': { normaliser: 'digits', keyForms: ['tail', 'end'] },
  'email': { normaliser: 'email', keyForms: ['text', 'user', 'start'] },
  'identifier': { normaliser: 'compact', keyForms: ['text', 'tail', 'start', 'end'] },
  'amount': { normaliser: 'number', keyForms: ['text', 'magnitude', 'magnitude-next'] },
  'category': { normaliser: 'words', keyForms: ['text'] },
  'text': { normaliser: 'words', keyForms: ['sorted', 'words', 'start', 'initial'] },
}
