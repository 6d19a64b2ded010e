import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { NotAnswered } from '../ask.ts'
import { hasPasskeys, proveByPasskey } from '../passkey.ts'
import { provided } from '../prove.ts'
import { proveAgain } from '../session.ts'
import { words } from '../words/people.ts'

/** Asks for the password, or a passkey, again before a grave deed, which then goes on. */
export function Proof() {
  const dialog = useRef<HTMLDialogElement>(null)
  const [done, setDone] = useState<(isProven: boolean) => void>()
  const [failure, setFailure] = useState<NotAnswered>()
  useEffect(() => provided((answer) => setDone(() => answer)), [])
  useEffect(() => {
    if (done) dialog.current?.showModal()
    else dialog.current?.close()
  }, [done])
  const end = (isProven: boolean) => {
    done?.(isProven)
    setDone(undefined)
    setFailure(undefined)
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    proveAgain(String(new FormData(event.currentTarget).get('password'))).then(() => end(true), setFailure)
  }
  return (
    <dialog ref={dialog} aria-label={words.prove} onClose={() => end(false)}>
      {done ? (
        <form className="form" onSubmit={submit}>
          <p>{words.proveHint}</p>
          <label>
            {words.password}
            <input name="password" type="password" autoComplete="current-password" required maxLength={1024} autoFocus />
          </label>
          {failure ? <p role="alert">{words.refusals[failure.code] ?? failure.message}</p> : null}
          <button type="submit">{words.prove}</button>{' '}
          {hasPasskeys() ? (
            <button type="button" onClick={() => void proveByPasskey().then(() => end(true), setFailure)}>
              {words.proveByPasskey}
            </button>
          ) : null}{' '}
          <button type="button" onClick={() => end(false)}>
            {words.cancel}
          </button>
        </form>
      ) : null}
    </dialog>
  )
}
