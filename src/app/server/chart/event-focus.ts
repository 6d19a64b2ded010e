import { z } from 'zod'
import { Condition } from '../condition.ts'
import { ask } from '../route.ts'
import { chosenIds } from './chosen-ids.ts'

const moment = z.string().regex(/^\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d)?)?)?)?)?$/).optional()

/** What a question about what is dated may be narrowed to: the shared selection and filter, and a kind of event. */
export const focusShape = {
  entities: chosenIds.optional(), from: moment, until: moment, within: ask.exhibit.optional(), type: ask.name, kind: ask.name,
} as const

/** A focus that was asked for. */
export interface EventFocus {
  readonly entities?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly within?: string | undefined
  readonly type?: string | undefined
  readonly kind?: string | undefined
}

/** The events of a focus as a condition over `events e`; both ends of the time are included, as precise as they are told. */
export function eventCondition({ entities, from, until, within, type, kind }: EventFocus): Condition {
  return new Condition()
    .and(`(list_contains(string_split(?, ','), e.canonical_id) OR list_has_any(from_json(e.participants, '["VARCHAR"]'), string_split(?, ',')))`, entities, entities)
    .and('e.start >= ?', from)
    .and("e.start < ? || '~'", until)
    .and('e.exhibit_id IN (SELECT id FROM exhibits WHERE number = ?)', within)
    .and(`(e.canonical_id IN (SELECT canonical_id FROM entities WHERE canonical_schema = ?)
  OR list_has_any(from_json(e.participants, '["VARCHAR"]'), (SELECT list(DISTINCT canonical_id) FROM entities WHERE canonical_schema = ?)))`, type || undefined, type || undefined)
    .and('e.kind = ?', kind || undefined)
}
