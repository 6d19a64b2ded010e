import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { words } from '../../words/compare.ts'
import { controlOf, differenceOf, type Difference } from './difference.ts'
import { pixelsOf } from './draw-side.ts'
import { Held, Zoomed, type Sight } from './zoomed.tsx'

/** How two pictures are compared. */
export const manners = ['side', 'overlay', 'flicker', 'difference'] as const
/** One of them. */
export type Manner = (typeof manners)[number]

/** Slower than three a second: nobody is to be hurt by it (WCAG 2.3.1). */
const flickerMs = 700

interface StageProps {
  readonly manner: Manner
  readonly one: HTMLCanvasElement
  readonly other: HTMLCanvasElement
}

/** Two pictures seen in one manner, with one sight and one shift. */
export function Stage({ manner, one, other }: StageProps) {
  const [sight, onSight] = useState<Sight>({ zoom: 0.45, x: 0, y: 0 })
  const [shift, setShift] = useState({ dx: 0, dy: 0 })
  const [opacity, setOpacity] = useState(50)
  const [threshold, setThreshold] = useState(48)
  const [isOther, setOther] = useState(false)
  const [isRunning, setRunning] = useState(true)
  useEffect(() => {
    if (manner !== 'flicker' || !isRunning) return undefined
    const timer = window.setInterval(() => setOther((before) => !before), flickerMs)
    return () => window.clearInterval(timer)
  }, [manner, isRunning])
  const differences = useMemo(() => {
    if (manner !== 'difference') return undefined
    const [left, right] = [pixelsOf(one), pixelsOf(other)]
    return { found: differenceOf(left, right, { ...shift, threshold }), control: controlOf(left, threshold) }
  }, [manner, one, other, shift, threshold])
  const pane = (label: string, inside: ReactNode) => (
    <Zoomed label={label} sight={sight} onSight={onSight}>
      {inside}
    </Zoomed>
  )
  return (
    <>
      <p className="actions compare-tools">
        {manner === 'side' ? null : (
          <>
            {(['dx', 'dy'] as const).map((axis) => (
              <label key={axis}>
                {words.shift[axis]}{' '}
                <input type="number" value={shift[axis]} min={-400} max={400} onChange={(event) => setShift({ ...shift, [axis]: Math.round(Number(event.target.value)) || 0 })} />
              </label>
            ))}
          </>
        )}
        {manner === 'overlay' ? (
          <label>
            {words.opacity} <input type="range" min={0} max={100} value={opacity} onChange={(event) => setOpacity(Number(event.target.value))} />
          </label>
        ) : null}
        {manner === 'flicker' ? (
          <>
            <button type="button" aria-pressed={isRunning} onClick={() => setRunning(!isRunning)}>
              {isRunning ? words.stop : words.run}
            </button>
            <button type="button" onClick={() => setOther(!isOther)}>
              {isOther ? words.showOne : words.showOther}
            </button>
          </>
        ) : null}
        {manner === 'difference' ? (
          <label>
            {words.threshold} <input type="range" min={8} max={160} step={8} value={threshold} onChange={(event) => setThreshold(Number(event.target.value))} /> {threshold}
          </label>
        ) : null}
        <span className="quiet">{words.keys}</span>
      </p>
      <div className={`compare-stage is-${manner}`}>
        {manner === 'side' ? (
          <>
            {pane(words.one, <Held canvas={one} />)}
            {pane(words.other, <Held canvas={other} />)}
          </>
        ) : null}
        {manner === 'overlay' || manner === 'flicker'
          ? pane(`${words.one}, ${words.other}`, (
            <>
              <Held canvas={one} />
              <Held canvas={other} {...shift} opacity={manner === 'overlay' ? opacity / 100 : Number(isOther)} />
            </>
          ))
          : null}
        {differences ? (
          <>
            <Map label={words.found} difference={differences.found} sight={sight} onSight={onSight} />
            <Map label={words.control} difference={differences.control} sight={sight} onSight={onSight} />
          </>
        ) : null}
      </div>
      {differences ? <p className="quiet">{words.controlHint}</p> : null}
    </>
  )
}

function Map({ label, difference, sight, onSight }: { label: string; difference: Difference; sight: Sight; onSight: (sight: Sight) => void }) {
  const canvas = useMemo(() => {
    const made = document.createElement('canvas')
    made.width = difference.width
    made.height = difference.height
    made.getContext('2d')?.putImageData(new ImageData(new Uint8ClampedArray(difference.data), difference.width, difference.height), 0, 0)
    return made
  }, [difference])
  return (
    <figure>
      <figcaption>
        {label}: <b data-share>{(difference.share * 100).toFixed(2)}</b> % {words.differ}
      </figcaption>
      <Zoomed label={label} sight={sight} onSight={onSight}>
        <Held canvas={canvas} />
      </Zoomed>
    </figure>
  )
}
