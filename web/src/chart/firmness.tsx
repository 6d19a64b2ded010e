import { useState } from 'react'
import type { FirmnessAnswer, ShareLine } from '../../../src/app/server/api-types.ts'
import { questionOf, useAnswer } from '../ask.ts'
import { Failed, Loading } from '../part/say.tsx'
import { words } from '../words/firmness.ts'
import { formatNumber } from '../words/format.ts'

/** Switch: in what share of worlds two entities are linked at all, where it is not sure who is one with whom. */
export function Firmness({ a, b }: { a: string; b: string }) {
  const [isAsked, setAsked] = useState(false)
  const { answer, failure, old } = useAnswer<FirmnessAnswer>(isAsked ? questionOf('/api/worlds', { entities: `${a},${b}` }) : undefined)
  return (
    <div className="firmness">
      <label title={words.hint}>
        <input type="checkbox" checked={isAsked} onChange={() => setAsked(!isAsked)} /> {words.ask}
      </label>
      {isAsked && failure ? <Failed failure={failure} /> : null}
      {isAsked && !failure && (old || !answer) ? <Loading /> : null}
      {isAsked && answer && !old ? (
        <dl className="quiet">
          <Share label={words.linked} share={answer.linked} worlds={answer.worlds} />
          <Share label={words.same} share={answer.same} worlds={answer.worlds} />
          <Share label={words.grouped} share={answer.grouped} worlds={answer.worlds} />
          {answer.hops ? (
            <div>
              <dt>{words.hops}</dt>
              <dd>{answer.hops.low === answer.hops.high ? formatNumber(answer.hops.median) : `${formatNumber(answer.hops.low)}–${formatNumber(answer.hops.high)}`}</dd>
            </div>
          ) : null}
          <div>
            <dt>{words.uncertain}</dt>
            <dd>{formatNumber(answer.uncertain)}</dd>
          </div>
        </dl>
      ) : null}
    </div>
  )
}

function Share({ label, share, worlds }: { label: string; share: ShareLine | undefined; worlds: number }) {
  if (!share) return null
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <b>{formatNumber(Math.round(share.share * worlds))}</b> / {formatNumber(worlds)} ({share.low.toFixed(2)}–{share.high.toFixed(2)})
      </dd>
    </div>
  )
}
