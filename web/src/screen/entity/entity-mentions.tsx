import { useState } from 'react'
import type { EntityAnswer, MentionLine, Page } from '../../../../src/app/server/api-types.ts'
import { questionOf, useAnswer } from '../../ask.ts'
import { PlaceLink } from '../../part/link.tsx'
import { Empty, Machine } from '../../part/say.tsx'
import { formatNumber } from '../../words/format.ts'
import { words } from '../../words/entity.ts'

/** Where the names of an entity are seen in free text. A mention is not a statement about it. */
export function EntityMentions({ entity }: { entity: EntityAnswer }) {
  const [limit, setLimit] = useState(10)
  const { answer } = useAnswer<Page<MentionLine>>(entity.mentions > 0 ? questionOf(`/api/entities/${entity.id}/mentions`, { limit }) : undefined)
  return (
    <section>
      <h2>
        {words.mentions} {entity.mentions > 0 ? <span className="number">{formatNumber(entity.mentions)}</span> : null} {entity.mentions > 0 ? <Machine /> : null}
      </h2>
      {entity.mentions === 0 ? <Empty>{words.noMentions}</Empty> : null}
      <ul className="event-list">
        {(answer?.rows ?? []).map((mention, index) => (
          <li key={index}>
            <q>{mention.text}</q> <PlaceLink place={mention.place} />
          </li>
        ))}
      </ul>
      {answer && answer.rows.length < answer.total ? (
        <button type="button" className="as-link" onClick={() => setLimit(Math.min(500, limit + 100))}>
          {formatNumber(answer.total - answer.rows.length)} {words.more}
        </button>
      ) : null}
    </section>
  )
}
