import { useEffect, useState } from 'react'
import { change, formatAddress, go, parseAddress } from './address.ts'
import { words } from './words/shell.ts'

const waitMs = 1_200

/** The keys that work on every screen, and whether their list is shown. */
export function useKeys(): { readonly isHelpOpen: boolean; showHelp(): void; hideHelp(): void } {
  const [isHelpOpen, setHelp] = useState(false)
  useEffect(() => {
    let before = -waitMs
    const onKey = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey) return
      if (event.key === 'Escape') return onEscape(event)
      if (isTyping(event.target)) return
      const isSecond = event.timeStamp - before < waitMs
      before = -waitMs
      if (isSecond) {
        const section = words.sections.find(({ key }) => key === event.key)
        if (section) go(formatAddress([section.path]))
      } else if (event.key === 'g') {
        before = event.timeStamp
      } else if (event.key === '/') {
        event.preventDefault()
        document.querySelector<HTMLInputElement>('#search')?.select()
      } else if (event.key === '?') {
        setHelp(true)
      } else if ((event.key === 'j' || event.key === 'k') && document.activeElement === document.body) {
        document.querySelector<HTMLElement>('[data-list]')?.focus()
      } else if (event.key === '[' || event.key === ']') {
        document.querySelector<HTMLAnchorElement>(event.key === '[' ? '[data-previous]' : '[data-next]')?.click()
      }
    }
    const onEscape = (event: KeyboardEvent) => {
      if (isTyping(event.target)) (event.target as HTMLElement).blur()
      else if (document.querySelector('dialog[open]')) setHelp(false)
      else if (parseAddress(window.location.hash).query['see']) change({ see: undefined, at: undefined, face: undefined })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return { isHelpOpen, showHelp: () => setHelp(true), hideHelp: () => setHelp(false) }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select') !== null
}
