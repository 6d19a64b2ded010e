import type { QuestionLine } from '../../../../src/app/server/notebook-types.ts'
import { useAnswer } from '../../ask.ts'
import { formatNumber } from '../../words/format.ts'
import { words } from '../../words/notebook.ts'

/** Questions that are asked again at each build, with the rows that came and went. */
export function StandingQuestions() {
  const { answer } = useAnswer<QuestionLine[]>('/api/questions')
  if (!answer || answer.length === 0) return null
  return (
    <>
      <h2>{words.standing}</h2>
      <p className="quiet">{words.standingHint}</p>
      <dl>
        {answer.map((question) => (
          <div key={question.name}>
            <dt title={question.sql ?? question.tool}>{question.name}</dt>
            <dd className="quiet">{changeOf(question)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function changeOf({ answer }: QuestionLine): string {
  if (!answer) return words.notAsked
  if (answer.failure !== undefined) return answer.failure.split('\n')[0] ?? ''
  if (answer.added === null || answer.removed === null) return `${formatNumber(answer.rows.length)}, ${words.first}`
  if (answer.added.length + answer.removed.length === 0) return `${formatNumber(answer.rows.length)}, ${words.asBefore}`
  return `${formatNumber(answer.rows.length)}: +${formatNumber(answer.added.length)} ${words.came}, −${formatNumber(answer.removed.length)} ${words.went}`
}
