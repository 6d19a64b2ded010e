import { useEffect, useState } from 'react'
import type { NotebookAnswer, NotebookLine, NotebookRunAnswer } from '../../../src/app/server/notebook-types.ts'
import { NotAnswered, refresh, tell, useAnswer } from '../ask.ts'
import { Empty, Failed } from '../part/say.tsx'
import type { ScreenProps } from '../screens.tsx'
import { words } from '../words/notebook.ts'
import { CellEditor } from './notebook/cell-editor.tsx'
import { draftOf, freshCell, freshDraft, textOf, type CellDraft, type NotebookDraft } from './notebook/draft.ts'
import { StandingQuestions } from './notebook/standing-questions.tsx'

/** Notebooks of the case: text, SQL, tools and charts, run again to the same result. */
export function NotebookScreen({ path: [, name = ''] }: ScreenProps) {
  const { answer: list } = useAnswer<NotebookLine[]>('/api/notebooks')
  const { answer: kept, failure } = useAnswer<NotebookAnswer>(name ? `/api/notebooks/${encodeURIComponent(name)}` : undefined)
  return (
    <div className="notebook">
      <aside aria-label={words.list}>
        <h2>{words.list}</h2>
        <ul>
          {(list ?? []).map((each) => (
            <li key={each.name}>
              <a href={`#/notebook/${encodeURIComponent(each.name)}`} aria-current={each.name === name ? 'page' : undefined}>
                {each.name}
              </a>
            </li>
          ))}
          <li>
            <a href="#/notebook">{words.fresh}</a>
          </li>
        </ul>
        <StandingQuestions />
      </aside>
      <section>
        {failure ? <Failed failure={failure} /> : null}
        {name === '' || kept?.name === name ? <Notebook key={kept && name ? kept.sha256 : 'new'} name={name} start={name && kept ? draftOf(kept.notebook) : freshDraft()} /> : null}
      </section>
    </div>
  )
}

function Notebook({ name, start }: { name: string; start: NotebookDraft }) {
  const [draft, setDraft] = useState(start)
  const [title, setTitle] = useState(name)
  const [run, setRun] = useState<NotebookRunAnswer>()
  const [failure, setFailure] = useState<NotAnswered>()
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const attempt = async (work: (text: string) => Promise<void>) => {
    setBusy(true)
    setFailure(undefined)
    setNote('')
    try {
      await work(textOf(draft))
    } catch (thrown) {
      setFailure(thrown instanceof NotAnswered ? thrown : new NotAnswered('notebook.invalid', `${words.wrongJson} ${(thrown as Error).message}`))
    } finally {
      setBusy(false)
    }
  }
  const runIt = () => attempt(async (text) => setRun(await tell<NotebookRunAnswer>('/api/notebook-runs', { text })))
  const saveIt = () => attempt(async (text) => {
    await tell<NotebookAnswer>(`/api/notebooks/${encodeURIComponent(title.trim())}`, { text })
    setNote(words.saved)
    refresh('/api/notebooks')
    if (title.trim() !== name) location.hash = `#/notebook/${encodeURIComponent(title.trim())}`
  })
  // A kept notebook shows its result at once.
  useEffect(() => {
    if (name) void runIt()
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  const change = (index: number, cell: CellDraft) => setDraft({ ...draft, cells: draft.cells.map((each, at) => (at === index ? cell : each)) })
  const moveUp = (index: number) => setDraft({ ...draft, cells: draft.cells.toSpliced(index, 1).toSpliced(index - 1, 0, draft.cells[index]!) })
  return (
    <>
      <header className="notebook-head">
        <h1>{words.title}</h1>
        <label>
          {words.heading} <input value={draft.title} onChange={(event) => setDraft({ ...draft, title: event.target.value })} />
        </label>
        <label>
          {words.name} <input value={title} onChange={(event) => setTitle(event.target.value)} maxLength={80} />
        </label>
        <button type="button" onClick={() => void runIt()} disabled={busy}>
          {words.run}
        </button>
        <button type="button" onClick={() => void saveIt()} disabled={busy || title.trim() === ''}>
          {words.save}
        </button>
        {note ? <span role="status">{note}</span> : null}
      </header>
      {failure ? <Failed failure={failure} /> : null}
      {draft.cells.length === 0 ? <Empty>{words.none}</Empty> : null}
      {draft.cells.map((cell, index) => (
        <CellEditor
          key={index} cell={cell} run={run} onChange={(next) => change(index, next)} onRun={() => void runIt()}
          onUp={index > 0 ? () => moveUp(index) : undefined} onRemove={() => setDraft({ ...draft, cells: draft.cells.toSpliced(index, 1) })}
        />
      ))}
      <p className="actions">
        {words.add}{' '}
        {(['text', 'sql', 'tool', 'chart'] as const).map((kind) => (
          <button key={kind} type="button" onClick={() => setDraft({ ...draft, cells: [...draft.cells, freshCell(kind, draft.cells)] })}>
            {words.kinds[kind]}
          </button>
        ))}
      </p>
      {run ? (
        <p className="quiet" title={words.sameHint}>
          {words.same} <code>{run.sha256}</code>
        </p>
      ) : null}
    </>
  )
}
