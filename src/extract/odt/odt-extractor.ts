import type { Problem } from '../../model/problem.ts'
import type { ExtractInput } from '../contract.ts'
import { documentExtractor } from '../document/document-extractor.ts'
import type { DocumentReading } from '../document/document-reading.ts'
import { OfficePackage } from '../document/office-package.ts'
import { readLeaves } from '../document/office-properties.ts'
import { unreadReading, type DocumentKind } from '../document/unread-reading.ts'
import { OdtText } from './odt-text.ts'

const kind: DocumentKind = { id: 'odt', mediaType: 'application/vnd.oasis.opendocument.text' }
const presentation = 'application/vnd.oasis.opendocument.presentation'
/** Elements of `meta.xml` (ODF 1.3 part 3, section 4.3) and the properties they state. */
const meta: Readonly<Record<string, string>> = {
  'title': 'title',
  'subject': 'summary',
  'description': 'description',
  'keyword': 'keywords',
  'initial-creator': 'author',
  'creator': 'lastModifiedBy',
  'creation-date': 'authoredAt',
  'date': 'modifiedAt',
  'generator': 'generator',
  'language': 'language',
}

/** Reads an OpenDocument text (body, headers and footers, notes, comments, deleted text) or presentation (slides as pages). */
export const odtExtractor = documentExtractor(kind, readOdt)

async function readOdt(input: ExtractInput): Promise<DocumentReading> {
  const file = await OfficePackage.open(kind.id, input)
  if (await isEncrypted(file)) {
    const message = 'The document is encrypted with a password. Ask for it, or for an open copy.'
    return unreadReading(kind, 'encrypted', { code: 'odt.encrypted', severity: 'warning', message })
  }
  const isPaged = (await file.text('mimetype'))?.trim() === presentation
  const body = new OdtText()
  const frame = new OdtText()
  if (!(await file.walk('content.xml', body))) throw new Error('The part content.xml is not there.')
  await file.walk('styles.xml', frame)
  const texts = [body.of('body'), frame.of('body'), body.of('notes'), body.of('comments'), body.of('deleted')].filter((text) => text !== '')
  const fields = await readLeaves(file, 'meta.xml', { prefix: 'meta', properties: meta })
  const children = await file.children((name) => name.startsWith('Pictures/'), input)
  const problems = [...file.allProblems(), ...changeProblems(body)]
  const isPartly = problems.some((problem) => problem.severity === 'error')
  const facts = {
    mediaType: isPaged ? presentation : kind.mediaType,
    ...(isPaged ? { pages: body.pages.length } : {}),
    ...(isPartly ? { partly: 'damaged' } : {}),
  }
  if (isPaged)
    return { facts, paged: true, sections: body.pages.map((text, index) => ({ text, page: index + 1 })), fields, children, problems }
  return { facts, sections: texts.map((text) => ({ text })), fields, children, problems }
}

async function isEncrypted(file: OfficePackage): Promise<boolean> {
  let found = false
  await file.walk('META-INF/manifest.xml', { open: (name) => void (found ||= name === 'encryption-data') })
  return found
}

function changeProblems(body: OdtText): Problem[] {
  if (body.insertions + body.deletions === 0) return []
  const message = `The document keeps tracked changes: ${body.insertions} insertions, ${body.deletions} deletions. Deleted text stands at the end of the text.`
  return [{ code: 'odt.tracked-changes', severity: 'information', message }]
}
