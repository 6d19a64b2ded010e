import type { PairWhy } from '../../../../src/app/server/api-types.ts'
import { Machine } from '../../part/say.tsx'
import { formatBits, formatProbability } from '../../words/format.ts'
import { words } from '../../words/review.ts'

/** The evidence of a pair as the machine weighs it: bars from zero to the weight, in bits, each beside the values compared. */
export function Why({ why: answer }: { why: PairWhy | null }) {
  if (!answer || answer.bars.length === 0) return <p className="quiet">{words.noWhy}</p>
  const ends = answer.bars.flatMap(({ from, to }) => [from, to])
  const low = Math.min(0, ...ends)
  const span = Math.max(1, Math.max(0, ...ends) - low)
  const at = (bits: number) => `${((bits - low) / span) * 100}%`
  return (
    <section className="why" aria-label={words.why}>
      <h2>
        {words.why} <Machine />
      </h2>
      <p>{answer.sentence}</p>
      <p>
        <b>{formatBits(answer.weightBits)}</b> {words.bits}, {words.probability} <b>{formatProbability(answer.probability)}</b>
      </p>
      <table className="plain waterfall">
        <tbody>
          {answer.bars.map((bar, index) => (
            <tr key={index}>
              <th scope="row">{bar.property === 'prior' ? words.prior : bar.property}</th>
              <td>{bar.level}</td>
              <td className="value">{bar.left === bar.right ? bar.left : [bar.left, bar.right].filter(Boolean).join(' / ')}</td>
              <td className="number">{formatBits(bar.bits)}</td>
              <td className="fall" aria-hidden="true">
                <span className="zero" style={{ left: at(0) }} />
                <span className={bar.bits < 0 ? 'against' : 'for'} style={{ left: at(Math.min(bar.from, bar.to)), width: `${(Math.abs(bar.bits) / span) * 100}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
