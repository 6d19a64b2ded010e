import { useEffect, useState } from 'react'
import type { MappingAnswer, MappingPreview } from '../../../../src/app/server/api-types.ts'
import { questionOf, refresh, tell, useAnswer, type NotAnswered } from '../../ask.ts'
import { PlaceLink } from '../../part/link.tsx'
import { Failed, Loading, Tag } from '../../part/say.tsx'
import { words } from '../../words/intake.ts'
import { Preview } from './preview.tsx'

const waitMs = 500

/** One table: the mapping as text, the reason for each column, and beside it what the first rows give, as it is typed. */
export function MappingEditor({ exhibit, sheet }: { exhibit: string; sheet: string | undefined }) {
  const { answer, failure } = useAnswer<MappingAnswer>(questionOf(`/api/exhibits/${exhibit}/mapping`, { sheet }))
  if (failure && !answer) return <Failed failure={failure} />
  if (!answer) return <Loading />
  return <Editor answer={answer} exhibit={exhibit} sheet={sheet} />
}

function Editor({ answer, exhibit, sheet }: { answer: MappingAnswer; exhibit: string; sheet: string | undefined }) {
  const [text, setText] = useState(answer.text)
  const [name, setName] = useState(answer.name)
  const [isSaved, setSaved] = useState(false)
  const [failure, setFailure] = useState<NotAnswered>()
  const preview = usePreview(text, { exhibit, sheet })
  const act = async (deed: () => Promise<unknown>) => {
    try {
      await deed()
      setFailure(undefined)
      setSaved(true)
      refresh('/api/mappings', '/api/exhibits', '/api/overview')
    } catch (thrown) {
      setFailure(thrown as NotAnswered)
    }
  }
  const nameSafe = name.replace(/[^\p{L}\p{N}_.-]+/gu, '-').replace(/^[-.]+/, '')
  return (
    <section className="mapping">
      <header className="list-title">
        <a href="#/mapping">‹ {words.back}</a>
        <h1>{answer.name}</h1>
        <Tag tone={answer.state === 'confirmed' ? 'judged' : 'machine'}>{answer.state === 'confirmed' ? words.confirmed : words.proposed}</Tag>
        <PlaceLink place={answer.place} /> {sheet ? <span className="quiet">{sheet}</span> : null}
      </header>
      <div className="mapping-columns">
        <div>
          <h2>{words.text}</h2>
          <textarea aria-label={words.text} value={text} onChange={(event) => { setText(event.target.value); setSaved(false) }} spellCheck={false} rows={24} />
          <p className="actions">
            <label>
              {words.saveAs} <input value={name} onChange={(event) => setName(event.target.value)} size={24} />
            </label>
            <button type="submit" disabled={preview.failure !== undefined || nameSafe === ''} onClick={() => void act(() => tell('/api/mappings', { name: nameSafe, text }))}>
              {words.confirm}
            </button>
            {answer.state === 'confirmed' ? (
              <button type="button" onClick={() => void act(() => tell(`/api/mappings/${encodeURIComponent(answer.name)}/withdraw`, { reason: words.withdrawReason }))}>
                {words.withdraw}
              </button>
            ) : null}
          </p>
          {isSaved ? <p role="status">{words.saved}</p> : null}
          {failure ? <Failed failure={failure} /> : null}
        </div>
        <div>
          <Preview preview={preview.preview} failure={preview.failure} />
          <Reasons answer={answer} />
        </div>
      </div>
    </section>
  )
}

function Reasons({ answer }: { answer: MappingAnswer }) {
  return (
    <section>
      <h2>{words.reasons}</h2>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{words.column}</th>
            <th scope="col">{words.meaning}</th>
            <th scope="col" className="number">
              {words.sure}
            </th>
            <th scope="col">{words.why}</th>
          </tr>
        </thead>
        <tbody>
          {answer.columns.map(({ column, meaning, confidence, reason }) => (
            <tr key={column}>
              <th scope="row">{column}</th>
              <td>{meaning}</td>
              <td className="number">{Math.round(confidence * 100)} %</td>
              <td className="quiet value">{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The entities that the first rows give under a text, asked when it was not typed in for a moment. */
function usePreview(text: string, { exhibit, sheet }: { exhibit: string; sheet: string | undefined }): { preview?: MappingPreview; failure?: NotAnswered } {
  const [state, setState] = useState<{ preview?: MappingPreview; failure?: NotAnswered }>({})
  useEffect(() => {
    if (text.trim() === '') return undefined
    let wanted = true
    const timer = window.setTimeout(() => {
      tell<MappingPreview>(`/api/exhibits/${exhibit}/mapping/preview`, { text, ...(sheet ? { sheet } : {}) }).then(
        (preview) => wanted && setState({ preview }),
        (failure: NotAnswered) => wanted && setState((before) => ({ ...before, failure })),
      )
    }, waitMs)
    return () => {
      wanted = false
      window.clearTimeout(timer)
    }
  }, [text, exhibit, sheet])
  return state
}
