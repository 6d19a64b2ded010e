import { useRef, useState, type PointerEvent } from 'react'
import type { TimelineAnswer } from '../../../src/app/server/api-types.ts'
import { questionOf, useAnswer } from '../ask.ts'
import { changeFocus, focusParameters, useFocus } from '../focus.ts'
import { words } from '../words/chart.ts'
import { formatDate, formatNumber } from '../words/format.ts'
import { momentOf, millisecondsOf } from './moment.ts'

const width = 1_000

/** Events over time as bars, on every screen that shows a part of them: dragging over them narrows all screens to that stretch. */
export function TimeStrip({ kind = '' }: { kind?: string }) {
  const focus = useFocus()
  const { from: _from, until: _until, ...rest } = focusParameters(focus)
  const { answer } = useAnswer<TimelineAnswer>(questionOf('/api/timeline', { ...rest, kind, lanes: 0, bins: 240, core: 'yes' }))
  const [drag, setDrag] = useState<readonly [number, number]>()
  const strip = useRef<SVGSVGElement>(null)
  if (!answer || answer.counts.length === 0) return <div className="time-strip" />
  const end = answer.start + ((answer.counts.at(-1)?.[0] ?? 0) + 1) * answer.step
  const span = end - answer.start
  const most = Math.max(...answer.counts.map(([, count]) => count))
  const at = (event: PointerEvent): number => {
    const box = strip.current?.getBoundingClientRect()
    return box ? Math.max(0, Math.min(width, ((event.clientX - box.left) / box.width) * width)) : 0
  }
  const placeOf = (moment: string, isEnd: boolean) => Math.max(0, Math.min(width, ((millisecondsOf(moment, isEnd) - answer.start) / span) * width))
  const brushed = drag ?? (focus.from || focus.until ? [focus.from ? placeOf(focus.from, false) : 0, focus.until ? placeOf(focus.until, true) : width] as const : undefined)
  const finish = () => {
    if (!drag) return
    const [left, right] = [Math.min(...drag), Math.max(...drag)]
    setDrag(undefined)
    if (right - left < 3) changeFocus({ from: undefined, until: undefined }, words.time)
    else changeFocus(stretchOf(answer.start + (left / width) * span, answer.start + (right / width) * span), words.time)
  }
  return (
    <figure className="time-strip">
      <svg
        ref={strip} viewBox={`0 0 ${width} 40`} preserveAspectRatio="none" role="img" aria-label={`${words.timeHint}. ${formatNumber(answer.events)}`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          setDrag([at(event), at(event)])
        }}
        onPointerMove={(event) => drag && setDrag([drag[0], at(event)])} onPointerUp={finish} onPointerCancel={() => setDrag(undefined)}
      >
        <rect className="bucket-room" width={width} height={40} />
        {answer.counts.map(([bin, count]) => {
          const tall = Math.max(2, (Math.sqrt(count) / Math.sqrt(most)) * 38)
          return <rect key={bin} className="bucket" x={((bin * answer.step) / span) * width} y={40 - tall} width={Math.max(1, (answer.step / span) * width * 0.88)} height={tall} />
        })}
        {brushed ? <rect className="brush" x={Math.min(...brushed)} y={0} width={Math.max(2, Math.abs(brushed[1] - brushed[0]))} height={40} /> : null}
      </svg>
      <figcaption className="quiet">
        <span>{momentOf(answer.start).slice(0, 10)}</span>
        <span>{drag ? `${momentOf(answer.start + (Math.min(...drag) / width) * span).slice(0, 10)} – ${momentOf(answer.start + (Math.max(...drag) / width) * span).slice(0, 10)}` : focus.from || focus.until ? `${focus.from ? formatDate(focus.from) : '…'} – ${focus.until ? formatDate(focus.until) : '…'}` : words.timeHint}</span>
        <span>{momentOf(end).slice(0, 10)}</span>
      </figcaption>
    </figure>
  )
}

/** A stretch as the focus tells it: whole days, or minutes where it is short. */
export function stretchOf(start: number, end: number): { from: string; until: string } {
  const length = end - start > 2 * 86_400_000 ? 10 : 16
  return { from: momentOf(start).slice(0, length), until: momentOf(end).slice(0, length) }
}
