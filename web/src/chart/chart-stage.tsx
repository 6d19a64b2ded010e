import { useEffect, useRef, useState, type PointerEvent } from 'react'
import { useShownTheme } from '../theme.ts'
import { words } from '../words/chart.ts'
import type { Spot } from './chart-state.ts'
import { ChartView, type ChartDeeds } from './chart-view.ts'
import type { Drawing } from './draw-chart.ts'
import { readLook } from './look.ts'

/** What the canvas of a chart is given. */
export interface StageProps {
  readonly drawing: Drawing
  readonly selected: readonly string[]
  readonly traced: readonly string[]
  readonly isLasso: boolean
  readonly deeds: ChartDeeds
  onLassoed(): void
  /** The drawing stands on the canvas. */
  onShown(): void
  onView(view: ChartView | undefined): void
}

/** The canvas of a chart, with the layer of its texts, and a pen for the lasso. */
export function ChartStage({ drawing, selected, traced, isLasso, deeds, onLassoed, onShown, onView }: StageProps) {
  const stage = useRef<HTMLDivElement>(null)
  const layer = useRef<HTMLCanvasElement>(null)
  const view = useRef<ChartView>(undefined)
  const latest = useRef(deeds)
  latest.current = deeds
  const theme = useShownTheme()

  useEffect(() => {
    if (!stage.current || !layer.current) return undefined
    const made = new ChartView({ stage: stage.current, layer: layer.current }, readLook(theme), {
      onSelect: (ids) => latest.current.onSelect(ids),
      onMove: (moved) => latest.current.onMove(moved),
      onOpen: (id) => latest.current.onOpen(id),
      onLine: (line) => latest.current.onLine(line),
    })
    view.current = made
    onView(made)
    const watch = new ResizeObserver(() => made.resize())
    watch.observe(stage.current)
    return () => {
      watch.disconnect()
      onView(undefined)
      view.current = undefined
      made.close()
    }
  }, [])
  useEffect(() => {
    void view.current?.show(drawing).then((isShown) => {
      if (!isShown) return
      view.current?.select(selected)
      onShown()
    })
  }, [drawing])
  useEffect(() => void view.current?.select(selected), [selected])
  useEffect(() => void view.current?.trace(traced), [traced, drawing])
  const shownIn = useRef(theme)
  useEffect(() => {
    if (shownIn.current !== theme) void view.current?.recolour(readLook(theme), drawing)
    shownIn.current = theme
  }, [theme])

  return (
    <div className="chart-canvas">
      <div className="chart-stage __________cytoscape_container" ref={stage} role="img" aria-label={words.stage} />
      <canvas className="chart-labels" ref={layer} aria-hidden="true" />
      {isLasso ? <LassoPen onDrawn={(outline) => {
        view.current?.lasso(outline)
        onLassoed()
      }} /> : null}
    </div>
  )
}

function LassoPen({ onDrawn }: { onDrawn: (outline: readonly Spot[]) => void }) {
  const [outline, setOutline] = useState<readonly Spot[]>([])
  const at = (event: PointerEvent): Spot => {
    const box = event.currentTarget.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  return (
    <svg
      className="lasso"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        setOutline([at(event)])
      }}
      onPointerMove={(event) => outline.length > 0 && setOutline([...outline, at(event)])}
      onPointerUp={() => {
        onDrawn(outline)
        setOutline([])
      }}
    >
      <polygon points={outline.map(({ x, y }) => `${x},${y}`).join(' ')} />
    </svg>
  )
}
