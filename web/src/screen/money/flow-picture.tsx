import { useEffect, useMemo, useRef, useState } from 'react'
import type { FlowLine, FlowsAnswer } from '../../../../src/app/server/api-types.ts'
import { questionOf, useAnswer } from '../../ask.ts'
import { coloursOf, iconOf } from '../../chart/schema-icon.ts'
import { focusParameters, useFocus } from '../../focus.ts'
import { EntityLink, openBeside, PlaceLink } from '../../part/link.tsx'
import { Failed, Loading } from '../../part/say.tsx'
import { useShownTheme } from '../../theme.ts'
import { words } from '../../words/flows.ts'
import { formatAmount, formatDate, formatNumber } from '../../words/format.ts'
import { layFlows } from './lay-flows.ts'

/** So many of the widest are drawn: more is a carpet. */
const drawn = 32

/** Flows of money as bands, in one currency, and as a table. */
export function FlowPicture() {
  const { type: _type, ...focus } = focusParameters(useFocus())
  const [currency, setCurrency] = useState<string>()
  const { answer: sums } = useAnswer<FlowsAnswer>(questionOf('/api/flows', { ...focus, limit: 1 }))
  const chosen = currency ?? sums?.sums[0]?.currency
  const { answer, failure } = useAnswer<FlowsAnswer>(chosen === undefined ? undefined : questionOf('/api/flows', { ...focus, currency: chosen, limit: 400 }))
  if (failure) return <Failed failure={failure} />
  if (!sums) return <Loading />
  if (sums.sums.length === 0) return <p className="quiet empty flows">{words.empty}</p>
  return (
    <>
      <div className="flows">
        <label className="order">
          <span className="quiet">{words.currency}</span>
          <select value={chosen} onChange={(event) => setCurrency(event.target.value)}>
            {sums.sums.map(({ currency: each, amount, count }) => (
              <option key={each} value={each}>{`${each || words.noCurrency}: ${formatAmount(amount)} (${formatNumber(count)})`}</option>
            ))}
          </select>
        </label>
        <p className="quiet">{words.hint}</p>
      </div>
      {answer ? <Picture rows={answer.rows.slice(0, drawn)} /> : <Loading />}
      {answer ? <FlowTable answer={answer} /> : null}
    </>
  )
}

function Picture({ rows }: { rows: readonly FlowLine[] }) {
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const theme = useShownTheme()
  useEffect(() => {
    const box = place.current
    if (!box) return undefined
    const watch = new ResizeObserver(() => setWidth(box.clientWidth - 32))
    watch.observe(box)
    return () => watch.disconnect()
  }, [])
  const { boxes, bands, height } = useMemo(() => layFlows(rows, Math.max(320, width), words.again), [rows, width])
  const schemata = new Map(rows.flatMap(({ giver, taker }) => [[giver.id, giver.schema], [taker.id, taker.schema]] as const))
  const inkOf = (id: string) => coloursOf(iconOf(schemata.get(id.slice(0, 32)) ?? '').family, theme).ink
  return (
    <div className="flows" ref={place}>
      {width > 0 ? (
        <svg viewBox={`0 0 ${Math.max(320, width)} ${height}`} height={height} role="img" aria-label={words.label}>
          {bands.map(({ row, path, width: wide, isAgain }) => (
            <path key={`${row.giver.id} ${row.taker.id}`} className={`flow${isAgain ? ' flow-again' : ''}`} d={path} stroke={inkOf(row.giver.id)} strokeWidth={wide} onClick={() => openBeside(row.place)}>
              <title>{`${row.giver.caption} → ${row.taker.caption}: ${formatAmount(row.amount)} ${row.currency} (${formatNumber(row.transfers)})`}</title>
            </path>
          ))}
          {boxes.map(({ id, label, left, top, width: wide, height: high, isRight }) => (
            <g key={id}>
              <rect x={left} y={top} width={wide} height={high} fill={inkOf(id)} />
              {high > 5 || boxes.length < 60 ? <text x={isRight ? left - 5 : left + wide + 5} y={top + high / 2 + 4} textAnchor={isRight ? 'end' : 'start'}>{label.length > 34 ? `${label.slice(0, 33)}…` : label}</text> : null}
            </g>
          ))}
        </svg>
      ) : null}
    </div>
  )
}

function FlowTable({ answer: { rows, total } }: { answer: FlowsAnswer }) {
  return (
    <div className="flows">
      <table className="plain">
        <caption className="quiet">{`${formatNumber(rows.length)} ${words.ofAll} ${formatNumber(total)} ${words.pairs}`}</caption>
        <thead>
          <tr>
            <th scope="col">{words.giver}</th>
            <th scope="col">{words.taker}</th>
            <th scope="col" className="number">{words.amount}</th>
            <th scope="col" className="number">{words.transfers}</th>
            <th scope="col">{words.span}</th>
            <th scope="col">{words.told}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.giver.id} ${row.taker.id}`}>
              <td><EntityLink entity={row.giver} /></td>
              <td><EntityLink entity={row.taker} /></td>
              <td className="number"><PlaceLink place={row.place}>{`${formatAmount(row.amount)} ${row.currency}`}</PlaceLink></td>
              <td className="number">{formatNumber(row.transfers)}</td>
              <td className="quiet">{[row.first, row.last].filter((day, at, days) => day !== null && days.indexOf(day) === at).map((day) => formatDate(day ?? '').slice(0, 10)).join(' – ')}</td>
              <td><PlaceLink place={row.place} short /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
