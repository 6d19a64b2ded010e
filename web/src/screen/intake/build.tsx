import { useState } from 'react'
import type { Overview, WorkState } from '../../../../src/app/server/api-types.ts'
import { tell, type NotAnswered } from '../../ask.ts'
import { useTold } from '../../changes.ts'
import { Failed, Tag } from '../../part/say.tsx'
import { formatNumber } from '../../words/format.ts'
import { words } from '../../words/intake.ts'
import { words as overviewWords } from '../../words/overview.ts'

/** The build: how far it is, told as it goes, to start and to stop. */
export function Build({ overview }: { overview: Overview }) {
  const { work } = useTold()
  const [failure, setFailure] = useState<NotAnswered>()
  const act = (path: string) => {
    setFailure(undefined)
    tell(path).catch((thrown: NotAnswered) => setFailure(thrown))
  }
  const isRunning = work?.state === 'running'
  return (
    <section className="build">
      <h2>{words.build}</h2>
      <p>
        <Tag tone={overview.build.state === 'current' ? 'read' : 'partly'}>{overviewWords.built[overview.build.state]}</Tag>{' '}
        {isRunning ? (
          <button type="button" onClick={() => act('/api/job/stop')}>
            {words.stop}
          </button>
        ) : (
          <button type="submit" onClick={() => act('/api/job/build')}>
            {words.begin}
          </button>
        )}
      </p>
      <p className="quiet">{words.buildHint}</p>
      {failure ? <Failed failure={failure} /> : null}
      {work && work.state !== 'none' ? <Progress work={work} /> : null}
    </section>
  )
}

function Progress({ work }: { work: WorkState }) {
  return (
    <div className="notice" role="status">
      <p>
        <b>{words.work[work.state]}</b> <span className="quiet">{work.by ? `${words.startedBy} ${work.by}` : ''}</span> {work.state === 'failed' || work.state === 'done' ? work.message : ''}
      </p>
      {work.state === 'running' ? (
        <p>
          {work.step} <progress {...(work.total ? { value: work.done, max: work.total } : {})} aria-label={work.step} /> {work.done > 0 ? formatNumber(work.done) : ''}
          {work.total ? ` / ${formatNumber(work.total)}` : ''} {work.unit}
        </p>
      ) : null}
      <ul className="quiet">
        {work.notes.map((note, index) => (
          <li key={index}>{note}</li>
        ))}
      </ul>
    </div>
  )
}
