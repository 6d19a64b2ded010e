import type { Problem } from '../model/problem.ts'
import type { StatementDraft } from '../model/statement.ts'
import type { ChildDraft, ExhibitFacts, ExtractInput, Extractor, TableReport, TextSegment } from './contract.ts'
import { defaultLimits } from './limits.ts'
import { memorySource } from './memory-source.ts'

/** All that one extraction gave. */
export interface Collected {
  facts: ExhibitFacts | undefined
  readonly statements: StatementDraft[]
  readonly texts: TextSegment[]
  readonly problems: Problem[]
  readonly children: ChildDraft[]
  readonly tables: TableReport[]
}

/** Input for bytes in memory, as a test or `jackdaw check` of a single file wants it. */
export function inputOf(bytes: Uint8Array, path: string, options: Partial<ExtractInput> = {}): ExtractInput {
  return { source: memorySource(bytes), path, exhibit: 'e'.repeat(32), settings: {}, mappings: [], limits: defaultLimits, ...options }
}

/** Runs an extractor in this process and keeps all it gives. For trusted bytes only: a case reads in a limited process. */
export async function collect(extractor: Extractor, input: ExtractInput): Promise<Collected> {
  const collected: Collected = { facts: undefined, statements: [], texts: [], problems: [], children: [], tables: [] }
  await extractor.extract(input, {
    facts: (facts) => void (collected.facts = facts),
    statement: (draft) => void collected.statements.push(draft),
    text: (segment) => void collected.texts.push(segment),
    problem: (problem) => void collected.problems.push(problem),
    child: (child) => void collected.children.push(child),
    table: (report) => void collected.tables.push(report),
    drained: async () => {},
  })
  return collected
}
