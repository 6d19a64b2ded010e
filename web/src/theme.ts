import { useSyncExternalStore } from 'react'

/** How the client looks: as the system does, or always one way. */
export type Theme = 'system' | 'light' | 'dark'

const remembered = 'jackdaw-theme'
const changed = 'jackdaw-theme'
const systemDark = window.matchMedia('(prefers-color-scheme: dark)')

/** The look that is chosen. */
export function useTheme(): Theme {
  return useSyncExternalStore(listen, themeNow)
}

/** The look that is shown: what draws on a canvas reads the colours of the style sheet again when it changes. */
export function useShownTheme(): 'light' | 'dark' {
  return useSyncExternalStore(listen, shownTheme)
}

/** Chooses a look for this browser. */
export function chooseTheme(theme: Theme): void {
  window.localStorage.setItem(remembered, theme)
  window.dispatchEvent(new Event(changed))
}

/** Shows the look that is chosen, and follows the system where it is to. */
export function showTheme(): void {
  const show = (): void => {
    document.documentElement.dataset['theme'] = shownTheme()
  }
  show()
  window.addEventListener(changed, show)
  systemDark.addEventListener('change', show)
}

function themeNow(): Theme {
  const chosen = window.localStorage.getItem(remembered)
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

function shownTheme(): 'light' | 'dark' {
  const theme = themeNow()
  return theme === 'system' ? (systemDark.matches ? 'dark' : 'light') : theme
}

function listen(notify: () => void): () => void {
  window.addEventListener(changed, notify)
  systemDark.addEventListener('change', notify)
  return () => {
    window.removeEventListener(changed, notify)
    systemDark.removeEventListener('change', notify)
  }
}
