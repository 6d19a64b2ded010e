import type { EntityAnswer, EventBuckets, EventList } from '../../../../src/app/server/api-types.ts'
import { formatAddress } from '../../address.ts'
import { questionOf, useAnswer } from '../../ask.ts'
import { BucketChart } from '../../part/bucket-chart.tsx'
import { PlaceLink } from '../../part/link.tsx'
import { Empty } from '../../part/say.tsx'
import { formatDate, formatNumber } from '../../words/format.ts'
import { words } from '../../words/entity.ts'

const shownAtOnce = 8

/** When an entity is told of: a strip over time, and the first events. */
export function EntityEvents({ entity }: { entity: EntityAnswer }) {
  const any = entity.events > 0
  const { answer: buckets } = useAnswer<EventBuckets>(any ? questionOf('/api/event-buckets', { entity: entity.id }) : undefined)
  const { answer } = useAnswer<EventList>(any ? questionOf('/api/events', { entity: entity.id, limit: shownAtOnce }) : undefined)
  return (
    <section>
      <h2>
        {words.events} {any ? <span className="number">{formatNumber(entity.events)}</span> : null}
      </h2>
      {any ? null : <Empty>{words.noEvents}</Empty>}
      {buckets && buckets.buckets.length > 1 ? <BucketChart answer={buckets} height={44} /> : null}
      <ul className="event-list">
        {(answer?.rows ?? []).map((event) => (
          <li key={event.id}>
            <PlaceLink place={event.place}>{formatDate(event.start)}</PlaceLink> {event.title}
          </li>
        ))}
      </ul>
      {any ? (
        <p>
          <a href={formatAddress(['timeline'], { entity: entity.id })}>
            {words.all} {formatNumber(entity.events)} {words.allEvents}
          </a>{' '}
          · <a href={formatAddress(['money'], { entity: entity.id })}>{words.money}</a>
        </p>
      ) : null}
    </section>
  )
}
