import { useState } from 'react'
import type { EntityAnswer, EntityValue, Page, StatementLine } from '../../../../src/app/server/api-types.ts'
import { questionOf, useAnswer } from '../../ask.ts'
import { Grades } from '../../part/grades.tsx'
import { EntityLink, PlaceLink } from '../../part/link.tsx'
import { countOf } from '../../words/format.ts'
import { words } from '../../words/entity.ts'

const valuesAtOnce = 8

/** The properties of an entity with every distinct value, as written, and the places that tell it. */
export function EntityValues({ entity }: { entity: EntityAnswer }) {
  return (
    <section>
      <h2>{words.values}</h2>
      <table className="plain values">
        <thead>
          <tr>
            <th scope="col">{words.property}</th>
            <th scope="col">{words.value}</th>
            <th scope="col">{words.told}</th>
          </tr>
        </thead>
        {entity.values.map((property) => (
          <Property key={property.property} entity={entity.id} {...property} />
        ))}
      </table>
    </section>
  )
}

function Property({ entity, property, label, type, values }: EntityAnswer['values'][number] & { entity: string }) {
  const [isOpen, setOpen] = useState(false)
  const shown = isOpen ? values : values.slice(0, valuesAtOnce)
  return (
    <tbody>
      {shown.map((value, index) => (
        <tr key={value.value}>
          {index === 0 ? (
            <th scope="rowgroup" rowSpan={shown.length + (shown.length < values.length ? 1 : 0)} title={property}>
              {label}
            </th>
          ) : null}
          <td>
            <Value value={value} isCode={type === 'identifier' || type === 'checksum'} />
          </td>
          <td>
            <Tellings entity={entity} property={property} value={value} />
          </td>
        </tr>
      ))}
      {shown.length < values.length ? (
        <tr>
          <td colSpan={2}>
            <button type="button" className="as-link" onClick={() => setOpen(true)}>
              {words.showAll} {values.length}
            </button>
          </td>
        </tr>
      ) : null}
    </tbody>
  )
}

function Value({ value, isCode }: { value: EntityValue; isCode: boolean }) {
  if (value.target) return <EntityLink entity={value.target} withKind />
  const original = value.told.find((telling) => telling.original !== null && telling.original !== value.value)?.original
  return (
    <>
      {isCode ? <code className="value">{value.value}</code> : <span className="value">{value.value}</span>}
      {original ? (
        <span className="quiet">
          {' '}
          {words.written} “{original}”
        </span>
      ) : null}
    </>
  )
}

function Tellings({ entity, property, value }: { entity: string; property: string; value: EntityValue }) {
  const [isOpen, setOpen] = useState(false)
  const rest = value.statements - value.told.length
  return (
    <span className="tellings">
      {value.told.map((telling, index) => (
        <span key={index}>
          <PlaceLink place={telling.place} short={value.told.length > 1} /> <Grades grades={telling.grades} />
        </span>
      ))}
      {rest > 0 && !isOpen ? (
        <button type="button" className="as-link" onClick={() => setOpen(true)} title={`${countOf(value.statements, 'statement')} ${words.in} ${countOf(value.exhibits, 'exhibit')}`}>
          +{rest} {words.more}
        </button>
      ) : null}
      {isOpen ? <AllTellings entity={entity} property={property} value={value} /> : null}
    </span>
  )
}

const tellingsAtOnce = 500

function AllTellings({ entity, property, value }: { entity: string; property: string; value: EntityValue }) {
  const { answer } = useAnswer<Page<StatementLine>>(questionOf(`/api/entities/${entity}/statements`, { property, limit: tellingsAtOnce }))
  const known = new Set(value.told.map(({ place }) => `${place.exhibit} ${place.locator}`))
  return (answer?.rows ?? [])
    .filter((statement) => statement.value === value.value && !known.has(`${statement.place.exhibit} ${statement.place.locator}`))
    .map((statement) => <PlaceLink key={statement.id} place={statement.place} short />)
}
