import { useRef, useState } from 'react'
import type { Overview, ReleaseAnswer } from '../../../../src/app/server/api-types.ts'
import { tell, useAnswer, type NotAnswered } from '../../ask.ts'
import { Failed } from '../../part/say.tsx'
import { words } from '../../words/release.ts'

/** Releases the dossier: for whom and what for is asked, and both stand in the journal and the log of uses. */
export function Release() {
  const dialog = useRef<HTMLDialogElement>(null)
  const { answer: overview } = useAnswer<Overview>('/api/overview')
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<NotAnswered>()
  const [released, setReleased] = useState<ReleaseAnswer>()
  const release = async (told: FormData) => {
    setBusy(true)
    try {
      setReleased(await tell<ReleaseAnswer>('/api/release', { recipient: String(told.get('recipient')), purpose: String(told.get('purpose')) }))
      setFailure(undefined)
    } catch (thrown) {
      setFailure(thrown as NotAnswered)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        {words.release}…
      </button>
      <dialog ref={dialog} className="help release" aria-label={words.release} onClose={() => setReleased(undefined)}>
        <h2>{words.release}</h2>
        <p className="quiet">{words.hint}</p>
        {overview?.build.state === 'current' ? null : <p className="notice">{words.outdated}</p>}
        {released ? (
          <>
            <p>
              {words.written} <code>{released.path}</code>
            </p>
            <p>
              SHA-256 <code>{released.sha256}</code>
            </p>
            <p className="quiet">{words.checkpoint}</p>
            <pre>{released.checkpoint}</pre>
          </>
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault()
              void release(new FormData(event.currentTarget))
            }}
          >
            <label>
              {words.recipient} <input name="recipient" required maxLength={200} autoFocus />
            </label>
            <label>
              {words.purpose} <textarea name="purpose" required maxLength={2000} rows={2} defaultValue={overview?.purpose} />
            </label>
            {failure ? <Failed failure={failure} /> : null}
            <p className="actions">
              <button type="submit" disabled={isBusy}>
                {isBusy ? words.busy : words.release}
              </button>
            </p>
          </form>
        )}
        <p className="actions">
          <button type="button" onClick={() => dialog.current?.close()}>
            {words.close}
          </button>
        </p>
      </dialog>
    </>
  )
}
