import { useState } from 'react'
import type { TextAnswer } from '../../../src/app/server/api-types.ts'
import { questionOf, useAnswer } from '../ask.ts'
import { Empty, Failed, Loading } from '../part/say.tsx'
import { words } from '../words/viewer.ts'
import type { FaceProps } from './face-view.tsx'
import { MarkedText } from './marked-text.tsx'

const windowChars = 40_000
const leadChars = 10_000

/** The extracted text of an exhibit, a stretch of it at a time, opened around the place. */
export function TextFace({ exhibit, parts }: FaceProps) {
  const mark = parts?.kind === 'chars' ? ([parts.start, parts.end] as const) : undefined
  const opening = Math.max(0, (mark?.[0] ?? 0) - leadChars)
  const [shown, setShown] = useState({ opening, from: opening, length: windowChars })
  const window = shown.opening === opening ? shown : { opening, from: opening, length: windowChars }
  const { answer, failure } = useAnswer<TextAnswer>(questionOf(`/api/exhibits/${exhibit.number}/text`, { from: window.from, length: window.length }))
  if (failure) return <Failed failure={failure} />
  if (!answer) return <Loading />
  if (answer.total === 0) return <Empty>{words.noText}</Empty>
  const isPlain = !['docx', 'html', 'odt', 'rtf', 'doc'].includes(exhibit.format ?? '')
  const before = Math.min(answer.start, windowChars)
  return (
    <div className="text-face">
      <p className="quiet">{words.extracted}</p>
      {answer.start > 0 ? (
        <button type="button" onClick={() => setShown({ opening, from: answer.start - before, length: Math.min(200_000, window.length + before) })}>
          {words.textBefore}
        </button>
      ) : null}
      <div className={isPlain ? 'prose prose-plain' : 'prose'}>
        <MarkedText text={answer.text} start={answer.start} mentions={answer.mentions} mark={mark} />
      </div>
      {answer.start + answer.text.length < answer.total ? (
        <button
          type="button"
          onClick={() =>
            setShown(window.length < 160_000 ? { ...window, opening, length: window.length + windowChars } : { opening, from: answer.start + answer.text.length, length: windowChars })
          }
        >
          {words.textAfter}
        </button>
      ) : null}
    </div>
  )
}
