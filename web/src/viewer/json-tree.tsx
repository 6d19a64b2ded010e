import { useState } from 'react'

const childrenAtOnce = 200

/** How a JSON value is shown: the places (RFC 6901) that are marked, and what a click on a value does. */
interface TreeProps {
  readonly value: unknown
  readonly marked: readonly string[]
  onOpen(pointer: string): void
}

/** A JSON value as a tree that opens and closes; what leads to a marked place is open. */
export function JsonTree({ value, marked, onOpen }: TreeProps) {
  return (
    <ul className="json">
      <Node name={undefined} pointer="" value={value} marked={marked} onOpen={onOpen} depth={0} />
    </ul>
  )
}

function Node({ name, pointer, value, marked, onOpen, depth }: TreeProps & { name: string | undefined; pointer: string; depth: number }) {
  const leadsToMark = marked.some((place) => place === pointer || place.startsWith(`${pointer}/`))
  const [isOpen, setOpen] = useState(depth === 0 || leadsToMark)
  const isHere = marked.includes(pointer) && (pointer !== '' || marked.length > 0)
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : undefined
  const label = name === undefined ? null : <span className="json-name">{name}</span>
  if (!entries) {
    return (
      <li className={isHere ? 'is-here' : undefined} {...(isHere ? { 'data-mark': true } : {})}>
        {label}{' '}
        <button type="button" className="as-link value" onClick={() => onOpen(pointer)}>
          {value === undefined ? '(not JSON)' : typeof value === 'string' ? value : JSON.stringify(value)}
        </button>
      </li>
    )
  }
  return (
    <li className={isHere ? 'is-here' : undefined} {...(isHere ? { 'data-mark': true } : {})}>
      <button type="button" className="as-link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span> {label} <span className="quiet">{Array.isArray(value) ? `[${entries.length}]` : `{${entries.length}}`}</span>
      </button>
      {isOpen ? <Children entries={entries} pointer={pointer} marked={marked} onOpen={onOpen} depth={depth} /> : null}
    </li>
  )
}

function Children({ entries, pointer, marked, onOpen, depth }: Omit<TreeProps, 'value'> & { entries: readonly [string, unknown][]; pointer: string; depth: number }) {
  const markedAt = entries.findIndex(([key]) => marked.some((place) => place === join(pointer, key) || place.startsWith(`${join(pointer, key)}/`)))
  const [shown, setShown] = useState(childrenAtOnce)
  const from = markedAt < childrenAtOnce ? 0 : Math.max(0, markedAt - childrenAtOnce / 2)
  return (
    <ul>
      {from > 0 ? <li className="quiet">… {from} before</li> : null}
      {entries.slice(from, from + shown).map(([key, child]) => (
        <Node key={key} name={key} pointer={join(pointer, key)} value={child} marked={marked} onOpen={onOpen} depth={depth + 1} />
      ))}
      {from + shown < entries.length ? (
        <li>
          <button type="button" onClick={() => setShown(shown + childrenAtOnce)}>
            {entries.length - from - shown} more
          </button>
        </li>
      ) : null}
    </ul>
  )
}

function join(pointer: string, key: string): string {
  return `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
}
