import { useState, type DragEvent } from 'react'
import { moveTo, type Moved } from '../order.ts'

const draggedType = 'application/x-jackdaw-order'

/** What is ordered by hand: a list of names, and which of them stands here. */
export interface MoverProps {
  /** Lists of another kind are not mixed with this one. */
  readonly kind: string
  readonly name: string
  readonly names: readonly string[]
  readonly label: string
  readonly words: { readonly up: string; readonly down: string }
  onMove(moved: Moved): void
}

/** Moves a thing of a list: by its two buttons, or dragged onto the place of another. */
export function Mover({ kind, name, names, label, words, onMove }: MoverProps) {
  const [isOver, setOver] = useState(false)
  const at = names.indexOf(name)
  const drop = (event: DragEvent) => {
    const [ofKind, dropped] = event.dataTransfer.getData(draggedType).split('\n')
    setOver(false)
    if (ofKind !== kind || dropped === undefined || !names.includes(dropped)) return
    event.preventDefault()
    onMove({ name: dropped, names: moveTo(names, dropped, at) })
  }
  return (
    <span
      className={`mover${isOver ? ' is-over' : ''}`} draggable onDragStart={(event) => event.dataTransfer.setData(draggedType, `${kind}\n${name}`)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(draggedType)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)} onDrop={drop}
    >
      <span aria-hidden="true">⠿</span>
      {([['↑', words.up, at - 1], ['↓', words.down, at + 1]] as const).map(([sign, word, to]) => (
        <button
          key={sign} type="button" className="as-link" disabled={at < 0 || to < 0 || to >= names.length} aria-label={`${word}: ${label}`} title={word}
          onClick={() => onMove({ name, names: moveTo(names, name, to) })}
        >
          {sign}
        </button>
      ))}
    </span>
  )
}
