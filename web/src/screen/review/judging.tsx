import { useCallback, useEffect, useRef, useState } from 'react'
import type { JudgedAnswer, JudgementLine, PairEvidence, ReviewAnswer, ReviewPair } from '../../../../src/app/server/api-types.ts'
import { change } from '../../address.ts'
import { NotAnswered, questionOf, refresh, tell, useAnswer } from '../../ask.ts'
import { languageNow } from '../../language.ts'
import { isTyping } from '../../keys.ts'
import { Failed, Loading } from '../../part/say.tsx'
import { rememberChange } from '../../undo.ts'
import { words } from '../../words/review.ts'
import { Sides } from './sides.tsx'
import { Why } from './why.tsx'

type Word = JudgementLine['judgement']

const keysOf: Readonly<Record<string, Word>> = { s: 'positive', d: 'negative', n: 'unsure' }
const keyOf = ({ left, right }: Pick<ReviewPair, 'left' | 'right'>) => `${left} ${right}`
const addressOf = ({ left, right }: Pick<ReviewPair, 'left' | 'right'>) => questionOf(`/api/review/${left}/${right}`, { language: languageNow() })

/** One pair after the other. What was judged here stays in view until the next is asked for, with what the machine makes of it. */
export function Judging({ answer, hint, wanted }: { answer: ReviewAnswer; hint: string; wanted: string | undefined }) {
  const [later, setLater] = useState<readonly string[]>([])
  const [shown, setShown] = useState<ReviewPair>()
  const named = wanted ? pairNamed(wanted, answer) : undefined
  const pair = shown ?? named ?? answer.pairs.find((candidate) => !later.includes(keyOf(candidate))) ?? answer.pairs[0]
  if (!pair) {
    return (
      <div className="empty">
        <p>{words.done}</p>
        <p className="quiet">{words.doneHint}</p>
      </div>
    )
  }
  const leave = (isLater: boolean) => {
    if (isLater) setLater((before) => [...before.filter((key) => key !== keyOf(pair)), keyOf(pair)])
    setShown(undefined)
    if (wanted) change({ pair: undefined }, true)
  }
  return <Pair key={keyOf(pair)} pair={pair} hint={hint} hold={() => setShown(pair)} leave={leave} />
}

function pairNamed(wanted: string, answer: ReviewAnswer): ReviewPair | undefined {
  const [left, right] = wanted.split(',')
  if (!left || !right) return undefined
  return answer.pairs.find((pair) => keyOf(pair) === `${left} ${right}`) ?? { left, right, leftCaption: '', rightCaption: '' }
}

function Pair({ pair, hint, hold, leave }: { pair: ReviewPair; hint: string; hold: () => void; leave: (isLater: boolean) => void }) {
  const { answer, failure } = useAnswer<PairEvidence>(addressOf(pair))
  const [made, setMade] = useState<{ sequence: number; word: Word; effect: string }>()
  const [conflict, setConflict] = useState<{ message: string; word: Word }>()
  const [failed, setFailed] = useState<NotAnswered>()
  const reason = useRef<HTMLInputElement>(null)
  const isBusy = useRef(false)

  const judge = useCallback(async (word: Word, isAnyway = false) => {
    if (!answer || isBusy.current) return
    isBusy.current = true
    try {
      const seen = isAnyway ? undefined : answer.seen
      hold()
      const { sequence, clusters, moved } = await tell<JudgedAnswer>('/api/judgements', { left: pair.left, right: pair.right, judgement: word, reason: reason.current?.value || words.seen, ...(seen === undefined ? {} : { seen }) })
      setMade({ sequence, word, effect: words.effect.replace('{clusters}', String(clusters)).replace('{moved}', String(moved)) })
      refresh(addressOf(pair))
      setConflict(undefined)
      rememberChange({ label: `${pair.leftCaption} / ${pair.rightCaption}`, undo: () => takeBack(sequence, () => setMade(undefined)), redo: () => void judge(word, true) })
    } catch (thrown) {
      const told = thrown as NotAnswered
      if (told.code === 'judgement.meanwhile') {
        refresh(addressOf(pair))
        setConflict({ message: told.message, word })
      } else setFailed(told)
    } finally {
      isBusy.current = false
    }
  }, [answer, pair, hold])

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return
      const word = keysOf[event.key]
      if (word && !made && !conflict) void judge(word)
      else if (event.key === 'u' && made) void takeBack(made.sequence, () => setMade(undefined))
      else if (event.key === 'l' || (made && (event.key === 'Enter' || event.key === ' ')) || (made && word)) leave(!made)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [judge, made, conflict, leave])

  if (failure && !answer) return <Failed failure={failure} />
  if (!answer) return <Loading />
  return (
    <div className="pair">
      <p className="quiet">{hint}</p>
      <Sides evidence={answer} />
      <div className="judge" role="group" aria-label={words.title}>
        {made ? (
          <p role="status">
            {words.yourWord}: <b>{words.said[made.word]}</b> <span className="quiet">{made.effect}</span>{' '}
            <button type="button" onClick={() => void takeBack(made.sequence, () => setMade(undefined))}>
              {words.undo} <kbd>u</kbd>
            </button>{' '}
            <button type="submit" onClick={() => leave(false)}>
              {words.next}
            </button>
          </p>
        ) : (
          <>
            {(['s', 'd', 'n'] as const).map((key) => (
              <button key={key} type="button" className={`judge-${keysOf[key]}`} onClick={() => void judge(keysOf[key]!)}>
                {{ s: words.same, d: words.different, n: words.unsure }[key]} <kbd>{key}</kbd>
              </button>
            ))}
            <button type="button" onClick={() => leave(true)}>
              {words.skip} <kbd>l</kbd>
            </button>
            <input ref={reason} type="text" maxLength={1000} placeholder={words.reason} aria-label={words.reason} />
          </>
        )}
      </div>
      {conflict ? (
        <div className="notice" role="alert">
          <h2>{words.meanwhile}</h2>
          <p>{conflict.message}</p>
          <p className="actions">
            <button type="button" onClick={() => leave(false)}>
              {words.keep}
            </button>
            <button type="button" onClick={() => void judge(conflict.word, true)}>
              {words.add}: {words.said[conflict.word]}
            </button>
          </p>
        </div>
      ) : null}
      {failed ? <Failed failure={failed} /> : null}
      {made && answer.others.length > 0 ? <Others others={answer.others} /> : null}
      {made && answer.own ? <Why why={answer.why} /> : null}
    </div>
  )
}

function Others({ others }: { others: readonly JudgementLine[] }) {
  return (
    <ul>
      {others.map(({ sequence, by, judgement, reason }) => (
        <li key={sequence}>
          <b>{by}</b>: {words.said[judgement]} <span className="quiet">{reason}</span>
        </li>
      ))}
    </ul>
  )
}

async function takeBack(sequence: number, done: () => void): Promise<void> {
  await tell(`/api/judgements/${sequence}/undo`, { reason: words.takenBack })
  done()
}
