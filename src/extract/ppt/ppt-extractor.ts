import type { Problem } from '../../model/problem.ts'
import type { ExtractInput } from '../contract.ts'
import { documentExtractor } from '../document/document-extractor.ts'
import type { DocumentReading } from '../document/document-reading.ts'
import type { DocumentKind } from '../document/unread-reading.ts'
import { CompoundFile } from '../ole/compound-file.ts'
import { encryptedOffice, isEncryptedPackage } from '../ole/encrypted-office.ts'
import { readSummary } from '../ole/summary-information.ts'
import { readPptTexts } from './ppt-records.ts'

const kind: DocumentKind = { id: 'ppt', mediaType: 'application/vnd.ms-powerpoint' }

/**
 * Reads the text of a PowerPoint presentation of 1997 to 2003 as one text: the outline of each slide, then the texts of
 * shapes, notes and comments. The stream keeps older versions of slides too, so that some of it may not be shown any more.
 */
export const pptExtractor = documentExtractor(kind, readPpt)

async function readPpt(input: ExtractInput): Promise<DocumentReading> {
  const file = new CompoundFile(await input.source.all(input.limits.maxBytesInMemory))
  if (isEncryptedPackage(file) || file.has('EncryptedSummary')) return encryptedOffice(kind)
  const stream = file.stream('PowerPoint Document')
  if (!stream) throw new Error('It has no stream of a presentation.')
  const { outline, shapes } = readPptTexts(stream)
  const texts = [...new Set([...outline, ...shapes].map((slide) => slide.join('\n')))].filter((text) => text !== '')
  const problems: Problem[] =
    texts.length > 0
      ? []
      : [{ code: 'ppt.no-text', severity: 'information', message: 'The presentation holds no text; look at its pictures.' }]
  const pages = outline.length > 0 ? { pages: outline.length } : {}
  return { facts: { mediaType: kind.mediaType, ...pages }, sections: texts.map((text) => ({ text })), fields: readSummary(file), problems }
}
