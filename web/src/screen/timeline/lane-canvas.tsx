import { useEffect, useMemo, useRef, useState, type PointerEvent } from 'react'
import type { EventList, TimelineAnswer, TimelineLane } from '../../../../src/app/server/api-types.ts'
import { ask, questionOf } from '../../ask.ts'
import { readLook } from '../../chart/look.ts'
import { momentOf } from '../../chart/moment.ts'
import { stretchOf } from '../../chart/time-strip.tsx'
import { changeFocus, toggleEntity, useFocus } from '../../focus.ts'
import { openBeside } from '../../part/link.tsx'
import { useShownTheme } from '../../theme.ts'
import { formatNumber } from '../../words/format.ts'
import { words } from '../../words/timeline.ts'
import { axisTicks } from './axis-ticks.ts'
import { findRhythm } from './lane-rhythm.ts'

const laneHigh = 26
const axisHigh = 22

/** A lane a person or thing: when it has events, bursts and gaps; dragging narrows the time of all screens, a click opens the evidence. */
export function LaneCanvas({ answer, kind }: { answer: TimelineAnswer; kind: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useShownTheme()
  const focus = useFocus()
  const [wide, setWide] = useState(0)
  const [drag, setDrag] = useState<readonly [number, number]>()
  const [hint, setHint] = useState<{ readonly x: number; readonly y: number; readonly text: string }>()
  const lanes = useMemo(() => answer.lanes.map((lane) => ({ ...lane, rhythm: findRhythm(lane.counts) })), [answer])
  const bins = Math.max(1, Math.ceil((answer.end - answer.start + 1) / answer.step))
  const span = bins * answer.step
  const high = axisHigh + lanes.length * laneHigh + 2

  useEffect(() => {
    const place = canvas.current?.parentElement
    if (!place) return undefined
    const watch = new ResizeObserver(() => setWide(place.clientWidth))
    watch.observe(place)
    setWide(place.clientWidth)
    return () => watch.disconnect()
  }, [])
  useEffect(() => {
    if (canvas.current && wide > 0) paint(canvas.current, { answer, lanes, bins, wide, high, theme })
  }, [answer, lanes, bins, wide, high, theme])

  const at = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect()
    const x = Math.max(0, Math.min(box.width, event.clientX - box.left))
    const lane = lanes[Math.floor((event.clientY - box.top - axisHigh) / laneHigh)]
    return { x, y: event.clientY - box.top, lane, bin: Math.min(bins - 1, Math.floor((x / box.width) * bins)) }
  }
  const point = (event: PointerEvent) => {
    const { x, y, lane, bin } = at(event)
    if (drag) setDrag([drag[0], x])
    const [near] = lane ? [nearest(lane, bin, bins / wide)] : []
    setHint(lane && near ? { x, y, text: `${lane.entity.caption}: ${formatNumber(near[1])} · ${momentOf(answer.start + near[0] * answer.step).replace('T', ' ').slice(0, 16)}` } : undefined)
  }
  const finish = (event: PointerEvent) => {
    const { lane, bin } = at(event)
    if (!drag) return
    const [left, right] = [Math.min(...drag), Math.max(...drag)]
    setDrag(undefined)
    if (right - left > 4) return changeFocus(stretchOf(answer.start + (left / wide) * span, answer.start + (right / wide) * span), words.title)
    const near = lane ? nearest(lane, bin, bins / wide) : undefined
    if (lane && near) void openFirst(lane.entity.id, { start: answer.start + near[0] * answer.step, step: answer.step, kind })
  }
  return (
    <div className="lanes">
      <ul className="lane-names" style={{ paddingTop: axisHigh }}>
        {lanes.map(({ entity, events, rhythm }) => (
          <li key={entity.id} style={{ height: laneHigh }}>
            <button type="button" className="as-link" aria-pressed={focus.entities.includes(entity.id)} title={`${entity.caption} · ${entity.kind}`} onClick={() => toggleEntity(entity.id, entity.caption)}>
              {entity.caption}
            </button>
            <span className="number quiet" title={`${words.bursts}: ${rhythm.bursts.length}, ${words.gaps}: ${rhythm.gaps.length}`}>{formatNumber(events)}</span>
          </li>
        ))}
      </ul>
      <div className="lane-field">
        <canvas
          ref={canvas} style={{ width: '100%', height: high }} role="img" aria-label={`${words.lanesAre} ${words.hintLanes}`}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId)
            const { x } = at(event)
            setDrag([x, x])
          }}
          onPointerMove={point} onPointerUp={finish} onPointerLeave={() => setHint(undefined)}
        />
        {drag && Math.abs(drag[0] - drag[1]) > 4 ? <span className="lane-brush" style={{ left: Math.min(...drag), width: Math.abs(drag[0] - drag[1]), top: axisHigh }} /> : null}
        {hint ? <span className="lane-hint" style={{ left: Math.min(hint.x + 12, wide - 240), top: hint.y + 14 }}>{hint.text}</span> : null}
      </div>
    </div>
  )
}

