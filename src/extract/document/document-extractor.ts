import { messageOf } from '../../base/failure.ts'
import { exhibitEntityId } from '../../model/entity-id.ts'
import { formatLocator, wholeExhibit } from '../../model/locator.ts'
import type { Problem } from '../../model/problem.ts'
import type { ExtractInput, ExtractSink, Extractor, TextSegment } from '../contract.ts'
import { isOutOfMemory } from '../out-of-memory.ts'
import { readProfiles } from '../profile/read-profiles.ts'
import { damageWords } from './damage-words.ts'
import type { DocumentField, DocumentReader, DocumentReading } from './document-reading.ts'
import { segmentsOf } from './segments.ts'
import { StatementWriter } from './statement-writer.ts'
import { pagesWanted, textReader } from './text-at.ts'
import { unreadReading, type DocumentKind } from './unread-reading.ts'

/** The extractor of a kind of document, around its reader: text, fields, children, and the document profiles over the text. */
export function documentExtractor(kind: DocumentKind, read: DocumentReader): Extractor {
  return {
    async extract(input, sink) {
      const reading = await readOrTell(kind, read, input)
      const segments = limitText(segmentsOf(reading), input, sink)
      sink.facts(reading.facts)
      for (const problem of reading.problems ?? []) sink.problem(problem)
      for (const segment of segments) sink.text(segment)
      await giveStatements(reading, input, sink)
      await giveProfiles(segments, input, sink)
      for (const child of reading.children ?? []) sink.child(child)
    },
    async locate(input, locators) {
      const pages = pagesWanted(locators)
      const reading = await readOrTell(kind, read, input, pages)
      return locators.map(textReader(reading))
    },
  }
}

async function readOrTell(
  kind: DocumentKind,
  read: DocumentReader,
  input: ExtractInput,
  pages?: ReadonlySet<number>,
): Promise<DocumentReading> {
  if (input.source.sizeBytes === 0)
    return unreadReading(kind, 'empty', { code: 'file.empty', severity: 'information', message: 'The file is empty.' })
  try {
    return await read(input, pages ? { pages } : {})
  } catch (cause) {
    return unreadReading(kind, 'damaged', problemOf(kind, cause))
  }
}

function problemOf(kind: DocumentKind, cause: unknown): Problem {
  if (cause instanceof RangeError && /limit/.test(cause.message)) {
    return {
      code: 'limit.bytes',
      severity: 'error',
      message: `The file is too large to be read: ${cause.message} Raise the limit of the case.`,
    }
  }
  if (isOutOfMemory(cause)) {
    const message = 'The file asks for more memory at once than a reader is given; it may be damaged, or made to exhaust it. Open it in its own program.'
    return { code: 'limit.memory', severity: 'error', message }
  }
  const message = `The file cannot be read as ${kind.id}: ${damageWords(messageOf(cause))}. Look whether it was cut off, or bears the wrong ending.`
  return { code: `${kind.id}.damaged`, severity: 'error', message }
}

function limitText(segments: readonly TextSegment[], input: ExtractInput, sink: ExtractSink): TextSegment[] {
  const kept: TextSegment[] = []
  let chars = 0
  for (const segment of segments) {
    chars += segment.text.length
    if (chars > input.limits.maxTextChars) {
      const message = `The text is longer than ${input.limits.maxTextChars} characters; what follows was not read. Raise the limit of the case.`
      sink.problem({ code: 'limit.text', severity: 'warning', message, locator: segment.locator })
      break
    }
    kept.push(segment)
  }
  return kept
}

async function giveStatements(reading: DocumentReading, input: ExtractInput, sink: ExtractSink): Promise<void> {
  const writer = new StatementWriter(input.settings)
  const id = exhibitEntityId(input.exhibit)
  const whole = formatLocator(wholeExhibit)
  if (reading.facts.pages) writer.state({ id, schema: 'Document' }, 'pageCount', String(reading.facts.pages), whole)
  for (const field of reading.fields ?? []) writeField(writer, id, field)
  for (const draft of [...writer.statements, ...(reading.statements ?? [])]) sink.statement(draft)
  for (const problem of writer.problems) sink.problem(problem)
  await sink.drained()
}

function writeField(writer: StatementWriter, id: string, field: DocumentField): void {
  const text = field.text.trim()
  if (!field.property || text === '') return
  const span = { text: field.text, locator: formatLocator({ kind: 'field', name: field.name }) }
  writer.write({ id, schema: field.schema ?? 'Document' }, field.property, { span, raw: field.raw })
}

async function giveProfiles(segments: readonly TextSegment[], input: ExtractInput, sink: ExtractSink): Promise<void> {
  const { statements, problems } = readProfiles({ segments, path: input.path, exhibit: input.exhibit, settings: input.settings })
  let given = 0
  for (const draft of statements) {
    if (given === input.limits.maxStatements) {
      const message = `More than ${given} statements; the rest was not given. Raise the limit of the case.`
      sink.problem({ code: 'limit.statements', severity: 'warning', message, locator: draft.locator })
      break
    }
    sink.statement(draft)
    if (++given % 4096 === 0) await sink.drained()
  }
  for (const problem of problems) sink.problem(problem)
}
