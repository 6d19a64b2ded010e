/** Who works here. */
export interface SessionState {
  /** False on the server of one person, where nobody signs in. */
  readonly team: boolean
  /** Who is signed in; null for nobody yet. */
  readonly name: string | null
  /** Until when a grave deed needs no new proof. */
  readonly provenUntil: string | null
}

/** A session of who asks. */
export interface OwnSession {
  readonly id: string
  readonly started: string
  readonly seen: string
  readonly address: string
  readonly agent: string
  readonly isThis: boolean
}

/** The people of a case. */
export interface CasePeople {
  readonly members: readonly { readonly name: string; readonly role: string; readonly by: string; readonly at: string }[]
  readonly roles: readonly { readonly role: string; readonly rights: readonly string[] }[]
  /** Deeds that need a second person here. */
  readonly fourEyes: readonly string[]
  /** Deeds that somebody asked for, the newest first. */
  readonly requests: readonly {
    readonly id: string
    readonly deed: string
    readonly details: Readonly<Record<string, string | number | boolean>>
    readonly by: string
    readonly at: string
    readonly state: string
    readonly decided: { readonly by: string; readonly at: string; readonly reason: string } | null
  }[]
}

/** What a case may be used for: its own purpose, and those its authorities name. */
export interface CasePurposes {
  readonly own: string
  readonly named: readonly string[]
  /** What this session uses it for. */
  readonly chosen: string
  /** What who asks is in this case; null on the server of one person. */
  readonly role: string | null
}

/** A passkey of who is signed in. */
export interface OwnPasskey {
  readonly id: string
  /** ISO instant. */
  readonly added: string
}
