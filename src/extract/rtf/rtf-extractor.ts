import type { Problem } from '../../model/problem.ts'
import { formatLocator } from '../../model/locator.ts'
import type { ChildDraft, ExtractInput } from '../contract.ts'
import { documentExtractor } from '../document/document-extractor.ts'
import type { DocumentField, DocumentReading } from '../document/document-reading.ts'
import type { DocumentKind } from '../document/unread-reading.ts'
import { readRtf, type RtfContent } from './rtf-reader.ts'

const kind: DocumentKind = { id: 'rtf', mediaType: 'application/rtf' }
/** Entries of the info group (RTF 1.9.1, section Information Group) and the properties they state. */
const properties: Readonly<Record<string, string>> = {
  title: 'title',
  subject: 'summary',
  author: 'author',
  operator: 'lastModifiedBy',
  company: 'publisher',
  keywords: 'keywords',
  doccomm: 'description',
  creatim: 'authoredAt',
  revtim: 'modifiedAt',
}

/** Reads a rich text: what is shown, then notes, comments, headers and footers; its info as fields; pictures as children. */
export const rtfExtractor = documentExtractor(kind, readDocument)

async function readDocument(input: ExtractInput): Promise<DocumentReading> {
  const bytes = await input.source.all(input.limits.maxBytesInMemory)
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1').trimStart()
  if (!/^\{\\u?rtf/.test(start)) throw new Error('It does not begin as rich text.')
  const content = readRtf(bytes)
  const sections = [content.text, content.asides].filter((text) => text !== '').map((text) => ({ text }))
  const problems = problemsOf(content, sections.length === 0)
  return {
    facts: { mediaType: kind.mediaType, ...(content.isClosed ? {} : { partly: 'cut off' }) },
    sections,
    fields: fieldsOf(content),
    children: childrenOf(content, input),
    problems,
  }
}

function fieldsOf(content: RtfContent): DocumentField[] {
  return [...content.info]
    .filter(([, text]) => text.trim() !== '')
    .map(([entry, text]) => {
      const property = properties[entry]
      return { name: `info.${entry}`, text: text.trim(), ...(property && isTold(entry, text) ? { property } : {}) }
    })
}

/** Some writers fill moments with zeros, or with the first year that their clock knows. */
function isTold(entry: string, text: string): boolean {
  return !entry.endsWith('tim') || /^(?:19[89]|2\d\d)\d-(?:0[1-9]|1[0-2])-(?!00)/.test(text)
}

function childrenOf(content: RtfContent, input: ExtractInput): ChildDraft[] {
  return content.embedded.slice(0, input.limits.maxChildren).map(({ kind: ending, bytes }, index) => {
    const name = `${ending === 'object' ? 'object' : 'picture'}-${index + 1}.${ending === 'object' ? 'bin' : ending}`
    return { name, locator: formatLocator({ kind: 'member', path: name }), bytes }
  })
}

function problemsOf(content: RtfContent, isEmpty: boolean): Problem[] {
  const problems: Problem[] = []
  if (!content.isClosed)
    problems.push({ code: 'rtf.cut-off', severity: 'warning', message: 'The rich text ends before its groups are closed: it was cut off.' })
  if (isEmpty) problems.push({ code: 'rtf.no-text', severity: 'information', message: 'The rich text shows no text.' })
  if (content.hasDeletions)
    problems.push({
      code: 'rtf.tracked-changes',
      severity: 'information',
      message: 'The rich text keeps deletions that were tracked; the deleted text stands among the rest.',
    })
  return problems
}
