import { useState } from 'react'
import type { EntityAnswer, MatchLine, SourceName } from '../../../../src/app/server/api-types.ts'
import { formatAddress } from '../../address.ts'
import { EntityLink } from '../../part/link.tsx'
import { Empty, Machine, Tag } from '../../part/say.tsx'
import { formatBits, formatNumber, formatProbability } from '../../words/format.ts'
import { words } from '../../words/entity.ts'

const matchesAtOnce = 8

/** The pairs that hold the sources together, and those that were compared and not joined. */
export function EntityMatches({ entity }: { entity: EntityAnswer }) {
  return (
    <>
      <Matches title={words.matches} hint={words.matchesHint} matches={entity.matches} self={undefined} empty={words.noMatches} />
      {entity.nearby.length > 0 ? <Matches title={words.nearby} hint={words.nearbyHint} matches={entity.nearby} self={entity.id} empty="" /> : null}
    </>
  )
}

function Matches({ title, hint, matches, self, empty }: { title: string; hint: string; matches: readonly MatchLine[]; self: string | undefined; empty: string }) {
  const [isOpen, setOpen] = useState(false)
  const shown = isOpen ? matches : matches.slice(0, matchesAtOnce)
  return (
    <section>
      <h2>
        {title} {matches.length > 0 ? <span className="number">{formatNumber(matches.length)}</span> : null}
      </h2>
      {matches.length === 0 ? <Empty>{empty}</Empty> : <p className="quiet">{hint}</p>}
      <ul className="matches">
        {shown.map((match) => (
          <li key={match.id}>
            <Match match={match} self={self} />
          </li>
        ))}
      </ul>
      {shown.length < matches.length ? (
        <button type="button" className="as-link" onClick={() => setOpen(true)}>
          {words.showAll} {formatNumber(matches.length)}
        </button>
      ) : null}
    </section>
  )
}

function Match({ match, self }: { match: MatchLine; self: string | undefined }) {
  const most = Math.max(1, ...match.levels.map(({ bits }) => Math.abs(bits)))
  return (
    <details>
      <summary>
        <span className="bits">{formatBits(match.weightBits)}</span> <span className="quiet">{words.bits}, p {formatProbability(match.probability)}</span>{' '}
        <Side side={match.left} self={self} /> <span className="quiet">=</span> <Side side={match.right} self={self} />{' '}
        {match.state === 'machine' ? <Machine /> : <Tag>{match.state}</Tag>} <span className="quiet">{match.rule === 'identifier' ? words.identifier : words.model}</span>
      </summary>
      <p>
        <a href={formatAddress(['review'], { pair: `${match.left.id},${match.right.id}` })}>{words.judge}</a>
      </p>
      <table className="plain waterfall">
        <tbody>
          {match.levels.map((level, index) => (
            <tr key={index}>
              <th scope="row">{level.property}</th>
              <td>{level.level}</td>
              <td className="value">{level.left === level.right ? level.left : [level.left, level.right].filter((value) => value !== null).join(' / ')}</td>
              <td className="number">{formatBits(level.bits)}</td>
              <td className="bit-bar" aria-hidden="true">
                <span className={level.bits < 0 ? 'against' : 'for'} style={{ width: `${(Math.abs(level.bits) / most) * 50}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function Side({ side, self }: { side: SourceName; self: string | undefined }) {
  const name = self !== undefined && side.canonicalId !== self ? <EntityLink entity={{ id: side.canonicalId, caption: side.caption }} /> : <span>{side.caption}</span>
  return (
    <>
      {name} <span className="quiet">({side.exhibit})</span>
    </>
  )
}
