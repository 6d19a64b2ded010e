import { lazy, Suspense, useState } from 'react'
import type { MapAnswer } from '../../../src/app/server/api-types.ts'
import { change } from '../address.ts'
import { questionOf, useAnswer } from '../ask.ts'
import { TimeStrip } from '../chart/time-strip.tsx'
import { focusParameters, useFocus } from '../focus.ts'
import { EntityLink } from '../part/link.tsx'
import { Failed, Loading } from '../part/say.tsx'
import type { ScreenProps } from '../screens.tsx'
import { formatNumber } from '../words/format.ts'
import { words } from '../words/map.ts'
import { hasFastWebGl } from './map/map-face.ts'
import { journeyColour } from './map/map-marks.ts'
import { PlainMap } from './map/plain-map.tsx'
import { EventTable } from './timeline/event-table.tsx'
import '../style/chart.css'
import '../style/time.css'

const GlMapFace = lazy(async () => ({ default: (await import('./map/gl-map.tsx')).GlMapFace }))
const isFast = hasFastWebGl()

/** Where things were, as dated evidence tells it: positions, places and the journeys of those selected. `draw=gl` and `draw=plain` choose how it is drawn. */
export function MapScreen({ query }: ScreenProps) {
  const focus = useFocus()
  const { kind = '', draw = isFast ? 'gl' : 'plain' } = query
  const [cell, setCell] = useState<number>()
  const { answer, failure } = useAnswer<MapAnswer>(questionOf('/api/map', { ...focusParameters(focus), kind, cell: cell === undefined ? undefined : Math.max(0.00001, Math.min(10, cell)) }))
  const onZoom = (cellDegrees: number) => setCell(cellDegrees)
  const isEmpty = answer !== undefined && !answer.bounds
  return (
    <section className="map-screen">
      <header className="list-title">
        <h1>{words.title}</h1>
        <span className="quiet">{words.dated}</span>
        <button type="button" onClick={() => change({ draw: draw === 'gl' ? 'plain' : 'gl' })}>{draw === 'gl' ? words.plain : words.gl}</button>
      </header>
      <TimeStrip kind={kind} />
      <div className="map-body">
        {failure ? <Failed failure={failure} /> : null}
        {!answer && !failure ? <Loading /> : null}
        {isEmpty ? <p className="quiet empty map-key">{words.empty}</p> : null}
        {answer && !isEmpty ? (
          draw === 'gl' ? (
            <Suspense fallback={<Loading />}>
              <GlMapFace answer={answer} onZoom={onZoom} />
            </Suspense>
          ) : <PlainMap answer={answer} onZoom={onZoom} />
        ) : null}
        {answer && !isEmpty ? <MapKey answer={answer} /> : null}
      </div>
      <EventTable query={query} kind={kind} />
    </section>
  )
}

function MapKey({ answer: { events, things, journeys, isCut } }: { answer: MapAnswer }) {
  return (
    <div className="map-key">
      <span>{`${formatNumber(events)} ${words.positions} · ${formatNumber(things.length)} ${words.places}`}</span>
      {journeys.map(({ entity, points }, at) => (
        <span key={entity.id}>
          <span className="swatch" style={{ background: journeyColour(at) }} /> <EntityLink entity={entity} /> <span className="quiet">{`${formatNumber(points.length)} ${words.points}`}</span>
        </span>
      ))}
      {isCut ? <span className="quiet">{words.cut}</span> : null}
      <span className="quiet">{words.hint}</span>
    </div>
  )
}
