import type { TimelineAnswer } from '../../../src/app/server/api-types.ts'
import { change } from '../address.ts'
import { questionOf, useAnswer } from '../ask.ts'
import { TimeStrip } from '../chart/time-strip.tsx'
import { changeFocus, focusParameters, useFocus } from '../focus.ts'
import { FilterBox } from '../part/filter-box.tsx'
import { Failed, Loading } from '../part/say.tsx'
import type { ScreenProps } from '../screens.tsx'
import { formatNumber } from '../words/format.ts'
import { words } from '../words/timeline.ts'
import { EventTable } from './timeline/event-table.tsx'
import { KindChoice } from './timeline/kind-choice.tsx'
import { LaneCanvas } from './timeline/lane-canvas.tsx'
import '../style/chart.css'
import '../style/time.css'

/** What happened when: in lanes, a person or thing each, and event by event. Dragging over time narrows every screen. */
export function TimelineScreen({ query }: ScreenProps) {
  const { q = '', kind = '' } = query
  const focus = useFocus()
  const isNarrow = focus.from !== undefined || focus.until !== undefined
  const { answer, failure, old } = useAnswer<TimelineAnswer>(questionOf('/api/timeline', { ...focusParameters(focus), kind, core: isNarrow ? '' : 'yes', bins: 900, lanes: 40 }))
  return (
    <section className="listing time-screen">
      <header className="list-title">
        <h1>{words.title}</h1>
        <FilterBox value={q} label={words.filter} />
        <KindChoice kinds={answer?.kinds ?? []} chosen={kind} onChoose={(chosen) => change({ kind: chosen || undefined })} />
        {isNarrow ? <button type="button" onClick={() => changeFocus({ from: undefined, until: undefined }, words.whole)}>{words.whole}</button> : null}
      </header>
      <TimeStrip kind={kind} />
      {failure ? <Failed failure={failure} /> : null}
      {!answer && !failure ? <Loading /> : null}
      {answer ? (
        <div className={`lane-scroll${old ? ' is-old' : ''}`} tabIndex={0} role="region" aria-label={words.lanesAre}>
          {answer.lanes.length > 0 ? <LaneCanvas answer={answer} kind={kind} /> : <p className="quiet empty">{words.empty}</p>}
        </div>
      ) : null}
      <p className="quiet lane-legend">
        <span className="swatch swatch-burst" /> {words.bursts} <span className="swatch swatch-gap" /> {words.gaps}
        {answer && answer.lanesInAll > answer.lanes.length ? <span>{` · ${formatNumber(answer.lanes.length)} ${words.ofLanes} ${formatNumber(answer.lanesInAll)} ${words.lanes}`}</span> : null}
        {answer && answer.outside > 0 ? <span>{` · ${formatNumber(answer.outside)} ${words.outside}`}</span> : null}
        <span>{` · ${words.hintLanes}`}</span>
      </p>
      <EventTable query={query} q={q} kind={kind} />
    </section>
  )
}
