import type { ChartAnswer } from '../../../src/app/server/api-types.ts'
import { words } from '../words/chart.ts'
import { formatNumber } from '../words/format.ts'
import type { Sieve } from './chart-state.ts'

/** What is drawn: kinds of things and of links, the least weight, and who is named together. */
export function SievePanel({ sieve, answer, onChange }: { sieve: Sieve; answer: ChartAnswer | undefined; onChange: (sieve: Sieve) => void }) {
  const labels = new Map<string, number>()
  for (const { kinds } of answer?.pairs ?? []) for (const { label, links } of kinds) labels.set(label, (labels.get(label) ?? 0) + links)
  const schemata = new Map<string, { kind: string; count: number }>()
  for (const { schema, kind } of answer?.entities ?? []) schemata.set(schema, { kind, count: (schemata.get(schema)?.count ?? 0) + 1 })
  const toggle = (list: readonly string[], name: string) => (list.includes(name) ? list.filter((other) => other !== name) : [...list, name])
  return (
    <section className="sieve">
      <label className="least">
        {words.least} <input className="few" type="number" min={1} max={9999} value={sieve.leastLinks} onChange={(event) => onChange({ ...sieve, leastLinks: Math.max(1, event.target.valueAsNumber || 1) })} /> {words.leastUnit}
      </label>
      <label title={words.togetherHint}>
        <input type="checkbox" checked={sieve.withTogether} onChange={(event) => onChange({ ...sieve, withTogether: event.target.checked })} /> {words.together}
      </label>
      <p className="quiet">{words.togetherHint}</p>
      <Choices
        title={words.things} names={[...schemata].sort(([, a], [, b]) => b.count - a.count).map(([name, { kind, count }]) => ({ name, label: kind, count }))} hidden={sieve.hiddenSchemata}
        onToggle={(name) => onChange({ ...sieve, hiddenSchemata: toggle(sieve.hiddenSchemata, name) })} onAll={(hiddenSchemata) => onChange({ ...sieve, hiddenSchemata })}
      />
      <Choices
        title={words.kinds} names={[...labels].sort(([, a], [, b]) => b - a).map(([name, count]) => ({ name, label: name, count }))} hidden={sieve.hiddenLabels}
        onToggle={(name) => onChange({ ...sieve, hiddenLabels: toggle(sieve.hiddenLabels, name) })} onAll={(hiddenLabels) => onChange({ ...sieve, hiddenLabels })}
      />
    </section>
  )
}

interface ChoicesProps {
  readonly title: string
  readonly names: readonly { readonly name: string; readonly label: string; readonly count: number }[]
  readonly hidden: readonly string[]
  onToggle(name: string): void
  onAll(hidden: readonly string[]): void
}

function Choices({ title, names, hidden, onToggle, onAll }: ChoicesProps) {
  if (names.length === 0) return null
  return (
    <fieldset>
      <legend>
        {title}{' '}
        <button type="button" className="as-link" onClick={() => onAll([])}>{words.all}</button>{' '}
        <button type="button" className="as-link" onClick={() => onAll(names.map(({ name }) => name))}>{words.none}</button>
      </legend>
      {names.map(({ name, label, count }) => (
        <label key={name} className="sieve-line">
          <input type="checkbox" checked={!hidden.includes(name)} onChange={() => onToggle(name)} /> <span>{label}</span> <span className="number quiet">{formatNumber(count)}</span>
        </label>
      ))}
    </fieldset>
  )
}
