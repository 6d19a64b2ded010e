import { useEffect, useRef, useState } from 'react'
import { change } from '../address.ts'

const waitMs = 200

/** Words that narrow a list, kept in the address as `q` while they are typed. */
export function FilterBox({ value, label }: { value: string; label: string }) {
  const [text, setText] = useState(value)
  const typed = useRef(value)
  useEffect(() => {
    if (value !== typed.current) setText(value)
    typed.current = value
  }, [value])
  useEffect(() => {
    if (text === typed.current) return undefined
    const timer = window.setTimeout(() => {
      typed.current = text
      change({ q: text || undefined }, true)
    }, waitMs)
    return () => window.clearTimeout(timer)
  }, [text])
  return <input className="filter" type="search" aria-label={label} placeholder={label} value={text} onChange={(event) => setText(event.target.value)} spellCheck={false} />
}
