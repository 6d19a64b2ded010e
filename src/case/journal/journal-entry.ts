import type { Exhibit } from '../../model/exhibit.ts'
import type { EvidenceWeight, FindingDraft, FindingStand, OpenedPlace, SecondVerdict } from '../../model/finding.ts'
import type { GradeDraft, GradedItem } from '../../model/grade.ts'
import type { Judgement } from '../../model/judgement.ts'
import type { Problem } from '../../model/problem.ts'
import type { SpecialCategory } from '../../model/special-category.ts'
import type { ReadingSettings } from '../../model/value/reading-settings.ts'
import type { Authority } from '../authority/authority.ts'
import type { CaseFile } from '../case-file.ts'
import type { GraveDeed, GraveOrder } from '../members/four-eyes-register.ts'
import type { Role } from '../members/role.ts'

/** What each kind of deed puts down. A verb is never given another meaning; a new field is optional. */
export interface JournalPayloads {
  /** The case was made: `case.json` as it was written. */
  'case.created': { readonly case: CaseFile }
  /** A legal basis was recorded. */
  'authority.recorded': { readonly authority: Authority }
  /** An authority was given a new last day (none: without end) by the decision of that reference. Lifts a withdrawal. */
  'authority.renewed': { readonly authority: string; readonly until?: string; readonly reference: string }
  /** An authority was taken back. */
  'authority.withdrawn': { readonly authority: string; readonly reason: string }
  /** The scope of an authority was set anew by the decision of that reference; what is absent stays. */
  'authority.scoped': {
    readonly authority: string
    readonly reference: string
    readonly covers?: readonly string[]
    readonly categories?: readonly SpecialCategory[]
    readonly purposes?: readonly string[]
  }
  /** A purpose was said to need a special category of personal data, and why nothing less will do. */
  'necessity.recorded': { readonly category: SpecialCategory; readonly purpose: string; readonly reason: string }
  /** The necessity of that sequence number was taken back. */
  'necessity.withdrawn': { readonly sequence: number; readonly reason: string }
  /** An authority was found not to hold on that day: what is derived no longer rests on its exhibits. */
  'authority.sealed': { readonly authority: string; readonly day: string; readonly reason: string }
  /** An authority that was sealed was found to hold again. */
  'authority.unsealed': { readonly authority: string; readonly day: string }
  /** How far the log of uses had come: so many uses, and the hash of the last (`UseLog`). */
  'uses.anchored': { readonly size: number; readonly hash: string }
  /** From here on, checkpoints may be signed with this key (`formatNoteKey`). */
  'key.introduced': { readonly key: string; readonly machine: string }
  /** Bytes were taken in; they lay durably in `evidence/` before this was written. */
  'exhibit.received': { readonly exhibit: Exhibit; /** Where it lay on the machine that took it in. */ readonly foundPath: string }
  /** Something handed over could not be taken in, or with a doubt. Each is told once. */
  'intake.reported': { readonly problems: readonly Problem[] }
  /** A person confirmed how a table is read. The last one of a name counts. */
  'mapping.confirmed': { readonly name: string; /** YAML. */ readonly text: string; readonly sha256: string }
  /** A person took a confirmed mapping back. */
  'mapping.withdrawn': { readonly name: string; readonly reason: string }
  /** A person confirmed what cannot both be true in this case; an empty text takes it back. The last one of a name counts. */
  'constraints.confirmed': { readonly name: string; /** YAML. */ readonly text: string; readonly sha256: string }
  /** A person said that a file of certificates, or a revocation list, is to be trusted for a purpose. */
  'trust.given': {
    readonly kind: 'csca' | 'crl' | 'seal-signer' | 'pdf-root' | 'c2pa-root'
    readonly name: string
    readonly sha256: string
    readonly sizeBytes: number
    readonly reason: string
  }
  /** A person took back the trust of that sequence number. */
  'trust.withdrawn': { readonly sequence: number; readonly reason: string }
  /** An administrator allowed that risky kinds are read where no wall of namespaces stands; or took that back. */
  'isolation.excepted': { readonly reason: string }
  'isolation.restored': { readonly reason: string }
  /** A person gave rates of exchange: a file as text, and where it comes from. */
  'rates.given': { readonly name: string; /** CSV. */ readonly text: string; readonly sha256: string; readonly source: string }
  /** A person took back the rates of that sequence number. */
  'rates.withdrawn': { readonly sequence: number; readonly reason: string }
  /** A person said whether two entities are one. */
  'judgement.made': {
    readonly left: string
    readonly right: string
    readonly judgement: Exclude<Judgement, 'none'>
    readonly reason: string
  }
  /** A person took back the judgement of that sequence number. */
  'judgement.undone': { readonly sequence: number; readonly reason: string }
  /** Pairs were drawn that persons are to judge, so that the errors of the resolution can be estimated. The last sample counts. */
  'sample.drawn': { readonly seed: number; readonly strata: readonly DrawnStratum[] }
  /** A person stands behind a chart as it was then drawn. The last one of a name counts. */
  'chart.saved': { readonly name: string; /** JSON. */ readonly text: string; readonly sha256: string }
  /** A tool was approved for this case: its source, who wrote it, who looked at it, and how it did in its tests. */
  'tool.registered': {
    readonly id: string
    readonly version: string
    readonly sha256: string
    readonly source: string
    readonly author: string
    readonly approver: string
    readonly tests: ToolTestCounts
  }
  /** A person took back the registration of that sequence number. */
  'tool.withdrawn': { readonly sequence: number; readonly reason: string }
  /** A person keeps a notebook: its text as JSON. The last one of a name counts. */
  'notebook.saved': { readonly name: string; readonly text: string; readonly sha256: string }
  /** A person took a notebook back. */
  'notebook.withdrawn': { readonly name: string; readonly reason: string }
  /** A question that is asked again at each build: a SELECT over the views, or a tool with values of its parameters. The last one of a name counts. */
  'question.saved': StandingQuestion
  /** A person took a standing question back. */
  'question.withdrawn': { readonly name: string; readonly reason: string }
  /** A person keeps a search under a name, with what it was narrowed to. The last one of a name counts. */
  'search.saved': SavedSearch
  /** A person took a saved search back. */
  'search.withdrawn': { readonly name: string }
  /** A person keeps an entity at hand, or no longer: by the id it had then. */
  'entity.pinned': { readonly entity: string }
  'entity.unpinned': { readonly entity: string }
  /** How ambiguous values are read from now on; replaces what held before. */
  'settings.changed': { readonly settings: ReadingSettings }
  /** A person wrote a finding, `F1`, `F2` ... */
  'finding.written': { readonly id: string; readonly draft: FindingDraft; readonly stand: FindingStand }
  /** A person wrote one anew; reviews before it no longer count. Puts a withdrawn one back. */
  'finding.changed': { readonly id: string; readonly draft: FindingDraft; readonly stand: FindingStand; readonly reason: string }
  /** A person took a finding back, or set one of the machine aside (by its hex id). */
  'finding.withdrawn': { readonly id: string; readonly reason: string }
  /** A person read a finding as it is told here, and opened these places. Puts a withdrawn one back. */
  'finding.reviewed': {
    readonly id: string
    readonly outcome: 'reviewed' | 'confirmed'
    readonly note?: string
    readonly opened: readonly OpenedPlace[]
    readonly draft: FindingDraft
    readonly stand: FindingStand
  }
  /** A person ordered chapters, or findings inside their chapters. What is not named follows in its own order. The last one counts. */
  'findings.ordered': { readonly chapters?: readonly string[]; readonly findings?: readonly string[] }
  /** A person wrote a hypothesis, `H1`, `H2` ...; or wrote it anew; or took it back. */
  'hypothesis.written': { readonly id: string; readonly sentence: string; readonly note?: string }
  'hypothesis.changed': { readonly id: string; readonly sentence: string; readonly note?: string; readonly reason: string }
  'hypothesis.withdrawn': { readonly id: string; readonly reason: string }
  /** A person said how a finding sits with a hypothesis. The last word on the two counts. */
  'evidence.weighed': { readonly hypothesis: string; readonly finding: string; readonly weight: EvidenceWeight; readonly reason: string }
  /** A person graded an exhibit or a statement by where it comes from. The last word of each person on an item under a scheme counts. */
  'source.graded': GradeDraft & { readonly item: GradedItem; readonly reason: string }
  /** A person took back the grade of that sequence number. */
  'grade.withdrawn': { readonly sequence: number; readonly reason: string }
  /** A person said why an exhibit is used or not, and whether it is sensitive. The last word on an exhibit counts. */
  'disclosure.reasoned': { readonly exhibit: string; readonly reason: string; readonly sensitive: boolean }
  /** A person explained an item that speaks against the case, as it then was (`content`). The last word on an item counts. */
  'adverse.explained': { readonly item: string; readonly content: string; readonly text: string }
  /** A second person said how far a finding reaches without having been told what the first one said. */
  'finding.looked-again': {
    readonly id: string
    readonly verdict: SecondVerdict
    readonly note?: string
    readonly opened: readonly OpenedPlace[]
    readonly first: { readonly by: string; readonly verdict: SecondVerdict }
    readonly shown: string
  }
  /** A dossier was released: the hash of its manifest; of a bundle (`format`), of the manifest of its payload. */
  'dossier.released': {
    readonly path: string
    readonly sha256: string
    readonly title: string
    readonly recipient?: string
    /** `jackdaw-bundle/1`. */
    readonly format?: string
  }
  /** Something left the case in another format. */
  'exported': { readonly format: string; readonly sha256: string; readonly recipient?: string }
  /** Somebody belongs to the case from now on, in that role; the last one of a name counts. */
  'member.added': { readonly name: string; readonly role: Role }
  /** Somebody no longer belongs to the case. */
  'member.removed': { readonly name: string; readonly reason: string }
  /** The deeds that need a second person from now on. */
  'four-eyes.set': { readonly deeds: readonly GraveDeed[] }
  /** A person asked for a deed that a second one has to agree to, `Q1`, `Q2` ... */
  'request.made': GraveOrder & { readonly id: string }
  /** The second person's word. */
  'request.approved': { readonly request: string; readonly reason: string }
  'request.refused': { readonly request: string; readonly reason: string }
  /** A request that was approved is used up: its deed follows. */
  'request.run': { readonly request: string }
  /** The case was sealed for its data key (`recipient`), which was then wrapped for these. */
  'case.locked': { readonly recipient: string; readonly members: readonly { readonly name: string; readonly recipient: string }[] }
  /** A sealed case was opened again. */
  'case.unlocked': { readonly recipient: string }
  /** How long the case may be kept, in months from its creation or its last review. The last one counts. */
  'retention.set': { readonly profile: RetentionProfile; readonly reason: string }
  /** A person decided that the case may still be kept; from here the months count anew. Past the hard stop, by a decision (`reference`). */
  'retention.reviewed': { readonly reason: string; readonly reference?: string }
  /** Nothing of the case is purged while this stands: `L1`, `L2` ... */
  'hold.placed': { readonly id: string; readonly reason: string }
  'hold.lifted': { readonly id: string; readonly reason: string }
  /** The bytes of exhibits were removed for good, and everything that was computed from them. Their entries go too (`content.purged`). */
  'exhibits.purged': { readonly exhibits: readonly { readonly number: string; readonly sha256: string }[]; readonly reason: string }
  /** A copy of an exhibit was given from which parts were removed. */
  'content.redacted': {
    readonly exhibit: string
    /** Of the exhibit, and of what was given. */
    readonly sha256: string
    readonly result: string
    readonly boxes: readonly RedactedPart[]
    readonly reason: string
    readonly recipient?: string
  }
  /** Actor, payload and salts of these entries were removed for good. The chain holds without them. */
  'content.purged': { readonly sequences: readonly number[]; readonly reason: string }
}

