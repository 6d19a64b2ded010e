import { useEffect, useState, type FormEvent } from 'react'
import { formatAddress, go } from '../address.ts'
import { words } from '../words/shell.ts'

/** The search box above every screen; `/` puts the cursor into it. */
export function SearchBox({ query }: { query: string }) {
  const [text, setText] = useState(query)
  useEffect(() => void setText(query), [query])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim()) go(formatAddress(['search'], { q: text.trim() }))
  }
  return (
    <form className="search-box" role="search" onSubmit={submit}>
      <input id="search" type="search" value={text} onChange={(event) => setText(event.target.value)} placeholder={words.search} aria-label={words.search} spellCheck={false} autoComplete="off" />
      <kbd aria-hidden="true">/</kbd>
    </form>
  )
}
