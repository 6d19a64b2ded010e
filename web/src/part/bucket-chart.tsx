import type { EventBuckets } from '../../../src/app/server/api-types.ts'
import { formatNumber } from '../words/format.ts'

const lengths = { hour: 13, day: 10, month: 7, year: 4 } as const
const milliseconds = { hour: 3_600_000, day: 86_400_000, month: 30.44 * 86_400_000, year: 365.25 * 86_400_000 } as const
const width = 1000

/** Events counted over time as bars, every bar as tall as its count; `choose` is told the stretch that is clicked. The list beside it is its table. */
export function BucketChart({ answer: { unit, buckets }, height, choose }: { answer: EventBuckets; height: number; choose?: (stretch: string) => void }) {
  const times = buckets.map(({ start }) => Date.parse(`${start.replace(' ', 'T').slice(0, 19)}Z`.replace(/^(\d{4}-\d\d-\d\d)Z$/, '$1T00:00:00Z')))
  const first = times[0] ?? 0
  const step = milliseconds[unit]
  const span = (times.at(-1) ?? 0) - first + step
  const most = Math.max(1, ...buckets.map(({ count }) => count))
  const total = buckets.reduce((sum, { count }) => sum + count, 0)
  const label = (start: string) => start.slice(0, lengths[unit])
  return (
    <figure className="buckets">
      <svg viewBox={`0 0 ${width} ${height}`} height={height} preserveAspectRatio="none" role="img" aria-label={`${formatNumber(total)} events by ${unit}, from ${label(buckets[0]?.start ?? '')} to ${label(buckets.at(-1)?.start ?? '')}, at most ${formatNumber(most)} in one ${unit}`}>
        {buckets.map(({ start, count }, index) => {
          const x = (((times[index] ?? 0) - first) / span) * width
          const tall = Math.max(1.5, (count / most) * (height - 2))
          return (
            <g key={start} className={choose ? 'can-choose' : undefined} onClick={() => choose?.(label(start).replace(' ', 'T'))}>
              <rect className="bucket-room" x={x} y={0} width={Math.max(2, (step / span) * width)} height={height} />
              <rect className="bucket" x={x} y={height - tall} width={Math.max(1.2, (step / span) * width * 0.85)} height={tall} />
              <title>{`${label(start)}: ${formatNumber(count)}`}</title>
            </g>
          )
        })}
      </svg>
      <figcaption className="quiet">
        <span>{label(buckets[0]?.start ?? '')}</span>
        <span>by {unit}</span>
        <span>{label(buckets.at(-1)?.start ?? '')}</span>
      </figcaption>
    </figure>
  )
}
