import { readLeafProperties, type DocumentProperty } from '../spreadsheet/document-properties.ts'
import type { ZipContainer } from '../zip-container/zip-container.ts'
import { findPart } from './package-parts.ts'

const parts = [
  {
    path: 'docProps/core.xml',
    prefix: 'core',
    stated: { creator: 'author', created: 'authoredAt', modified: 'modifiedAt', title: 'title', description: 'summary', keywords: 'keywords' },
  },
  { path: 'docProps/app.xml', prefix: 'app', stated: { Application: 'generator', Company: 'companiesMentioned', Manager: 'peopleMentioned' } },
  { path: 'docProps/custom.xml', prefix: 'custom', stated: {} },
] as const

/** What programs note for themselves and no reader asks for: settings, counts, the list of sheets again. */
const technical = /^(app\.(lpstr|i4|DocSecurity|ScaleCrop|LinksUpToDate|SharedDoc|HyperlinksChanged|TotalTime)|core\.(revision|language))$/

/** Author, times, application and whatever else the workbook tells of itself (ECMA-376 part 2, clause 8; part 1, 22.2 and 22.3). */
export async function readWorkbookProperties(container: ZipContainer): Promise<DocumentProperty[]> {
  const found: DocumentProperty[] = []
  for (const { path, prefix, stated } of parts) {
    const bytes = await findPart(container, path)
    if (bytes) found.push(...readLeafProperties(bytes, prefix, stated).filter((each) => !technical.test(each.name)))
  }
  return found
}
