/**
 * What the server answers, as the browser client reads it: the whole contract between the two. Values that come from
 * evidence carry the place they were read at. This file imports nothing.
 */

/** Rows of a longer list, from `offset` on. */
export interface Page<Row> {
  readonly rows: readonly Row[]
  readonly total: number
  readonly offset: number
}

/** An answer that could not be given. */
export interface FailureAnswer {
  readonly failure: string
  readonly message: string
}

/** A place in an exhibit: number, path, locator as a fragment, and the locator in words. */
export interface Place {
  readonly exhibit: string
  readonly path: string
  readonly locator: string
  readonly where: string
}

/** A canonical entity by name. */
export interface EntityName {
  readonly id: string
  readonly caption: string
  readonly schema: string
  /** Its schema in words. */
  readonly kind: string
}

/** A number of things that share a name. */
export interface Count {
  readonly name: string
  readonly label: string
  readonly count: number
}

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
}

/** A legal basis of the case, with the number of exhibits held under it. */
export interface AuthorityLine {
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
export interface CoverageLine {
  readonly format: string
  readonly read: number
  readonly partly: number
  readonly unread: number
  readonly sizeBytes: number
}

/** Problems of one code, with one of them. */
export interface ProblemCount {
  readonly code: string
  readonly severity: string
  readonly count: number
  readonly example: string
  readonly place?: Place
}

/** One line of the list of exhibits. */
export interface ExhibitLine {
  readonly number: string
  readonly path: string
  readonly name: string
  readonly format: string | null
  readonly state: string
  readonly reason: string | null
  readonly sizeBytes: number
  readonly authority: string
  readonly statements: number
  readonly problems: number
  readonly textChars: number
  readonly children: number
}

/** The list of exhibits, and how many fall to each state and format under the same words. */
export interface ExhibitList extends Page<ExhibitLine> {
  readonly states: readonly Count[]
  readonly formats: readonly Count[]
}

/** The ways in which an exhibit can be looked at. */
export type ExhibitFace = 'table' | 'text' | 'page' | 'mail' | 'record' | 'picture' | 'field' | 'inside' | 'statement' | 'problem' | 'byte'

/** One exhibit. */
export interface ExhibitAnswer extends ExhibitLine {
  readonly id: string
  readonly sha256: string
  readonly mediaType: string | null
  readonly encoding: string | null
  readonly pages: number | null
  readonly receivedAt: string
  readonly receivedBy: string
  readonly parent?: { readonly number: string; readonly path: string }
  readonly previous?: string
  readonly next?: string
  /** The exhibit as a document among the entities. */
  readonly entityId: string
  readonly faces: readonly ExhibitFace[]
  readonly sheets: readonly Sheet[]
  /** Other exhibits with the same bytes. */
  readonly copies: readonly { readonly number: string; readonly path: string }[]
}

/** A table inside an exhibit; `name` is null when the exhibit is the table. */
export interface Sheet {
  readonly name: string | null
  readonly rows: number
  readonly columns: readonly SheetColumn[]
}

/** A column and how it was treated. */
export interface SheetColumn {
  readonly column: number
  readonly name: string
  readonly treatment?: string
  readonly target?: string | null
  readonly confidence?: number | null
  readonly reason?: string | null
}

/** Rows of a table, read again from the bytes. A row of null is beyond the end or unreadable. */
export interface RowsAnswer {
  readonly sheet: string | null
  readonly first: number
  readonly columns: number
  readonly rows: readonly (readonly (string | null)[] | null)[]
}

/** A stretch of the exhibit's extracted text; offsets are UTF-16 code units. */
export interface TextAnswer {
  readonly start: number
  readonly text: string
  readonly total: number
  readonly mentions: readonly MentionMark[]
}

/** A mention inside a text that is shown. */
export interface MentionMark {
  readonly start: number
  readonly end: number
  readonly kind: string
  readonly canonicalId: string | null
  readonly candidates: number
}

/** One page: its text, where runs of it stand ([start, end, left, top, right, bottom] in points), its size. */
export interface PageAnswer {
  readonly page: number
  readonly pages: number
  readonly text: string
  readonly layout: readonly (readonly [number, number, number, number, number, number])[]
  readonly width: number | null
  readonly height: number | null
  readonly mentions: readonly MentionMark[]
}

/** A message: header fields read again from the bytes, and its bodies. */
export interface MailAnswer {
  readonly headers: readonly { readonly part: string; readonly name: string; readonly index: number; readonly value: string }[]
  readonly bodies: readonly { readonly part: string; readonly text: string; readonly mentions: readonly MentionMark[] }[]
}

/** A field of an exhibit that is neither text nor cell: EXIF, document properties, archive members. */
export interface FieldLine {
  readonly locator: string
  readonly name: string
  readonly value: string
}

/** A locator taken apart. */
export type PlaceParts =
  | { readonly kind: 'whole' }
  | { readonly kind: 'page'; readonly page: number; readonly box?: readonly number[]; readonly chars?: readonly [number, number] }
  | { readonly kind: 'cell'; readonly sheet?: string; readonly row: number; readonly columns: readonly number[]; readonly chars?: readonly [number, number] }
  | { readonly kind: 'chars'; readonly start: number; readonly end: number }
  | { readonly kind: 'bytes'; readonly start: number; readonly end: number }
  | { readonly kind: 'part'; readonly part: string; readonly header?: string; readonly index?: number; readonly chars?: readonly [number, number] }
  | { readonly kind: 'pointer'; readonly pointers: readonly string[]; readonly chars?: readonly [number, number] }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'member'; readonly path: string }

