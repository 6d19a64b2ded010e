/** The colours that a canvas draws with, read from the style sheet. */
export interface Look {
  readonly theme: 'light' | 'dark'
  readonly ink: string
  readonly soft: string
  readonly line: string
  readonly faint: string
  readonly paper: string
  readonly ground: string
  readonly accent: string
  readonly doubt: string
  readonly machine: string
  readonly mark: string
  readonly markInk: string
  readonly sans: string
}

/** The colours of the page as they are now. */
export function readLook(theme: 'light' | 'dark'): Look {
  const style = window.getComputedStyle(document.documentElement)
  const read = (name: string) => style.getPropertyValue(name).trim()
  return {
    theme, ink: read('--ink'), soft: read('--soft'), line: read('--line'), faint: read('--faint'), paper: read('--paper'), ground: read('--ground'),
    accent: read('--accent'), doubt: read('--doubt'), machine: read('--machine'), mark: read('--mark'), markInk: read('--mark-ink'), sans: read('--sans'),
  }
}
