import { useState } from 'react'
import type { EntityAnswer } from '../../../../src/app/server/api-types.ts'
import { PlaceLink } from '../../part/link.tsx'
import { formatNumber } from '../../words/format.ts'
import { words } from '../../words/entity.ts'

const sourcesAtOnce = 12

/** The source entities that make up a canonical one. */
export function EntitySources({ entity }: { entity: EntityAnswer }) {
  const [isOpen, setOpen] = useState(false)
  const sources = isOpen ? entity.sourceEntities : entity.sourceEntities.slice(0, sourcesAtOnce)
  return (
    <section id="sources">
      <h2>
        {words.sources} <span className="number">{formatNumber(entity.sources)}</span>
      </h2>
      <p className="quiet">{words.sourcesHint}</p>
      <table className="plain">
        <tbody>
          {sources.map((source) => (
            <tr key={source.id}>
              <td className="value">{source.caption}</td>
              <td className="quiet">{source.kind}</td>
              <td className="number">{formatNumber(source.statements)}</td>
              <td>
                <PlaceLink place={source.place} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {sources.length < entity.sourceEntities.length ? (
        <button type="button" className="as-link" onClick={() => setOpen(true)}>
          {words.showAll} {formatNumber(entity.sourceEntities.length)}
        </button>
      ) : null}
    </section>
  )
}
