import { z } from 'zod'
import { systemClock } from '../../../base/clock.ts'
import type { Case } from '../../../case/case.ts'
import { listPins, pinEntity } from '../../../case/register/pin-register.ts'
import { textOf } from '../place.ts'
import { ask, deed, route } from '../route.ts'
import { entityName } from '../schema-words.ts'
import type { EntityName } from '../api-types.ts'
import type { ServedCase } from '../served-case.ts'

/** The entities that who asks keeps at hand. */
export const pinsRoute = route('/api/pins', {}, (served, _, { actor }) => served.withCase((opened) => namesOf(served, opened, actor)))

/** A person keeps an entity at hand, or no longer. */
export const pinRoute = deed('/api/pins', { right: 'read', shape: { entity: ask.entity, isPinned: z.boolean() } }, (served, pin, { actor }) =>
  served.withChange((opened) => {
    pinEntity(opened.journal, pin, { actor, clock: systemClock })
    return namesOf(served, opened, actor)
  }),
)

/** By the canonical entities of now: after a build, what was pinned may be one with another. */
async function namesOf(served: ServedCase, { journal }: Case, actor: string): Promise<EntityName[]> {
  const pinned = listPins(journal, actor)
  if (pinned.length === 0) return []
  const rows = await served.ask(
    `WITH wanted AS (SELECT unnest(string_split($1, ',')) AS id)
SELECT w.id AS pin, min(e.canonical_id) AS id, min(e.canonical_caption) AS caption, min(e.canonical_schema) AS schema
FROM wanted w JOIN entities e ON e.id = w.id OR e.canonical_id = w.id GROUP BY 1`, [pinned.join(',')],
  )
  const names = new Map(rows.map((row) => [textOf(row['pin']), entityName(row)]))
  return [...new Map(pinned.flatMap((pin) => names.get(pin) ?? []).map((name) => [name.id, name])).values()]
}
