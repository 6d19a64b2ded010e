import { authorityKinds, type AuthorityDraft, type AuthorityKind } from '../../case/authority.ts'

/** The parts of an authority that stand in options of their own. */
export interface AuthorityOptions {
  readonly authority?: string
  readonly authorityIssuer?: string
  readonly authorityScope?: string
  readonly authorityFrom?: string
  readonly authorityUntil?: string
}

/**
 * Reads `kind: reference` (`warrant: 2026/114`). A text that does not begin with a kind is the reference of an authority
 * of kind `other`: it is recorded as it was told, never guessed at. Issuer and scope say that they were not stated.
 */
export function parseAuthority(text: string, options: AuthorityOptions): AuthorityDraft {
  const [, word = '', rest = ''] = /^\s*([a-z-]+)\s*[:=,\s]\s*(.*)$/isu.exec(text) ?? []
  const kind = authorityKinds.find((candidate) => candidate === word.toLowerCase())
  const draft: { kind: AuthorityKind; reference: string } = kind && rest ? { kind, reference: rest.trim() } : { kind: kind ?? 'other', reference: text.trim() }
  return {
    ...draft,
    issuer: options.authorityIssuer ?? 'not stated',
    scope: options.authorityScope ?? 'the exhibits taken in under it',
    ...(options.authorityFrom ? { from: options.authorityFrom } : {}),
    ...(options.authorityUntil ? { until: options.authorityUntil } : {}),
  }
}

/** What `--authority` names: the id of a recorded one, or one to record; undefined when it was not given. */
export function authorityOf(options: AuthorityOptions): string | AuthorityDraft | undefined {
  if (options.authority === undefined) return undefined
  return /^A\d+$/.test(options.authority) ? options.authority : parseAuthority(options.authority, options)
}
