import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import { words } from '../words/viewer.ts'
import { Viewer } from './viewer.tsx'

const storageKey = 'jackdaw.beside'

/** The evidence beside a list, as wide as the reader likes it. */
export function BesidePane({ exhibit, at, face }: { exhibit: string; at: string | undefined; face: string | undefined }) {
  const [share, setShare] = useState(() => Number(localStorage.getItem(storageKey)) || 48)
  const keep = (next: number) => {
    const bounded = Math.min(75, Math.max(25, next))
    setShare(bounded)
    localStorage.setItem(storageKey, String(Math.round(bounded)))
  }
  const onPointerMove = (event: PointerEvent) => {
    const panes = event.currentTarget.parentElement?.parentElement
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !panes) return
    const box = panes.getBoundingClientRect()
    keep(((box.right - event.clientX) / box.width) * 100)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') keep(share + 3)
    if (event.key === 'ArrowRight') keep(share - 3)
  }
  return (
    <aside className="beside" style={{ flexBasis: `${share}%` }} aria-label={words.evidence}>
      <div
        className="divider" role="separator" aria-orientation="vertical" aria-label={words.width} aria-valuenow={Math.round(share)} tabIndex={0}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)} onPointerMove={onPointerMove} onKeyDown={onKeyDown}
      />
      <Viewer key={exhibit} exhibit={exhibit} at={at} face={face} isWhole={false} />
    </aside>
  )
}