/** A place of an exhibit: what it is, and the statements read there. */
export interface PlaceAnswer {
  readonly place: Place
  readonly parts: PlaceParts
  readonly statements: readonly StatementLine[]
}

/** What stands at a place, read again from the bytes now; null when nothing does. */
export interface ReadAgainAnswer {
  readonly text: string | null
}

/** One statement. */
export interface StatementLine {
  readonly id: string
  readonly entityId: string
  readonly canonicalId: string
  readonly caption: string
  readonly schema: string
  readonly property: string
  readonly label: string
  readonly type: string
  readonly value: string
  /** Of an entity property: the other entity. */
  readonly target?: EntityName
  readonly original: string | null
  readonly extractor: string
  readonly place: Place
}

/** One problem. */
export interface ProblemLine {
  readonly code: string
  readonly severity: string
  readonly message: string
  readonly place?: Place
}

/** One line of the list of entities. */
export interface EntityLine extends EntityName {
  /** Source entities in it. */
  readonly sources: number
  readonly statements: number
  readonly exhibits: number
  readonly state: string
  readonly probability: number
}

/** The list of entities with the number of each schema. */
export interface EntityList extends Page<EntityLine> {
  readonly schemata: readonly (Count & { readonly group: 'thing' | 'record' })[]
}

/** One canonical entity. */
export interface EntityAnswer extends EntityLine {
  readonly values: readonly PropertyValues[]
  readonly sourceEntities: readonly SourceEntity[]
  readonly matches: readonly MatchLine[]
  /** Compared with entities outside and not joined. */
  readonly nearby: readonly MatchLine[]
  readonly links: readonly LinkKind[]
  readonly contradictions: readonly ContradictionLine[]
  readonly mentions: number
  readonly events: number
}

/** A property with its distinct values. */
export interface PropertyValues {
  readonly property: string
  readonly label: string
  readonly type: string
  readonly values: readonly EntityValue[]
}

/** A value of a property, with how often and where it is told. */
export interface EntityValue {
  readonly value: string
  readonly target?: EntityName
  readonly statements: number
  readonly exhibits: number
  /** The first few tellings. */
  readonly told: readonly { readonly original: string | null; readonly entityId: string; readonly place: Place }[]
}

/** An entity as one source tells it. */
export interface SourceEntity {
  readonly id: string
  readonly caption: string
  readonly schema: string
  readonly kind: string
  readonly statements: number
  readonly place: Place
}

/** A pair compared, with the evidence in bits. */
export interface MatchLine {
  readonly id: string
  readonly left: SourceName
  readonly right: SourceName
  readonly rule: string
  readonly weightBits: number
  readonly probability: number
  readonly state: string
  readonly joined: boolean
  readonly levels: readonly MatchLevel[]
}

/** A source entity by name, with its canonical entity. */
export interface SourceName {
  readonly id: string
  readonly canonicalId: string
  readonly caption: string
  readonly exhibit: string
}

/** How one property of a pair agrees. */
export interface MatchLevel {
  readonly property: string
  readonly level: string
  readonly bits: number
  readonly left: string | null
  readonly right: string | null
}

/** Links of one kind and direction of an entity. */
export interface LinkKind {
  readonly label: string
  readonly schema: string
  readonly direction: 'out' | 'in'
  readonly links: number
  readonly others: number
  readonly first: string | null
  readonly last: string | null
}

/** Links of one kind between two entities, counted. */
export interface LinkPair {
  readonly source: EntityName
  readonly target: EntityName
  readonly label: string
  readonly schema: string
  readonly links: number
  readonly first: string | null
  readonly last: string | null
  /** Sums by currency, as exact decimals. */
  readonly sums: readonly Sum[]
  readonly place: Place
}

/** The list of linked pairs with the number of each kind. */
export interface LinkList extends Page<LinkPair> {
  readonly kinds: readonly Count[]
}

