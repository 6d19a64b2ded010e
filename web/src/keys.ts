import { useEffect, useState } from 'react'
import { change, formatAddress, go, parseAddress } from './address.ts'
import { screens } from './screens.tsx'
import { redo, undo } from './undo.ts'

const waitMs = 1_200

/** What is open over every screen. */
export interface Keys {
  readonly isHelpOpen: boolean
  readonly isPaletteOpen: boolean
  showHelp(): void
  hideHelp(): void
  hidePalette(): void
}

/** The keys that work on every screen, with the list of keys and the palette. */
export function useKeys(): Keys {
  const [open, setOpen] = useState<'help' | 'palette' | undefined>()
  useEffect(() => {
    let before = -waitMs
    const onKey = (event: KeyboardEvent): void => {
      if (event.metaKey || event.ctrlKey) return onControl(event, () => setOpen('palette'))
      if (event.altKey) return
      if (event.key === 'Escape') return onEscape(event, () => setOpen(undefined))
      if (isTyping(event.target) || document.querySelector('dialog[open]')) return
      const isSecond = event.timeStamp - before < waitMs
      before = -waitMs
      if (isSecond) goBy(event.key)
      else if (event.key === 'g') before = event.timeStamp
      else if (event.key === '?') setOpen('help')
      else onPlainKey(event)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return {
    isHelpOpen: open === 'help',
    isPaletteOpen: open === 'palette',
    showHelp: () => setOpen('help'),
    hideHelp: () => setOpen(undefined),
    hidePalette: () => setOpen((before) => (before === 'palette' ? undefined : before)),
  }
}

/** Whether a key belongs to what is being typed. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]') !== null
}

function onControl(event: KeyboardEvent, showPalette: () => void): void {
  const key = event.key.toLowerCase()
  if (key === 'k') {
    event.preventDefault()
    showPalette()
  }
  if (isTyping(event.target)) return
  if (key === 'z') {
    event.preventDefault()
    void (event.shiftKey ? redo() : undo())
  } else if (key === 'y') {
    event.preventDefault()
    void redo()
  }
}

function goBy(key: string): void {
  const screen = screens.find((candidate) => candidate.key === key)
  if (screen) go(formatAddress([screen.path]))
}

function onPlainKey(event: KeyboardEvent): void {
  if (event.key === '/') {
    event.preventDefault()
    document.querySelector<HTMLInputElement>('#search')?.select()
  } else if ((event.key === 'j' || event.key === 'k') && document.activeElement === document.body) {
    document.querySelector<HTMLElement>('[data-list]')?.focus()
  } else if (event.key === '[' || event.key === ']') {
    document.querySelector<HTMLAnchorElement>(event.key === '[' ? '[data-previous]' : '[data-next]')?.click()
  } else if (event.key === 'b') {
    document.querySelector<HTMLButtonElement>('[data-pin]')?.click()
  } else if (event.key === 'c') {
    document.querySelector<HTMLButtonElement>('[data-cite]')?.click()
  }
}

function onEscape(event: KeyboardEvent, close: () => void): void {
  if (document.querySelector('dialog[open]')) close()
  else if (isTyping(event.target)) (event.target as HTMLElement).blur()
  else if (parseAddress(window.location.hash).query['see']) change({ see: undefined, at: undefined, face: undefined })
}
