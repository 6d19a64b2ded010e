import { useEffect, useRef, useState, type PointerEvent } from 'react'
import type { MapAnswer } from '../../../../src/app/server/api-types.ts'
import { readLook, type Look } from '../../chart/look.ts'
import { openBeside } from '../../part/link.tsx'
import { useShownTheme } from '../../theme.ts'
import { words } from '../../words/map.ts'
import { readBaseMap, type BaseMap } from './base-map.ts'
import { journeyColour, marksOf, type Mark } from './map-marks.ts'
import type { MapFace } from './map-face.ts'
import { metresAPixel, project, windowOf, type MapWindow } from './mercator.ts'

/** The map on a plain canvas: it needs no graphics card and no WebGL. */
export function PlainMap({ answer, onZoom }: MapFace) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useShownTheme()
  const [size, setSize] = useState({ width: 0, height: 0 })
  const [shown, setShown] = useState<MapWindow>()
  const [base, setBase] = useState<BaseMap>()
  const [hint, setHint] = useState<{ readonly x: number; readonly y: number; readonly text: string }>()
  const drag = useRef<{ readonly x: number; readonly y: number; readonly from: MapWindow; moved: boolean } | undefined>(undefined)
  const marks = marksOf(answer, words)

  useEffect(() => void readBaseMap().then(setBase), [])
  useEffect(() => {
    const place = canvas.current?.parentElement
    if (!place) return undefined
    const measure = () => setSize({ width: place.clientWidth, height: place.clientHeight })
    const watch = new ResizeObserver(measure)
    watch.observe(place)
    measure()
    return () => watch.disconnect()
  }, [])
  const bounds = answer.bounds?.join()
  const fit = () => answer.bounds && size.width > 0 && setShown(windowOf(answer.bounds, size.width, size.height))
  useEffect(() => {
    if (!shown) fit()
  }, [bounds, size])
  useEffect(() => {
    if (canvas.current && shown && size.width > 0) paintMap(canvas.current, { answer, marks, base, shown, size, look: readLook(theme) })
  }, [answer, base, shown, size, theme])
  const step = shown ? Math.round(Math.log2(shown.scale)) : 0
  useEffect(() => {
    if (shown) onZoom((360 / 2 ** step) * 9)
  }, [step])

  const zoomAt = (factor: number, at = { x: size.width / 2, y: size.height / 2 }) =>
    setShown((before) => {
      if (!before) return before
      const scale = Math.max(size.width, Math.min(1e8, before.scale * factor))
      const [dx, dy] = [at.x - size.width / 2, at.y - size.height / 2]
      return { scale, x: before.x + dx / before.scale - dx / scale, y: before.y + dy / before.scale - dy / scale }
    })
  useEffect(() => {
    const place = canvas.current
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const box = place?.getBoundingClientRect()
      if (box) zoomAt(2 ** (-event.deltaY / 300), { x: event.clientX - box.left, y: event.clientY - box.top })
    }
    // React listens passively to the wheel: the page would scroll as well.
    place?.addEventListener('wheel', onWheel, { passive: false })
    return () => place?.removeEventListener('wheel', onWheel)
  }, [size])
  const markAt = (event: PointerEvent): Mark | undefined => {
    const box = event.currentTarget.getBoundingClientRect()
    if (!shown) return undefined
    const [x, y] = [event.clientX - box.left, event.clientY - box.top]
    return [...marks].reverse().find(({ longitude, latitude, radius }) => {
      const [mx, my] = project(longitude, latitude)
      return Math.hypot((mx - shown.x) * shown.scale + size.width / 2 - x, (my - shown.y) * shown.scale + size.height / 2 - y) <= radius + 3
    })
  }
  return (
    <>
      <canvas
        ref={canvas} role="img" aria-label={words.stage} data-map="plain" data-ready={base && shown ? 'yes' : undefined}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          if (shown) drag.current = { x: event.clientX, y: event.clientY, from: shown, moved: false }
        }}
        onPointerMove={(event) => {
          const held = drag.current
          if (held) {
            const [dx, dy] = [event.clientX - held.x, event.clientY - held.y]
            if (Math.hypot(dx, dy) > 3) held.moved = true
            if (held.moved) setShown({ ...held.from, x: held.from.x - dx / held.from.scale, y: held.from.y - dy / held.from.scale })
            return
          }
          const mark = markAt(event)
          const box = event.currentTarget.getBoundingClientRect()
          setHint(mark ? { x: event.clientX - box.left, y: event.clientY - box.top, text: mark.text } : undefined)
        }}
        onPointerUp={(event) => {
          const mark = drag.current?.moved ? undefined : markAt(event)
          drag.current = undefined
          if (mark) openBeside(mark.place)
        }}
        onPointerLeave={() => setHint(undefined)}
      />
      <div className="map-tools">
        <button type="button" aria-label={words.closer} title={words.closer} onClick={() => zoomAt(2)}>+</button>
        <button type="button" aria-label={words.farther} title={words.farther} onClick={() => zoomAt(0.5)}>−</button>
        <button type="button" title={words.fit} onClick={fit}>{words.fit}</button>
      </div>
      {hint ? <span className="lane-hint" style={{ left: Math.min(hint.x + 12, Math.max(0, size.width - 330)), top: hint.y + 12 }}>{hint.text}</span> : null}
    </>
  )
}

