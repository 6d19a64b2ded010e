import type { Count } from '../../../src/app/server/api-types.ts'
import { change } from '../address.ts'
import { formatNumber } from '../words/format.ts'

interface FacetsProps {
  readonly title: string
  /** The part of the address that is changed, unless `choose` does it. */
  readonly name: string
  readonly chosen: string
  readonly counts: readonly Count[]
  /** The word for no choice, where this list offers it. */
  readonly all?: string
  choose?(name: string | undefined): void
}

/** What a list can be narrowed by: names with their numbers, one of them chosen. */
export function Facets({ title, name, chosen, counts, all, choose = (value) => change({ [name]: value }) }: FacetsProps) {
  if (counts.length === 0) return null
  return (
    <fieldset className="facets">
      <legend>{title}</legend>
      {all ? <Choice label={all} isChosen={chosen === ''} onChoose={() => choose(undefined)} /> : null}
      {counts.map((count) => (
        <Choice key={count.name} label={count.label} count={count.count} isChosen={chosen === count.name} onChoose={() => choose(count.name)} />
      ))}
    </fieldset>
  )
}

function Choice({ label, count, isChosen, onChoose }: { label: string; count?: number; isChosen: boolean; onChoose: () => void }) {
  return (
    <button type="button" className="facet" aria-pressed={isChosen} onClick={onChoose}>
      <span>{label}</span>
      {count === undefined ? null : <span className="number">{formatNumber(count)}</span>}
    </button>
  )
}
