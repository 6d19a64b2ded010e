import { useEffect, useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'

/** What part of a picture is seen: how large, and from where. One for all that is seen beside each other. */
export interface Sight {
  readonly zoom: number
  readonly x: number
  readonly y: number
}

const [least, most] = [0.1, 8]
const stepPixels = 60

/** A window onto a picture: dragged, wheeled, and moved by arrows, `+`, `-` and `0`. All windows with one sight move together. */
export function Zoomed({ label, sight, onSight, children }: { label: string; sight: Sight; onSight: (sight: Sight) => void; children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null)
  const zoomBy = (factor: number, x: number, y: number) => {
    const zoom = Math.min(most, Math.max(least, sight.zoom * factor))
    const grown = zoom / sight.zoom
    onSight({ zoom, x: x - (x - sight.x) * grown, y: y - (y - sight.y) * grown })
  }
  const latest = useRef(zoomBy)
  latest.current = zoomBy
  useEffect(() => {
    const place = frame.current
    // React listens to the wheel without being able to keep the page from scrolling.
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const box = place!.getBoundingClientRect()
      latest.current(event.deltaY < 0 ? 1.15 : 1 / 1.15, event.clientX - box.left, event.clientY - box.top)
    }
    place?.addEventListener('wheel', onWheel, { passive: false })
    return () => place?.removeEventListener('wheel', onWheel)
  }, [])
  const onPointerMove = (event: PointerEvent) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) onSight({ ...sight, x: sight.x + event.movementX, y: sight.y + event.movementY })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const [x, y] = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key] ?? [0, 0]
    const { clientWidth = 0, clientHeight = 0 } = frame.current ?? {}
    if (x || y) onSight({ ...sight, x: sight.x + (x ?? 0) * stepPixels, y: sight.y + (y ?? 0) * stepPixels })
    else if (event.key === '+' || event.key === '-') zoomBy(event.key === '+' ? 1.25 : 0.8, clientWidth / 2, clientHeight / 2)
    else if (event.key === '0') onSight({ zoom: clientWidth / 1_200, x: 0, y: 0 })
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={frame} className="zoomed" role="group" aria-label={label} tabIndex={0} onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove} onKeyDown={onKeyDown}
    >
      <div className="zoomed-inside" style={{ transform: `translate(${sight.x}px, ${sight.y}px) scale(${sight.zoom})` }}>
        {children}
      </div>
    </div>
  )
}

/** A canvas that was drawn elsewhere, put into the page. */
export function Held({ canvas, opacity = 1, dx = 0, dy = 0 }: { canvas: HTMLCanvasElement; opacity?: number; dx?: number; dy?: number }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => void place.current?.replaceChildren(canvas), [canvas])
  return <div ref={place} className="held" style={{ opacity, transform: `translate(${dx}px, ${dy}px)` }} />
}
