import type { MentionKind } from '../mention.ts'

/** Something a recogniser saw: where, what, and its comparable form. */
export interface Found {
  readonly start: number
  readonly end: number
  readonly kind: MentionKind
  readonly normal: string
}

/** What a match of a pattern gives, its ends moved inwards over what is no part of it. */
export function foundAt(start: number, text: string, kind: MentionKind, normal: string): Found {
  return { start, end: start + text.length, kind, normal }
}

/** Those that overlap none before them in the list (earlier recognisers are surer), in a text of `length` characters. */
export function withoutOverlap<T extends { readonly start: number; readonly end: number }>(found: readonly T[], length: number): T[] {
  // A map of taken characters, not a comparison of pairs: a long table as text holds hundreds of thousands of dates.
  const taken = new Uint8Array(length)
  return found.filter(({ start, end }) => {
    for (let at = start; at < end; at++) if (taken[at]) return false
    taken.fill(1, start, end)
    return true
  })
}
