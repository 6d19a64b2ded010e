import type { ReviewAnswer } from '../../../../src/app/server/api-types.ts'
import { formatAddress } from '../../address.ts'
import { Empty } from '../../part/say.tsx'
import { words } from '../../words/review.ts'

/** How far two persons agree on the pairs that both judged, and on which they do not. */
export function Agreements({ answer: { agreements } }: { answer: ReviewAnswer }) {
  if (agreements.length === 0) return <Empty>{words.noAgreement}</Empty>
  const number = (value: number | null) => (value === null ? '' : value.toFixed(2))
  return (
    <table className="plain">
      <thead>
        <tr>
          {Object.entries(words.agreeHead).map(([name, label]) => (
            <th key={name} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {agreements.map(({ one, other, pairs, observed, kappa, low, high, disputed }) => (
          <tr key={`${one} ${other}`}>
            <td>{one}</td>
            <td>{other}</td>
            <td className="number">{pairs}</td>
            <td className="number">{number(observed)}</td>
            <td className="number">{number(kappa)}</td>
            <td className="number">{kappa === null ? '' : `${number(low)} – ${number(high)}`}</td>
            <td>
              {disputed.map(({ left, right, leftCaption, rightCaption }) => (
                <a key={`${left} ${right}`} className="chip" href={formatAddress(['review'], { pair: `${left},${right}` })}>
                  {leftCaption} / {rightCaption}
                </a>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