/** A question that is asked again at each build: one of `sql` and `tool`. */
export interface StandingQuestion {
  readonly name: string
  readonly sql?: string
  readonly tool?: string
  readonly parameters?: Readonly<Record<string, string | number | boolean>>
}

/** Words that are searched again, what they are narrowed to (as the address has it), and how many places were found when it was saved. */
export interface SavedSearch {
  readonly name: string
  readonly query: string
  readonly filter: Readonly<Record<string, string>>
  readonly places: number
}

/** How long a case may be kept: months until somebody has to decide, and months after which nothing is used without a new decision. */
export interface RetentionProfile {
  readonly reviewMonths: number
  readonly stopMonths: number
}

/** A part that was removed from a copy: of a page or picture a box in its points or pixels from the upper left, of a text a range of characters. */
export interface RedactedPart {
  /** From 1; absent: of a text. */
  readonly page?: number
  /** Left, top, width, height. */
  readonly box?: readonly [number, number, number, number]
  readonly start?: number
  readonly end?: number
}

/** Things found and not found by a tool in its own tests, in all of them together. */
export interface ToolTestCounts {
  readonly tests: number
  readonly right: number
  readonly wrong: number
  readonly missed: number
}

/** Pairs of one side and band of weight, as they were when a sample was drawn. */
export interface DrawnStratum {
  readonly name: string
  /** Whether the machine had joined them. */
  readonly joined: boolean
  /** How many pairs there were. */
  readonly population: number
  /** Mean probability that the machine is wrong on one, by its own weights. */
  readonly expectedError: number
  /** Source ids of the pairs that were drawn. */
  readonly drawn: readonly (readonly [left: string, right: string])[]
}

/** A kind of deed. */
export type Verb = keyof JournalPayloads

/** A deed that is to be put down. */
export type JournalDraft = { [V in Verb]: { readonly verb: V; readonly payload: JournalPayloads[V] } }[Verb]

/** A deed as it stands in the journal. */
export type JournalEntry<V extends Verb = Verb> = {
  [K in V]: {
    /** From 1, without gaps. */
    readonly sequence: number
    /** ISO instant in UTC. */
    readonly time: string
    /** Who did it. */
    readonly actor: string
    readonly verb: K
    readonly payload: JournalPayloads[K]
  }
}[V]

/** What is hashed into the tree and signed. It names nobody: actor and payload stand in it as salted commitments. */
export interface JournalLeaf {
  /** Commitment to the actor, 64 hex digits. */
  readonly actor: string
  /** Which writing this entry belongs to, from 1; each writing ends with one checkpoint. */
  readonly batch: number
  /** Commitment to the payload, 64 hex digits. */
  readonly payload: string
  /** RFC 6962 leaf hash of the entry before, 64 hex digits; zeros for the first. */
  readonly previous: string
  readonly sequence: number
  readonly time: string
  readonly verb: string
}

/** What precedes the first entry. */
export const nothingBefore = '0'.repeat(64)
