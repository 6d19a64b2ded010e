import type { QuestionLine } from '../../../../src/app/server/notebook-types.ts'
import type { ReactNode } from 'react'
import { formatAddress } from '../../address.ts'
import { useAnswer } from '../../ask.ts'
import { formatNumber } from '../../words/format.ts'
import { words } from '../../words/notebook.ts'

/** Questions that are asked again at each build, with the rows that came and went. */
export function StandingQuestions({ whenNone }: { whenNone?: ReactNode }) {
  const { answer } = useAnswer<QuestionLine[]>('/api/questions')
  if (!answer || (answer.length === 0 && whenNone === undefined)) return null
  return (
    <>
      <h2>{words.standing}</h2>
      {answer.length === 0 ? whenNone : <p className="quiet">{words.standingHint}</p>}
      <dl className="standing">
        {answer.map((question) => (
          <div key={question.name}>
            <dt title={question.sql ?? question.tool}>{question.sql ? <a href={formatAddress(['sql'], { q: question.sql })}>{question.name}</a> : question.name}</dt>
            <dd className={isNew(question) ? undefined : 'quiet'}>{changeOf(question)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

/** Whether the last build answered it otherwise than the one before. */
function isNew({ answer }: QuestionLine): boolean {
  return (answer?.added?.length ?? 0) + (answer?.removed?.length ?? 0) > 0
}

function changeOf({ answer }: QuestionLine): string {
  if (!answer) return words.notAsked
  if (answer.failure !== undefined) return answer.failure.split('\n')[0] ?? ''
  if (answer.added === null || answer.removed === null) return `${formatNumber(answer.rows.length)}, ${words.first}`
  if (answer.added.length + answer.removed.length === 0) return `${formatNumber(answer.rows.length)}, ${words.asBefore}`
  return `${formatNumber(answer.rows.length)}: +${formatNumber(answer.added.length)} ${words.came}, −${formatNumber(answer.removed.length)} ${words.went}`
}
