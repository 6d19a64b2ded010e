import { pin, usePins } from '../../pins.ts'
import { EntityLink } from '../../part/link.tsx'
import { words } from '../../words/waiting.ts'

/** What who works here keeps at hand. */
export function Pins() {
  const pins = usePins()
  if (pins.length === 0) return null
  return (
    <section>
      <h2>{words.pins}</h2>
      <ul>
        {pins.map((entity) => (
          <li key={entity.id}>
            <EntityLink entity={entity} withKind />{' '}
            <button type="button" className="as-link" aria-label={`${words.unpin}: ${entity.caption}`} onClick={() => void pin(entity.id, { isPinned: false, label: words.unpin })}>
              ×
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
