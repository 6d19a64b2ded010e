import { useEffect, useState, type FormEvent } from 'react'
import type { NotAnswered } from '../ask.ts'
import { chooseLanguage, languages, useLanguage, type Language } from '../language.ts'
import { hasPasskeys, signInByPasskey } from '../passkey.ts'
import { signIn } from '../session.ts'
import { words as shell } from '../words/shell.ts'
import { words } from '../words/people.ts'

/** The page on which somebody of a team says who they are. */
export function SignIn() {
  const language = useLanguage()
  const [failure, setFailure] = useState<NotAnswered>()
  useEffect(() => {
    document.title = `${words.signIn} · Jackdaw`
  }, [language])
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const told = new FormData(event.currentTarget)
    signIn(String(told.get('name')), String(told.get('password'))).then(() => window.location.reload(), setFailure)
  }
  return (
    <main className="reading sign-in" key={language}>
      <h1>Jackdaw</h1>
      <p className="quiet">{words.signInHint}</p>
      <form className="form" onSubmit={submit}>
        <label>
          {words.name}
          <input name="name" autoComplete="username" required maxLength={100} autoFocus />
        </label>
        <label>
          {words.password}
          <input name="password" type="password" autoComplete="current-password" required maxLength={1024} />
        </label>
        <button type="submit">{words.signIn}</button>
      </form>
      {hasPasskeys() ? (
        <button type="button" onClick={() => void signInByPasskey().then(() => window.location.reload(), setFailure)}>
          {words.byPasskey}
        </button>
      ) : null}
      {failure ? (
        <p className="notice notice-bad" role="alert">
          {words.refusals[failure.code] ?? failure.message}
        </p>
      ) : null}
      <label>
        {shell.language}{' '}
        <select value={language} onChange={(event) => chooseLanguage(event.target.value as Language)}>
          {Object.entries(languages).map(([name, label]) => (
            <option key={name} value={name} lang={name}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </main>
  )
}
