import type { PlaceAnswer, ReadAgainAnswer, StatementLine } from '../../../src/app/server/api-types.ts'
import { questionOf, useAnswer } from '../ask.ts'
import { EntityLink } from '../part/link.tsx'
import { words } from '../words/viewer.ts'

const shownAtOnce = 4

/** The place that is open: what stands there, read again from the bytes now, and what was read from it. */
export function PlaceStrip({ exhibit, answer: { place, statements } }: { exhibit: string; answer: PlaceAnswer }) {
  const { answer, failure, old } = useAnswer<ReadAgainAnswer>(questionOf(`/api/exhibits/${exhibit}/read-again`, { at: place.locator }))
  return (
    <section className="place-strip" aria-label={place.where}>
      <p className="place-here">
        <b>{place.where}</b>
        {old ? <span className="quiet"> {words.readingAgain}</span> : null}
        {!old && answer?.text === '' ? <span className="quiet"> {words.emptyThere}</span> : null}
        {!old && answer?.text ? (
          <>
            <q>{answer.text.length > 300 ? `${answer.text.slice(0, 300)}…` : answer.text}</q> <span className="quiet">{words.readAgain}</span>
          </>
        ) : null}
        {!old && (failure || answer?.text === null) ? <span className="quiet"> {failure?.message ?? words.nothingThere}</span> : null}
      </p>
      {statements.length === 0 ? (
        <p className="quiet">{words.nothingReadHere}</p>
      ) : (
        <details open={statements.length <= shownAtOnce}>
          <summary>
            {words.readHere}: {statements.length}
          </summary>
          <ul>
            {statements.map((statement) => (
              <li key={statement.id}>
                <ReadValue statement={statement} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function ReadValue({ statement }: { statement: StatementLine }) {
  const { label, value, target, canonicalId, caption, schema } = statement
  return (
    <>
      <span className="quiet">{label}</span> {target ? <EntityLink entity={target} /> : <b className="value">{value}</b>}{' '}
      <span className="quiet">
        of <EntityLink entity={{ id: canonicalId, caption: caption || schema }} />
      </span>
    </>
  )
}
