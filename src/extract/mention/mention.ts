/** A name, date, sum or number seen in free text: not an entity, and never made one without a judgement. */
export interface Mention {
  /** First character in the segment. */
  readonly start: number
  /** The one after the last. */
  readonly end: number
  readonly text: string
  readonly kind: MentionKind
  /** Comparable form: folded name, ISO date, E.164 number, compact IBAN. */
  readonly normal: string
  /** `known`: the case already knows the name; `rule`: the recogniser found it. */
  readonly method: 'known' | 'rule'
  /** Source entity ids that bear a known name; several when the name is shared. */
  readonly entityIds: readonly string[]
}

/** What kind of thing the mention names. */
export type MentionKind =
  | 'person' | 'organisation' | 'place' | 'date' | 'money' | 'phone' | 'email' | 'iban' | 'plate' | 'identifier' | 'name'