interface Painting {
  readonly answer: MapAnswer
  readonly marks: readonly Mark[]
  readonly base: BaseMap | undefined
  readonly shown: MapWindow
  readonly size: { readonly width: number; readonly height: number }
  readonly look: Look
}

function paintMap(canvas: HTMLCanvasElement, { answer, marks, base, shown, size, look }: Painting): void {
  const ratio = Math.min(2, window.devicePixelRatio)
  canvas.width = size.width * ratio
  canvas.height = size.height * ratio
  const context = canvas.getContext('2d')
  if (!context) return
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  const at = (longitude: number, latitude: number): readonly [number, number] => {
    const [x, y] = project(longitude, latitude)
    return [(x - shown.x) * shown.scale + size.width / 2, (y - shown.y) * shown.scale + size.height / 2]
  }
  const trace = (ring: readonly GeoJSON.Position[]) => {
    for (const [index, [longitude = 0, latitude = 0]] of ring.entries()) {
      const [x, y] = at(longitude, latitude)
      if (index === 0) context.moveTo(x, y)
      else context.lineTo(x, y)
    }
  }
  if (base) {
    context.beginPath()
    for (const { geometry } of base.land.features) {
      if (geometry.type === 'MultiPolygon') for (const polygon of geometry.coordinates) for (const ring of polygon) trace(ring)
      else if (geometry.type === 'Polygon') for (const ring of geometry.coordinates) trace(ring)
    }
    context.fillStyle = look.paper
    context.strokeStyle = look.line
    context.lineWidth = 1
    context.fill('evenodd')
    context.stroke()
    context.beginPath()
    for (const line of base.borders.coordinates) trace(line)
    context.stroke()
  }
  for (const [index, { points }] of answer.journeys.entries()) {
    context.beginPath()
    trace(points.map(({ longitude, latitude }) => [longitude, latitude]))
    context.strokeStyle = journeyColour(index)
    context.lineWidth = 1.8
    context.globalAlpha = 0.75
    context.stroke()
    context.globalAlpha = 1
  }
  for (const { longitude, latitude, radius, kind } of marks) {
    const [x, y] = at(longitude, latitude)
    if (x < -20 || y < -20 || x > size.width + 20 || y > size.height + 20) continue
    context.beginPath()
    if (kind === 'thing') context.rect(x - radius, y - radius, 2 * radius, 2 * radius)
    else context.arc(x, y, radius, 0, 2 * Math.PI)
    context.globalAlpha = kind === 'cell' ? 0.32 : radius < 3 ? 0.6 : 0.85
    context.fillStyle = kind === 'thing' ? look.doubt : look.accent
    context.fill()
    context.globalAlpha = 1
    if (radius < 3) continue
    context.strokeStyle = kind === 'thing' ? look.paper : look.accent
    context.lineWidth = 1
    context.stroke()
  }
  paintScale(context, { shown, size, look })
}

/** A bar of a round length on the ground. */
function paintScale(context: CanvasRenderingContext2D, { shown, size, look }: Pick<Painting, 'shown' | 'size' | 'look'>): void {
  const metres = metresAPixel(shown) * 110
  const power = 10 ** Math.floor(Math.log10(metres))
  const round = [5, 2, 1].find((digit) => digit * power <= metres)! * power
  const wide = round / metresAPixel(shown)
  const [right, bottom] = [size.width - 16, size.height - 14]
  context.strokeStyle = look.soft
  context.lineWidth = 1.5
  context.beginPath()
  context.moveTo(right - wide, bottom - 5)
  context.lineTo(right - wide, bottom)
  context.lineTo(right, bottom)
  context.lineTo(right, bottom - 5)
  context.stroke()
  context.fillStyle = look.ink
  context.font = `11px ${look.sans}`
  context.textAlign = 'right'
  context.fillText(round >= 1_000 ? `${round / 1_000} km` : `${round} m`, right, bottom - 8)
}