/** One link with the place that tells it. */
export interface LinkLine {
  readonly id: string
  readonly label: string
  readonly schema: string
  readonly edgeId: string | null
  readonly startDate: string | null
  readonly endDate: string | null
  readonly amount: string | null
  readonly currency: string | null
  readonly role: string | null
  readonly place: Place
}

/** An exact sum in one currency; '' when none is told. */
export interface Sum {
  readonly currency: string
  readonly amount: string
  readonly count: number
}

/** One event. */
export interface EventLine {
  readonly id: string
  readonly canonicalId: string
  readonly kind: string
  readonly start: string
  readonly end: string | null
  readonly precision: string
  readonly zone: string
  readonly title: string
  readonly where: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  /** The first few. */
  readonly participants: readonly EntityName[]
  readonly participantsInAll: number
  readonly place: Place
}

/** The list of events with the number of each kind. */
export interface EventList extends Page<EventLine> {
  readonly kinds: readonly Count[]
}

/** Events counted by stretch of time. */
export interface EventBuckets {
  readonly unit: 'hour' | 'day' | 'month' | 'year'
  readonly buckets: readonly { readonly start: string; readonly count: number }[]
}

/** One movement of money. */
export interface MoneyLine {
  readonly id: string
  readonly schema: string
  readonly date: string | null
  readonly amount: string | null
  readonly currency: string | null
  readonly payer?: { readonly id: string | null; readonly caption: string }
  readonly beneficiary?: { readonly id: string | null; readonly caption: string }
  readonly purpose: string | null
  readonly balance: string | null
  readonly programme: string | null
  /** Told before, under the same record id. */
  readonly isRepeat: boolean
  readonly place: Place
}

/** Movements of money, with sums of what is listed, repeats left out. */
export interface MoneyList extends Page<MoneyLine> {
  readonly sums: readonly Sum[]
  readonly repeats: number
  readonly schemata: readonly Count[]
}

/** Two statements that cannot both be true. */
export interface ContradictionLine {
  readonly id: string
  readonly rule: string
  readonly canonicalId: string
  readonly caption: string
  readonly property: string
  readonly message: string
  readonly strength: string
  readonly sameProbability: number
  readonly left: { readonly value: string; readonly place: Place }
  readonly right: { readonly value: string; readonly place: Place }
  readonly explanations: readonly string[]
}

/** The outcome of one check of a document. */
export interface SignLine {
  readonly id: string
  readonly check: string
  readonly outcome: string
  readonly strength: string
  readonly observed: string | null
  readonly expected: string | null
  readonly clause: string | null
  readonly message: string
  readonly explanations: readonly string[]
  readonly place: Place
}

/** Outcomes of checks, with the number of each outcome. */
export interface SignList extends Page<SignLine> {
  readonly outcomes: readonly Count[]
}

/** A finding with the places it rests on. */
export interface FindingLine {
  readonly number: number
  readonly id: string
  readonly chapter: string
  readonly rule: string
  readonly sentence: string
  readonly kind: string
  readonly state: string
  readonly query: string | null
  readonly citations: number
  readonly cited: readonly CitationLine[]
}

/** One citation. */
export interface CitationLine {
  readonly sequence: number
  readonly quote: string | null
  readonly role: string
  readonly place: Place
}

/** All findings in order of the dossier, and whether its files are there. */
export interface FindingList {
  readonly findings: readonly FindingLine[]
  readonly dossier: { readonly page: boolean; readonly pdf: boolean }
}

/** A name or number seen in free text. */
export interface MentionLine {
  readonly text: string
  readonly kind: string
  readonly method: string
  readonly candidates: number
  readonly place: Place
}

/** A hit of a search. */
export interface HitLine {
  readonly kind: 'text' | 'value' | 'exhibit'
  readonly place: Place
  readonly snippet: string
  readonly highlights: readonly (readonly [number, number])[]
  readonly canonicalId?: string
  readonly caption?: string
  readonly schema?: string
  readonly property?: string
}

/** The answer of a search, with what it did not see. */
export interface SearchAnswerLines extends Page<HitLine> {
  readonly suggestions: Readonly<Record<string, readonly string[]>>
  readonly entities: readonly EntityLine[]
  readonly notSearched: { readonly total: number; readonly places: readonly NotSearched[] }
}

/** Something given that the search did not see. */
export interface NotSearched {
  readonly why: string
  readonly message: string
  readonly place?: Place
}

/** The answer to a question in SQL; exact numbers are text. */
export interface SqlAnswer {
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  readonly rows: readonly (readonly unknown[])[]
  readonly truncated: boolean
  readonly milliseconds: number
}

/** A documented view. */
export interface ViewLine {
  readonly name: string
  readonly doc: string
  readonly columns: readonly { readonly name: string; readonly type: string; readonly doc: string }[]
}
