/** Where the case is served that this client shows: `/`, or `/c/<name>/` where several are served together. */
export const base = /^\/c\/[^/]+\//.exec(window.location.pathname)?.[0] ?? '/'

/** The address of the list of cases. */
export const casesAddress = base === '/' ? '#/cases' : '/#/cases'

/** The address of something of this case at the server: `/api/...` or `/dossier/...`. */
export function atServer(path: string): string {
  return base + path.replace(/^\//, '')
}
