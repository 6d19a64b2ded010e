import type { Count } from '../../../../src/app/server/api-types.ts'
import { formatNumber } from '../../words/format.ts'
import { words } from '../../words/timeline.ts'

/** Which kind of event is shown, with how many there are of each. */
export function KindChoice({ kinds, chosen, onChoose }: { kinds: readonly Count[]; chosen: string; onChoose: (kind: string) => void }) {
  return (
    <label className="order">
      <span className="quiet">{words.kind}</span>
      <select value={chosen} onChange={(event) => onChoose(event.target.value)}>
        <option value="">{words.all}</option>
        {kinds.map(({ name, label, count }) => (
          <option key={name} value={name}>{`${label} (${formatNumber(count)})`}</option>
        ))}
      </select>
    </label>
  )
}
