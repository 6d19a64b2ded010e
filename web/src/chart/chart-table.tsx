import { EntityLink } from '../part/link.tsx'
import { words } from '../words/chart.ts'
import { formatDate, formatNumber, formatProbability } from '../words/format.ts'
import type { Drawing, DrawnLine } from './draw-chart.ts'
import { lineLabel } from './line-label.ts'

const listed = 400

/** What is on the chart as text: the same things, links and doubts, to be read and worked with by keyboard. */
export function ChartTable({ drawing, selected, onSelect, onLine }: { drawing: Drawing; selected: readonly string[]; onSelect: (id: string) => void; onLine: (line: DrawnLine) => void }) {
  const things = drawing.nodes.filter(({ what }) => what !== 'note').sort((a, b) => b.weight - a.weight || (a.label < b.label ? -1 : 1))
  const names = new Map(things.map(({ id, label }) => [id, label]))
  const lines = [...drawing.lines].sort((a, b) => b.links - a.links || (a.id < b.id ? -1 : 1))
  return (
    <section className="chart-table">
      <table className="plain">
        <caption>{`${words.tableThings}: ${formatNumber(things.length)}`}</caption>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.kind}</th>
            <th scope="col" className="number">{words.degree}</th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {things.slice(0, listed).map(({ id, what, label, schema, count, weight, doubt }) => (
            <tr key={id} className={selected.includes(id) ? 'is-here' : undefined}>
              <th scope="row">{what === 'entity' ? <EntityLink entity={{ id, caption: label }} /> : `${label} (${formatNumber(count)})`}</th>
              <td className="quiet">{schema}{doubt === undefined ? '' : ` ≈ ${formatProbability(doubt)}`}</td>
              <td className="number">{formatNumber(weight)}</td>
              <td>
                <button type="button" className="as-link" aria-pressed={selected.includes(id)} onClick={() => onSelect(id)}>{words.select}</button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="plain">
        <caption>{`${words.tableLinks}: ${formatNumber(lines.length)}`}</caption>
        <thead>
          <tr>
            <th scope="col">{words.from}</th>
            <th scope="col">{words.to}</th>
            <th scope="col">{words.kind}</th>
            <th scope="col">{words.span}</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, listed).map((line) => (
            <tr key={line.id}>
              <td>{names.get(line.source)}</td>
              <td>{names.get(line.target)}</td>
              <td>
                <button type="button" className="as-link" disabled={!line.pair} onClick={() => onLine(line)}>{line.isTogether ? words.together : lineLabel(line.kinds, 4) || formatNumber(line.links)}</button>
              </td>
              <td className="quiet">{spanOf(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {things.length > listed || lines.length > listed ? <p className="quiet">{words.cutTable}</p> : null}
    </section>
  )
}

function spanOf({ kinds }: DrawnLine): string {
  const days = kinds.flatMap(({ first, last }) => [first, last].filter((day) => day !== null)).map((day) => formatDate(day).slice(0, 10)).sort()
  const [first, last] = [days[0], days.at(-1)]
  return !first ? '' : first === last ? first : `${first} – ${last}`
}
