import type { Count } from '../../../src/app/server/api-types.ts'
import { change } from '../address.ts'
import { formatNumber } from '../words/format.ts'

/** What a list can be narrowed by: names with their numbers, one of them chosen. `all` is the word for no choice, where this list offers it. */
export function Facets({ title, name, chosen, counts, all }: { title: string; name: string; chosen: string; counts: readonly Count[]; all?: string }) {
  if (counts.length === 0) return null
  return (
    <fieldset className="facets">
      <legend>{title}</legend>
      {all ? <Choice label={all} isChosen={chosen === ''} onChoose={() => change({ [name]: undefined })} /> : null}
      {counts.map((count) => (
        <Choice key={count.name} label={count.label} count={count.count} isChosen={chosen === count.name} onChoose={() => change({ [name]: count.name })} />
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
