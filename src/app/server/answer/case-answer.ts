import type { Count, Place } from './list-answer.ts'

/** What the case is and how far it is built. */
export interface Overview {
  readonly title: string
  readonly purpose: string
  readonly createdAt: string
  readonly createdBy: string
  readonly retentionReview: string
  readonly authorities: readonly AuthorityLine[]
  readonly build: BuildState
  /** Absent while the case is not built. */
  readonly content?: CaseContent
  readonly journal: { readonly entries: number; readonly latest: readonly JournalLine[] }
  /** How many merges of this case are expected to be wrong, or that it is not known. */
  readonly mergeErrors: { readonly state: 'not-estimated' | 'estimated'; readonly en: string; readonly fr: string }
}

/** One case of those that are served together. */
export interface CaseLine {
  /** Where its client is: `/` or `/c/harbour/`. */
  readonly address: string
  readonly title: string
  readonly purpose: string
  /** Day on which keeping it is to be reviewed. */
  readonly retentionReview: string
  /** `due`: that day has passed. `stopped`: the last day on which it may be kept has, and nothing of it is shown. */
  readonly retention: 'kept' | 'due' | 'stopped'
  /** It is encrypted: its title and all else are not known. */
  readonly isLocked: boolean
  readonly authorities: readonly { readonly id: string; readonly kind: string; readonly reference: string; readonly until: string | null }[]
  readonly exhibits: number
  /** Journal or program have changed since the last build. */
  readonly needsBuild: boolean
  /** Findings of persons that nobody has read yet. */
  readonly unreadFindings: number
}

/** Until when the case may be kept, and who has a hold on it. */
export interface KeepingAnswer {
  readonly profile: { readonly reviewMonths: number; readonly stopMonths: number }
  /** Days, `YYYY-MM-DD`: from which the months count, of the review, and the last on which it is used. */
  readonly since: string
  readonly review: string
  readonly stop: string
  readonly state: 'kept' | 'due' | 'stopped'
  readonly holds: readonly { readonly id: string; readonly reason: string; readonly by: string; readonly at: string }[]
}

/** A legal basis of the case, with the number of exhibits held under it. */
interface AuthorityLine {
  readonly id: string
  readonly kind: string
  readonly reference: string
  readonly issuer: string
  readonly scope: string
  readonly from?: string
  readonly until?: string
  readonly exhibits: number
}

/** `outdated`: journal or program have changed since. */
export interface BuildState {
  readonly state: 'no' | 'current' | 'outdated'
  /** When it ended, ISO instant. */
  readonly at?: string
}

/** One deed of the journal. */
export interface JournalLine {
  readonly sequence: number
  readonly time: string
  readonly actor: string
  readonly verb: string
  readonly what: string
}

/** Counts over the case, and what they are of. */
export interface CaseContent {
  readonly counts: Readonly<Record<string, number>>
  readonly coverage: readonly CoverageLine[]
  readonly unread: readonly { readonly reason: string; readonly state: string; readonly count: number; readonly example: Place }[]
  readonly problems: readonly ProblemCount[]
  readonly things: readonly Count[]
  readonly linkKinds: readonly Count[]
  readonly span?: { readonly first: string; readonly last: string }
}

/** Exhibits of one format, by state. */
interface CoverageLine {
  readonly format: string
  readonly read: number
  readonly partly: number
  readonly unread: number
  readonly sizeBytes: number
}

/** Problems of one code, with one of them. */
interface ProblemCount {
  readonly code: string
  readonly severity: string
  readonly count: number
  readonly example: string
  readonly place?: Place
}
