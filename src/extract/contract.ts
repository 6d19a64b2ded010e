import type { Problem } from '../model/problem.ts'
import type { StatementDraft } from '../model/statement.ts'
import type { ReadingSettings } from '../model/value/reading-settings.ts'
import type { Mapping } from './mapping/mapping.ts'
import type { MappingProposal } from './mapping/proposal.ts'

/**
 * The bytes of one exhibit and what is known of them. An extractor never learns where they lie. Reads are bounded by
 * `limits`; `all` throws a RangeError beyond `maxBytes`.
 */
export interface ByteSource {
  readonly sizeBytes: number
  /** Bytes from `offset`, fewer than `length` only at the end. */
  read(offset: number, length: number): Promise<Uint8Array>
  /** All bytes at once; throws a RangeError when there are more than `maxBytes`. */
  all(maxBytes?: number): Promise<Uint8Array>
  /** The bytes from `offset` on, in blocks. */
  stream(offset?: number): AsyncIterable<Uint8Array>
}

/** Limits on what one exhibit may give. Reaching one ends the reading with a problem `limit.*`, never in silence. */
export interface ExtractLimits {
  readonly maxBytesInMemory: number
  readonly maxStatements: number
  readonly maxTextChars: number
  readonly maxPages: number
  readonly maxPixels: number
  readonly maxChildren: number
  readonly maxChildBytes: number
  readonly maxDepth: number
}

/** What an extractor is given. */
export interface ExtractInput {
  readonly source: ByteSource
  /** Path as received: a hint (file name, folder), never opened. */
  readonly path: string
  /** The exhibit's id, for `sourceEntityId` and `exhibitEntityId` alone. */
  readonly exhibit: string
  readonly settings: ReadingSettings
  /** Mappings a person has confirmed, for tables. */
  readonly mappings: readonly Mapping[]
  readonly limits: ExtractLimits
}

/** A stretch of text that can be searched and read: a page, a message body, a cell, or the whole of a text file. */
export interface TextSegment {
  readonly text: string
  /** Where the segment stands; characters in it are located by `withChars(locator, start, end)`. */
  readonly locator: string
  /** For a page of a PDF: where runs of characters stand, [start, end, left, top, right, bottom] in points. */
  readonly layout?: readonly (readonly [number, number, number, number, number, number])[]
  /** Width and height of the page in points. */
  readonly pageSize?: readonly [number, number]
}

/** A child exhibit found inside: an attachment, an archive member, a picture in a document. */
export interface ChildDraft {
  /** Its name inside the parent, as a path with `/`; made safe (no root, no `..`), the name as found is in `foundName`. */
  readonly name: string
  readonly foundName?: string
  readonly locator: string
  readonly bytes: Uint8Array
}

/** What was read of one table, and how each column was treated. */
export interface TableReport {
  /** Sheet name or other name of the table inside the exhibit; absent when the exhibit is one table. */
  readonly sheet?: string
  readonly headerRow?: number
  readonly rows: number
  /** Data rows that gave no statement, with the reason in a problem. */
  readonly rowsUnread: number
  readonly columns: readonly TableColumnReport[]
  /** The mapping in use and how it came about. */
  readonly proposal?: MappingProposal
}

/** How one column was treated. Nothing is dropped in silence: a column is mapped, ignored by name, or unmapped. */
export interface TableColumnReport {
  readonly column: number
  readonly name: string
  readonly treatment: 'mapped' | 'ignored' | 'unmapped'
  /** `Person.birthDate`, or the reason of ignoring. */
  readonly target?: string
  /** 0 to 1; how sure the proposal is of the meaning. 1 for a confirmed mapping. */
  readonly confidence?: number
  readonly reason?: string
}

/** Facts of the exhibit as a whole that are not statements about the world. */
export interface ExhibitFacts {
  readonly mediaType: string
  readonly pages?: number
  readonly encoding?: string
  /** Set when the format is known but there is nothing to read: encrypted, empty, no reader for this kind. */
  readonly unread?: string
  /** Set when some of it could not be read; a problem tells what. */
  readonly partly?: string
}

/** Receives what an extractor finds. Order is kept; the same bytes and settings give the same calls. */
export interface ExtractSink {
  facts(facts: ExhibitFacts): void
  statement(draft: StatementDraft): void
  text(segment: TextSegment): void
  problem(problem: Problem): void
  child(child: ChildDraft): void
  table(report: TableReport): void
  /** Await it every few thousand statements: it waits until the receiver has caught up. */
  drained(): Promise<void>
}

/** Reads one format. Never throws on bad evidence: it gives problems. */
export interface Extractor {
  extract(input: ExtractInput, sink: ExtractSink): Promise<void>
  /**
   * The text that stands at each locator, read from the bytes again, in the order asked; undefined where there is
   * none. The reader of the viewer, the dossier and the locator test: it must not share state with `extract`.
   */
  locate(input: ExtractInput, locators: readonly string[]): Promise<(string | undefined)[]>
}

/** A format and how to know it, apart from its parser, which is loaded when the first such exhibit comes. */
export interface Format {
  /** `csv`, `pdf`, `eml`: also the name of the extractor in statements. */
  readonly id: string
  readonly label: string
  readonly mediaTypes: readonly string[]
  /** File name endings, lower case, with the dot. */
  readonly extensions: readonly string[]
  /**
   * How well the first bytes (up to 64 KiB) and the name fit: 0 not at all; up to 0.3 by name alone; 0.5 text that looks like it; 0.9 a
   * magic number; 1 certain. The best format is taken, ties by order of the registry.
   */
  sniff(head: Uint8Array, name: string): number
  load(): Promise<Extractor>
}
