import type { PairEvidence, SideValue } from '../../../../src/app/server/api-types.ts'
import { PlaceLink } from '../../part/link.tsx'
import { Tag } from '../../part/say.tsx'
import { words } from '../../words/review.ts'

/** What two sources tell, side by side; every value opens its place. Where both say the same it is marked, nothing is weighed. */
export function Sides({ evidence }: { evidence: PairEvidence }) {
  return (
    <table className="plain sides">
      <thead>
        <tr>
          <th scope="col">{words.property}</th>
          <th scope="col">
            <b>{evidence.leftCaption}</b> <Tag>{evidence.leftKind}</Tag>
          </th>
          <th scope="col">
            <b>{evidence.rightCaption}</b> <Tag>{evidence.rightKind}</Tag>
          </th>
        </tr>
      </thead>
      <tbody>
        {evidence.properties.map(({ property, label, left, right }) => (
          <tr key={property} className={isEqual(left, right) ? 'is-equal' : undefined}>
            <th scope="row" title={property}>
              {label}
            </th>
            <Values values={left} />
            <Values values={right} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Values({ values }: { values: readonly SideValue[] }) {
  if (values.length === 0) return <td className="quiet">{words.nothing}</td>
  return (
    <td>
      {values.map(({ value, original, place }) => (
        <p key={value}>
          <PlaceLink place={place}>
            <span className="value">{value}</span>
          </PlaceLink>
          {original !== null && original !== value ? <span className="quiet"> “{original}”</span> : null} <PlaceLink place={place} short />
        </p>
      ))}
    </td>
  )
}

function isEqual(left: readonly SideValue[], right: readonly SideValue[]): boolean {
  return left.some(({ value }) => right.some((other) => other.value === value))
}
