import { useEffect, useId, useState } from 'react'
import type { EntityList, EntityName } from '../../../src/app/server/api-types.ts'
import { questionOf, useAnswer } from '../ask.ts'

const waitMs = 180

/** Finds an entity by words in its name; arrows and Enter choose. */
export function PickEntity({ label, onPick, value = '' }: { label: string; onPick: (entity: EntityName) => void; value?: string }) {
  const [text, setText] = useState(value)
  const [asked, setAsked] = useState('')
  const [active, setActive] = useState(0)
  const id = useId()
  useEffect(() => void setText(value), [value])
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(text === value ? '' : text.trim()), waitMs)
    return () => window.clearTimeout(timer)
  }, [text, value])
  const { answer } = useAnswer<EntityList>(asked.length > 1 ? questionOf('/api/entities', { q: asked, limit: 8 }) : undefined)
  const found = asked.length > 1 ? (answer?.rows ?? []) : []
  const pick = (entity: EntityName | undefined) => {
    if (!entity) return
    setText(value)
    setAsked('')
    setActive(0)
    onPick(entity)
  }
  return (
    <span className="pick">
      <input
        type="search" role="combobox" aria-label={label} placeholder={label} aria-expanded={found.length > 0} aria-controls={id} aria-autocomplete="list" autoComplete="off" spellCheck={false}
        aria-activedescendant={found.length > 0 ? `${id}-${active}` : undefined} value={text} onChange={(event) => setText(event.target.value)} onBlur={() => window.setTimeout(() => setAsked(''), 150)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setActive(Math.min(active + 1, found.length - 1))
          else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
          else if (event.key === 'Enter') pick(found[active])
          else return
          event.preventDefault()
        }}
      />
      {found.length > 0 ? (
        <ul id={id} role="listbox" aria-label={label}>
          {found.map((entity, at) => (
            <li key={entity.id} id={`${id}-${at}`} role="option" aria-selected={at === active} onMouseDown={(event) => event.preventDefault()} onClick={() => pick(entity)}>
              <span>{entity.caption}</span> <span className="quiet">{entity.kind}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </span>
  )
}
