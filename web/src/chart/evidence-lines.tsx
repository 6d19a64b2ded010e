import { useState } from 'react'
import type { BetweenAnswer, BetweenLine } from '../../../src/app/server/api-types.ts'
import { questionOf, useAnswer } from '../ask.ts'
import { useFocus } from '../focus.ts'
import { PlaceLink } from '../part/link.tsx'
import { Failed, Loading } from '../part/say.tsx'
import { words } from '../words/chart.ts'
import { formatAmount, formatDate, formatNumber } from '../words/format.ts'

/** Links with what they say and the place that tells each: one click opens it. */
export function EvidenceLines({ rows, total, from, first = 12 }: { rows: readonly BetweenLine[]; total: number; from: string; first?: number }) {
  const [shown, setShown] = useState(first)
  return (
    <>
      <ul className="evidence-lines">
        {rows.slice(0, shown).map((row) => (
          <li key={row.id}>
            <span>
              {row.source === from ? '→' : '←'} {row.label} {row.role ? <span className="quiet">{row.role}</span> : null}
            </span>
            <span className="number">{row.amount === null ? '' : `${formatAmount(row.amount)} ${row.currency ?? ''}`}</span>
            <span className="quiet">{row.startDate ? formatDate(row.startDate) : ''}</span>
            <PlaceLink place={row.place} />
          </li>
        ))}
      </ul>
      {rows.length > shown ? (
        <button type="button" className="as-link" onClick={() => setShown(shown + 50)}>
          {formatNumber(total - shown)} {words.more}
        </button>
      ) : total > rows.length ? (
        <p className="quiet">
          {formatNumber(total - rows.length)} {words.more}
        </p>
      ) : null}
    </>
  )
}

/** Everything that links two entities, and the texts that name both. */
export function Between({ a, b, withTogether }: { a: string; b: string; withTogether: boolean }) {
  const { from, until } = useFocus()
  const day = (moment: string | undefined) => moment?.slice(0, 10)
  const { answer, failure } = useAnswer<BetweenAnswer>(questionOf('/api/chart/between', { a, b, from: day(from), until: day(until), together: withTogether ? 'yes' : '' }))
  if (failure) return <Failed failure={failure} />
  if (!answer) return <Loading />
  return (
    <section>
      <h3>
        {answer.a.caption} <span className="quiet">–</span> {answer.b.caption}
      </h3>
      {answer.total === 0 && !withTogether ? <p className="quiet">{words.noLinks}</p> : null}
      <EvidenceLines rows={answer.rows} total={answer.total} from={answer.a.id} />
      {answer.together.length > 0 ? (
        <>
          <h3>{words.togetherTexts}</h3>
          <p className="quiet">{words.togetherIs}</p>
          <ul className="evidence-lines">
            {answer.together.map((place) => (
              <li key={`${place.exhibit} ${place.locator}`}>
                <PlaceLink place={place} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}
