import { useEffect, useState } from 'react'
import { base } from '../base.ts'
import { readSession, signOut } from '../session.ts'
import { words } from '../words/people.ts'

/** Who is signed in, the way to the people of the case, and out. On the server of one person: nothing. */
export function WhoIAm() {
  const [name, setName] = useState<string | null>(null)
  useEffect(() => {
    readSession().then((session) => setName(session.team ? session.name : null), () => setName(null))
  }, [])
  if (name === null) return null
  return (
    <>
      {base === '/' ? <span className="quiet">{name}</span> : <a href="#/people">{name}</a>}
      <button type="button" onClick={() => void signOut()}>
        {words.signOut}
      </button>
    </>
  )
}
