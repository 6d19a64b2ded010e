import { useState } from 'react'
import type { EntityAnswer, LinkKind, LinkList } from '../../../../src/app/server/api-types.ts'
import { formatAddress } from '../../address.ts'
import { questionOf, useAnswer } from '../../ask.ts'
import { EntityLink } from '../../part/link.tsx'
import { Empty, Loading } from '../../part/say.tsx'
import { Sums } from '../../part/sums.tsx'
import { countOf, formatDate, formatNumber } from '../../words/format.ts'
import { words } from '../../words/entity.ts'

/** The links of an entity by kind and direction; a kind opens to the entities it leads to. */
export function EntityLinks({ entity }: { entity: EntityAnswer }) {
  return (
    <section>
      <h2>{words.links}</h2>
      {entity.links.length === 0 ? <Empty>{words.noLinks}</Empty> : null}
      <ul className="link-kinds">
        {entity.links.map((kind) => (
          <li key={`${kind.label} ${kind.schema} ${kind.direction}`}>
            <Kind entity={entity.id} kind={kind} isFirst={kind === entity.links[0]} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Kind({ entity, kind, isFirst }: { entity: string; kind: LinkKind; isFirst: boolean }) {
  const [isOpen, setOpen] = useState(isFirst)
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span aria-label={kind.direction === 'out' ? words.fromIt : words.toIt}>{kind.direction === 'out' ? words.out : words.inward}</span> {kind.label}{' '}
        <span className="quiet">
          {formatNumber(kind.links)} · {countOf(kind.others, 'other')}
          {kind.first ? ` · ${formatDate(kind.first).slice(0, 10)}${kind.last && kind.last.slice(0, 10) !== kind.first.slice(0, 10) ? ` – ${formatDate(kind.last).slice(0, 10)}` : ''}` : ''}
        </span>
      </summary>
      {isOpen ? <Others entity={entity} kind={kind} /> : null}
    </details>
  )
}

function Others({ entity, kind }: { entity: string; kind: LinkKind }) {
  const [limit, setLimit] = useState(10)
  const { answer } = useAnswer<LinkList>(questionOf('/api/link-pairs', { entity, direction: kind.direction, label: kind.label, schema: kind.schema, limit }))
  if (!answer) return <Loading />
  return (
    <table className="plain">
      <tbody>
        {answer.rows.map((pair) => {
          const other = kind.direction === 'out' ? pair.target : pair.source
          return (
            <tr key={other.id}>
              <td>
                <EntityLink entity={other} />
              </td>
              <td className="number">
                <Sums sums={pair.sums} />
              </td>
              <td className="number">
                <a href={formatAddress(['links', pair.source.id, pair.target.id], { label: pair.label })} title={`${pair.label}: ${formatNumber(pair.links)}`}>
                  {formatNumber(pair.links)} ×
                </a>
              </td>
            </tr>
          )
        })}
        {answer.rows.length < answer.total ? (
          <tr>
            <td colSpan={3}>
              <button type="button" className="as-link" onClick={() => setLimit(Math.min(500, limit + 50))}>
                {formatNumber(answer.total - answer.rows.length)} {words.more}
              </button>
            </td>
          </tr>
        ) : null}
      </tbody>
    </table>
  )
}