/** The bin that is meant: a pixel may stand for several. */
function nearest(lane: TimelineLane, bin: number, binsAPixel: number): readonly [number, number] | undefined {
  const reach = Math.max(1, Math.ceil(binsAPixel * 4))
  return [...lane.counts].filter(([at]) => Math.abs(at - bin) <= reach).sort(([a], [b]) => Math.abs(a - bin) - Math.abs(b - bin))[0]
}

async function openFirst(entity: string, { start, step, kind }: { start: number; step: number; kind: string }): Promise<void> {
  const [from, until] = [momentOf(start).slice(0, 16), momentOf(start + step - 1_000).slice(0, 16)]
  const asked = (first: string, last: string) => ask<EventList>(questionOf('/api/events', { entities: entity, from: first, until: last, kind, limit: 1 }))
  // An event that is told to the day alone sorts before the first minute of it.
  const [event] = [...(await asked(from, until)).rows, ...(await asked(from.slice(0, 10), until)).rows]
  if (event) openBeside(event.place)
}

interface Painting {
  readonly answer: TimelineAnswer
  readonly lanes: readonly (TimelineLane & { readonly rhythm: ReturnType<typeof findRhythm> })[]
  readonly bins: number
  readonly wide: number
  readonly high: number
  readonly theme: 'light' | 'dark'
}

function paint(canvas: HTMLCanvasElement, { answer, lanes, bins, wide, high, theme }: Painting): void {
  const ratio = Math.min(2, window.devicePixelRatio)
  canvas.width = wide * ratio
  canvas.height = high * ratio
  const context = canvas.getContext('2d')
  if (!context) return
  const look = readLook(theme)
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  const xOf = (bin: number) => (bin / bins) * wide
  const span = bins * answer.step
  context.font = `11px ${look.sans}`
  context.textBaseline = 'middle'
  let free = -1
  for (const { at, label, isStrong } of axisTicks(answer.start, answer.start + span, Math.max(2, Math.floor(wide / 64)))) {
    const x = ((at - answer.start) / span) * wide
    context.fillStyle = isStrong ? look.line : look.faint
    context.fillRect(x, axisHigh - 4, 1, high)
    if (x < free || x + 30 > wide) continue
    context.fillStyle = isStrong ? look.ink : look.soft
    context.fillText(label, x + 3, axisHigh / 2)
    free = x + context.measureText(label).width + 10
  }
  for (const [row, { counts, rhythm }] of lanes.entries()) {
    const top = axisHigh + row * laneHigh
    const base = top + laneHigh - 4
    const most = Math.max(...counts.map(([, count]) => count))
    const bursts = new Set(rhythm.bursts)
    context.fillStyle = look.faint
    for (const { first, last } of rhythm.gaps) context.fillRect(xOf(first), top + 4, xOf(last + 1) - xOf(first), laneHigh - 8)
    context.fillStyle = look.line
    context.fillRect(0, base, wide, 1)
    const thick = Math.max(1.5, wide / bins - 0.5)
    for (const [bin, count] of counts) {
      const tall = Math.max(3, Math.sqrt(count / most) * (laneHigh - 8))
      context.fillStyle = bursts.has(bin) ? look.doubt : look.accent
      context.globalAlpha = bursts.has(bin) ? 1 : 0.75
      context.fillRect(xOf(bin), base - tall, thick, tall)
    }
    context.globalAlpha = 1
  }
}
