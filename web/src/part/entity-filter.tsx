import type { EntityAnswer } from '../../../src/app/server/api-types.ts'
import { change } from '../address.ts'
import { useAnswer } from '../ask.ts'
import { words } from '../words/timeline.ts'
import { EntityLink } from './link.tsx'

/** Tells that a list is narrowed to one entity, and lifts it. */
export function EntityFilter({ id }: { id: string | undefined }) {
  const { answer } = useAnswer<EntityAnswer>(id ? `/api/entities/${id}` : undefined)
  if (!id) return null
  return (
    <span className="chip">
      {words.only} <EntityLink entity={{ id, caption: answer?.caption ?? '…' }} />
      <button type="button" aria-label={words.remove} onClick={() => change({ entity: undefined })}>
        ×
      </button>
    </span>
  )
}
