import { useEffect, useState } from 'react'
import type { EntityName, PathLine, PathsAnswer } from '../../../src/app/server/api-types.ts'
import { questionOf, useAnswer } from '../ask.ts'
import { useFocus } from '../focus.ts'
import { Failed, Loading } from '../part/say.tsx'
import { words } from '../words/chart.ts'
import { formatNumber } from '../words/format.ts'
import { EvidenceLines } from './evidence-lines.tsx'
import { Firmness } from './firmness.tsx'
import { PickEntity } from './pick-entity.tsx'

/** The shortest paths between two entities, each step with its evidence. */
export function PathPanel({ chosen, onShow }: { chosen: readonly EntityName[]; onShow: (path: readonly string[]) => void }) {
  const { from, until } = useFocus()
  const [ends, setEnds] = useState<readonly [EntityName | undefined, EntityName | undefined]>([chosen[0], chosen[1]])
  const [options, setOptions] = useState({ hops: 5, directed: false })
  const [asked, setAsked] = useState<string>()
  const selected = chosen.map(({ id }) => id).join(' ')
  useEffect(() => {
    if (chosen.length === 2) setEnds([chosen[0], chosen[1]])
  }, [selected])
  const { answer, failure, old } = useAnswer<PathsAnswer>(asked)
  const find = () => {
    const [a, b] = ends
    if (a && b) setAsked(questionOf('/api/chart/paths', { a: a.id, b: b.id, hops: options.hops, directed: options.directed ? 'yes' : '', from: from?.slice(0, 10), until: until?.slice(0, 10) }))
  }
  return (
    <section className="path-panel">
      <p className="quiet">{words.pathHint}</p>
      <div className="path-form">
        <label>
          <span className="quiet">{words.from}</span> <PickEntity label={words.from} value={ends[0]?.caption ?? ''} onPick={(entity) => setEnds([entity, ends[1]])} />
        </label>
        <label>
          <span className="quiet">{words.to}</span> <PickEntity label={words.to} value={ends[1]?.caption ?? ''} onPick={(entity) => setEnds([ends[0], entity])} />
        </label>
        <label>
          <span className="quiet">{words.hops}</span>{' '}
          <input className="few" type="number" min={1} max={8} value={options.hops} onChange={(event) => setOptions({ ...options, hops: Math.min(8, Math.max(1, event.target.valueAsNumber || 1)) })} /> {words.step}
        </label>
        <label>
          <input type="checkbox" checked={options.directed} onChange={(event) => setOptions({ ...options, directed: event.target.checked })} /> {words.directed}
        </label>
        <div className="actions">
          <button type="submit" disabled={!ends[0] || !ends[1]} onClick={find}>
            {words.findPaths}
          </button>
          {answer ? <button type="button" onClick={() => onShow([])}>{words.clearPath}</button> : null}
        </div>
      </div>
      {!ends[0] || !ends[1] ? <p className="quiet">{words.pickTwo}</p> : null}
      {failure ? <Failed failure={failure} /> : null}
      {asked && old && !failure ? <Loading /> : null}
      {ends[0] && ends[1] ? <Firmness key={`${ends[0].id} ${ends[1].id}`} a={ends[0].id} b={ends[1].id} /> : null}
      {answer && !old ? <Found answer={answer} onShow={onShow} /> : null}
    </section>
  )
}

function Found({ answer: { paths, isCut }, onShow }: { answer: PathsAnswer; onShow: (path: readonly string[]) => void }) {
  const [open, setOpen] = useState(0)
  useEffect(() => {
    const [first] = paths
    if (first) onShow(idsOf(first))
  }, [paths])
  if (paths.length === 0) return <p className="quiet">{words.noPath}</p>
  return (
    <>
      <ol className="paths">
        {paths.map((path, at) => (
          <li key={idsOf(path).join()} className={at === open ? 'is-here' : ''}>
            <button
              type="button" className="as-link" aria-expanded={at === open}
              onClick={() => {
                setOpen(at)
                onShow(idsOf(path))
              }}
            >
              {[path.hops[0]?.from.caption, ...path.hops.map(({ to }) => to.caption)].join(' › ')}
            </button>
            <p className="quiet">
              {formatNumber(path.hops.length)} {words.step} · {path.inTime === null ? words.undated : path.inTime ? words.inTime : words.notInTime}
            </p>
            {at === open ? path.hops.map((hop) => (
              <div key={hop.from.id} className="hop">
                <h3>
                  {hop.from.caption} <span className="quiet">–</span> {hop.to.caption}
                </h3>
                <EvidenceLines rows={hop.shown} total={hop.links} from={hop.from.id} first={4} />
              </div>
            )) : null}
          </li>
        ))}
      </ol>
      {isCut ? <p className="quiet">{words.cut}</p> : null}
    </>
  )
}

function idsOf({ hops }: PathLine): string[] {
  return [...hops.slice(0, 1).map(({ from }) => from.id), ...hops.map(({ to }) => to.id)]
}
