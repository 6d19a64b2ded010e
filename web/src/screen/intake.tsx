import { useState, type DragEvent } from 'react'
import type { Overview } from '../../../src/app/server/api-types.ts'
import { refresh, useAnswer } from '../ask.ts'
import { filesOf, handOver, type HandedOver } from '../handover.ts'
import { Failed, Loading } from '../part/say.tsx'
import { words } from '../words/intake.ts'
import { Arrivals, type Arrival } from './intake/arrivals.tsx'
import { Build } from './intake/build.tsx'

/** Files are handed over, hashed and taken in; then the case is built. */
export function IntakeScreen() {
  const { answer, failure } = useAnswer<Overview>('/api/overview')
  const [arrivals, setArrivals] = useState<readonly Arrival[]>([])
  const [authority, setAuthority] = useState('')
  const [isOver, setOver] = useState(false)
  if (failure && !answer) return <Failed failure={failure} />
  if (!answer) return <Loading />
  const under = authority || (answer.authorities[0]?.id ?? '')

  const take = async (files: readonly HandedOver[]) => {
    const first = arrivals.length
    setArrivals((before) => [...before, ...files.map(({ path, file }): Arrival => ({ path, size: file.size, state: 'waiting', share: 0, number: '', sha256: '', problems: [] }))])
    const note = (index: number, parts: Partial<Arrival>) => setArrivals((before) => before.map((arrival, at) => (at === first + index ? { ...arrival, ...parts } : arrival)))
    for (const [index, file] of files.entries()) {
      note(index, { state: 'sending' })
      try {
        const { outcome, number, sha256, problems } = await handOver(file, under, (share) => note(index, { share }))
        note(index, { state: outcome, share: 1, number, sha256, problems })
      } catch (thrown) {
        note(index, { state: 'failed', problems: [thrown instanceof Error ? thrown.message : String(thrown)] })
      }
    }
    refresh('/api/overview', '/api/cases')
  }
  const drop = async (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    await take(await filesOf(event.dataTransfer))
  }
  return (
    <section className="reading intake">
      <h1>{words.title}</h1>
      {answer.authorities.length === 0 ? (
        <p className="notice">{words.none}</p>
      ) : (
        <>
          <div
            className={`drop${isOver ? ' is-over' : ''}`} data-drop onDragOver={(event) => { event.preventDefault(); setOver(true) }}
            onDragLeave={() => setOver(false)} onDrop={(event) => void drop(event)}
          >
            <p>
              <b>{words.drop}</b> {words.or} <Choose label={words.choose} take={take} /> <Choose label={words.chooseFolder} take={take} isFolder />
            </p>
            <label>
              {words.authority}{' '}
              <select value={under} onChange={(event) => setAuthority(event.target.value)}>
                {answer.authorities.map(({ id, kind, reference }) => (
                  <option key={id} value={id}>
                    {id} {kind}: {reference}
                  </option>
                ))}
              </select>
            </label>
            <p className="quiet">{words.hint}</p>
          </div>
          <Arrivals arrivals={arrivals} />
        </>
      )}
      <Build overview={answer} />
    </section>
  )
}

function Choose({ label, take, isFolder = false }: { label: string; take: (files: readonly HandedOver[]) => Promise<void>; isFolder?: boolean }) {
  return (
    <label className="button choose">
      {label}
      <input
        type="file" multiple {...(isFolder ? { webkitdirectory: '' } : {})}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }))
          event.target.value = ''
          void take(files)
        }}
      />
    </label>
  )
}
