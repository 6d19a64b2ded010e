import { useMemo, useSyncExternalStore } from 'react'

/** Where the reader is: `#/exhibit/17?at=row%3D2` is the path `exhibit`, `17` and the query `at`. */
export interface Address {
  readonly path: readonly string[]
  readonly query: Readonly<Record<string, string>>
}

/** Reads a fragment of the address bar. */
export function parseAddress(hash: string): Address {
  const text = hash.replace(/^#?\/?/, '')
  const at = text.indexOf('?')
  const path = (at < 0 ? text : text.slice(0, at)).split('/').filter(Boolean).map(decode)
  return { path, query: Object.fromEntries(new URLSearchParams(at < 0 ? '' : text.slice(at + 1))) }
}

/** The fragment of an address; parts of the query that are empty are left out. */
export function formatAddress(path: readonly string[], query: Readonly<Record<string, string | undefined>> = {}): string {
  const told = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '')
  const words = new URLSearchParams(told).toString()
  return `#/${path.map(encodeURIComponent).join('/')}${words ? `?${words}` : ''}`
}

/** The address now, kept up with the address bar. */
export function useAddress(): Address {
  const hash = useSyncExternalStore(listen, () => window.location.hash)
  return useMemo(() => parseAddress(hash), [hash])
}

/** Goes to an address. With `replace` the step back does not return here: for filters while they are typed. */
export function go(hash: string, replace = false): void {
  if (hash === window.location.hash) return
  if (!replace) {
    window.location.hash = hash
    return
  }
  window.history.replaceState(null, '', hash)
  window.dispatchEvent(new HashChangeEvent('hashchange'))
}

/** Changes parts of the query of the address now; undefined removes a part. */
export function change(parts: Readonly<Record<string, string | undefined>>, replace = false): void {
  const { path, query } = parseAddress(window.location.hash)
  go(formatAddress(path, { ...query, ...parts }), replace)
}

function listen(changed: () => void): () => void {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
