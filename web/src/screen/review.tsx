import type { ReviewAnswer } from '../../../src/app/server/api-types.ts'
import { change } from '../address.ts'
import { questionOf, useAnswer } from '../ask.ts'
import { Failed, Loading } from '../part/say.tsx'
import type { ScreenProps } from '../screens.tsx'
import { formatNumber } from '../words/format.ts'
import { words } from '../words/review.ts'
import { Agreements } from './review/agreements.tsx'
import { Judgements } from './review/judgements.tsx'
import { Judging } from './review/judging.tsx'

const tabs = ['open', 'second', 'judged', 'agreement'] as const

/** Pairs that may be the same, for a person to judge: the evidence first, the score after. */
export function ReviewScreen({ query }: Pick<ScreenProps, 'query'>) {
  const tab = tabs.find((name) => name === query['tab']) ?? 'open'
  const { answer, failure } = useAnswer<ReviewAnswer>(questionOf('/api/review', { order: tab === 'second' ? 'second' : 'open', limit: 200 }))
  if (failure && !answer) return <Failed failure={failure} />
  if (!answer) return <Loading />
  const numbers = { [tab]: answer.pairs.length, judged: answer.judgements.length } as Readonly<Record<string, number>>
  return (
    <section className="review">
      <header className="list-title">
        <h1>{words.title}</h1>
        <div className="tabs" role="tablist" aria-label={words.orders}>
          {tabs.map((name) => (
            <button key={name} type="button" role="tab" aria-selected={name === tab} onClick={() => change({ tab: name === 'open' ? undefined : name })}>
              {words[name]} {numbers[name] && name !== 'agreement' ? <span className="number">{formatNumber(numbers[name])}</span> : null}
            </button>
          ))}
        </div>
        <span className="quiet">{answer.me}</span>
      </header>
      {tab === 'open' || tab === 'second' ? <Judging key={tab} answer={answer} hint={tab === 'open' ? words.hint : words.secondHint} wanted={query['pair']} /> : null}
      {tab === 'judged' ? <Judgements answer={answer} /> : null}
      {tab === 'agreement' ? <Agreements answer={answer} /> : null}
    </section>
  )
}
