import type { JudgementLine, ReviewAnswer } from '../../../../src/app/server/api-types.ts'
import { formatAddress } from '../../address.ts'
import { tell } from '../../ask.ts'
import { Empty, Tag } from '../../part/say.tsx'
import { formatInstant } from '../../words/format.ts'
import { words } from '../../words/review.ts'

/** What was judged and counts, the last first; each can be taken back. */
export function Judgements({ answer }: { answer: ReviewAnswer }) {
  if (answer.judgements.length === 0) return <Empty>{words.noJudgements}</Empty>
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">{words.judgeHead.pair}</th>
          <th scope="col">{words.judgeHead.said}</th>
          <th scope="col">{words.judgeHead.by}</th>
          <th scope="col">{words.judgeHead.at}</th>
          <th scope="col">{words.judgeHead.reason}</th>
          <th scope="col" aria-label={words.undo} />
        </tr>
      </thead>
      <tbody>
        {answer.judgements.map((row) => (
          <tr key={row.sequence}>
            <td>
              <a href={formatAddress(['review'], { pair: `${row.left},${row.right}` })}>{nameOf(row)}</a>
            </td>
            <td>
              <Tag>{words.said[row.judgement]}</Tag>
            </td>
            <td>{row.by}</td>
            <td>{formatInstant(row.at)}</td>
            <td className="value">{row.reason}</td>
            <td>
              <button type="button" className="as-link" onClick={() => void tell(`/api/judgements/${row.sequence}/undo`, { reason: words.takenBack })}>
                {words.undo}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function nameOf({ left, right, leftCaption, rightCaption }: JudgementLine): string {
  return `${leftCaption || left.slice(0, 8)} / ${rightCaption || right.slice(0, 8)}`
}
