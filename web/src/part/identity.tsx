import type { EntityLine } from '../../../src/app/server/api-types.ts'
import { formatProbability } from '../words/format.ts'
import { words } from '../words/things.ts'
import { Tag } from './say.tsx'

/** How sure it is that the sources of an entity speak of one and the same. A property of the joins, not of who is told of. */
export function Identity({ entity }: { entity: Pick<EntityLine, 'state' | 'probability'> }) {
  return (
    <span title={words.stateHints[entity.state]}>
      <Tag tone={entity.state}>{words.states[entity.state] ?? entity.state}</Tag>
      {entity.state === 'single' ? null : <span className="quiet"> {formatProbability(entity.probability)}</span>}
    </span>
  )
}
