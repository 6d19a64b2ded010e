import { exhibitEntityId } from '../../model/entity-id.ts'
import { spanOf, type Span } from '../document/span.ts'
import { StatementWriter, type DraftEntity } from '../document/statement-writer.ts'
import type { ProfileInput, ProfileResult } from './profile.ts'
import { filledLines, type TextLine } from './text-line.ts'
import { findWrittenDate } from './written-date.ts'

/** What the labels of a press article's header mean. */
const labels: Readonly<Record<string, HeaderField>> = {
  'source': 'publisher',
  'publisher': 'publisher',
  'newspaper': 'publisher',
  'outlet': 'publisher',
  'title': 'title',
  'headline': 'title',
  'published': 'publishedAt',
  'publication date': 'publishedAt',
  'date': 'publishedAt',
  'author': 'author',
  'authors': 'author',
  'byline': 'author',
  'location': 'address',
  'locations': 'address',
  'dateline': 'address',
}

type HeaderField = 'publisher' | 'title' | 'publishedAt' | 'author' | 'address'

/** A line `LABEL: value` of a header. */
interface LabelledLine {
  readonly field: HeaderField
  readonly line: TextLine
  /** Where the value begins in the line. */
  readonly valueAt: number
  /** The place of the line among the filled lines. */
  readonly index: number
}

const labelPattern = /^\s*([A-Z][A-Za-z ]{2,16}?)\s*:/
const headerLines = 24

/**
 * A press article with a header of labelled lines (`SOURCE:`, `TITLE:`, `PUBLISHED:`, `AUTHOR:`, `LOCATION:`, in any
 * order): an Article entity that is the document itself. The line of publication may hold the author, the date then
 * stands alone on the line below; a header without a title has none.
 */
export function readArticle(input: ProfileInput): ProfileResult | undefined {
  const lines = filledLines(input.segments[0]!, headerLines)
  const header = labelledLines(lines)
  if (!isArticleHeader(header)) return undefined
  const article: DraftEntity = { id: exhibitEntityId(input.exhibit), schema: 'Article' }
  const writer = new StatementWriter(input.settings)
  for (const labelled of header) {
    if (labelled.field === 'publishedAt') writePublication(writer, article, { labelled, lines })
    else if (labelled.field !== 'author') writer.write(article, labelled.field, { span: valueOf(labelled) })
    // An author that is a date: the values stand one line off their labels, so the date at least is told by itself.
    else if (isDateAlone(valueOf(labelled)?.text ?? '') && writeDate(writer, article, labelled.line))
      writer.problems.push(displaced(labelled))
    else writer.write(article, 'author', { span: authorSpan(labelled) })
  }
  const told = new Set(writer.statements.map((draft) => draft.property))
  if (!told.has('publishedAt')) writer.problems.push(undated(header))
  if (!told.has('title'))
    writer.problems.push({ code: 'article.untitled', severity: 'information', message: 'The header of the article has no title.' })
  return writer
}

function labelledLines(lines: readonly TextLine[]): LabelledLine[] {
  return lines.flatMap((line, index) => {
    const match = labelPattern.exec(line.text)
    const field = match && labels[match[1]!.toLowerCase()]
    return field ? [{ field, line, index, valueAt: match[0].length }] : []
  })
}

/** The first filled line is a label, and publisher or publication date stand with one more: a memo or a mail has others. */
function isArticleHeader(header: readonly LabelledLine[]): boolean {
  const fields = new Set(header.map((labelled) => labelled.field))
  if (header[0]?.index !== 0) return false
  return fields.has('publisher')
    ? fields.has('title') || fields.has('publishedAt')
    : fields.has('title') && fields.has('publishedAt') && fields.size > 2
}

function valueOf(labelled: LabelledLine): Span | undefined {
  const { line, valueAt } = labelled
  return spanOf(line.segment, line.start + valueAt, line.start + line.text.length)
}

function writePublication(
  writer: StatementWriter,
  article: DraftEntity,
  place: { labelled: LabelledLine; lines: readonly TextLine[] },
): void {
  const { labelled, lines } = place
  if (writeDate(writer, article, labelled.line)) return
  const value = valueOf(labelled)
  // The line holds something else than a date: its author, with the date alone on the next line.
  const next = lines[labelled.index + 1]
  const dated = next && isDateAlone(next.text) && writeDate(writer, article, next)
  if (value && dated) writer.write(article, 'author', { span: authorSpan(labelled) })
}

function authorSpan(labelled: LabelledLine): Span | undefined {
  const { line, valueAt } = labelled
  const by = /^\s*by\s+/i.exec(line.text.slice(valueAt))?.[0].length ?? 0
  return spanOf(line.segment, line.start + valueAt + by, line.start + line.text.length)
}

function isDateAlone(text: string): boolean {
  const date = findWrittenDate(text)
  return date !== undefined && text.trim().length - (date.end - date.start) <= 8
}

function writeDate(writer: StatementWriter, article: DraftEntity, line: TextLine): boolean {
  const date = findWrittenDate(line.text)
  if (!date) return false
  const span = spanOf(line.segment, line.start + date.start, line.start + date.end)
  return writer.write(article, 'publishedAt', { span, raw: date.raw })
}

function displaced(labelled: LabelledLine) {
  const message = `The line of the author holds the date '${valueOf(labelled)?.text}': the values of the header may stand behind the wrong labels. Read it.`
  const locator = valueOf(labelled)?.locator
  return { code: 'article.header-displaced', severity: 'warning' as const, message, ...(locator ? { locator } : {}) }
}

function undated(header: readonly LabelledLine[]) {
  const published = header.find((labelled) => labelled.field === 'publishedAt')
  const locator = published && valueOf(published)?.locator
  const message = published
    ? 'The header of the article has no date that can be read; the line of publication holds something else.'
    : 'The header of the article has no line of publication, so the article has no date.'
  return { code: 'article.undated', severity: 'information' as const, message, ...(locator ? { locator } : {}) }
}
