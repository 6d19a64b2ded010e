import type { ExtractInput } from '../contract.ts'
import { documentExtractor } from '../document/document-extractor.ts'
import type { DocumentReading } from '../document/document-reading.ts'
import { unreadReading, type DocumentKind } from '../document/unread-reading.ts'
import { CompoundFile } from './compound-file.ts'
import { embeddedFiles } from './embedded-files.ts'
import { encryptedOffice, isEncryptedPackage, isEncryptedWorkbook } from './encrypted-office.ts'
import { objectType } from './object-type.ts'
import { readSummary } from './summary-information.ts'

const kind: DocumentKind = { id: 'ole', mediaType: 'application/x-ole-storage' }

/** Streams that tell what wrote a compound file. */
const makers: readonly (readonly [stream: RegExp, label: string])[] = [
  [/^VisioDocument$/, 'a Visio drawing'],
  [/^Quill\/|^Contents$/, 'a Publisher document'],
  [/^Props|^\s*Props\d*$/, 'a Project plan'],
  [/^WordDocument$/, 'a Word document'],
  [/^PowerPoint Document$/, 'a PowerPoint presentation'],
  [/^(?:Workbook|Book)$/i, 'an Excel workbook'],
  [/^__substg1\.0_|^__properties_version1\.0$/, 'a message of Outlook'],
  [/^MatOST$|^MM$/, 'a Works document'],
  [/^FileHeader$/, 'a Hangul document'],
]

/**
 * Takes out the file that an Office document wrapped. Of any other compound file tells what it is, gives its summary
 * information as fields, and says that its content is unread, and why.
 */
export const oleExtractor = documentExtractor(kind, readOle)

async function readOle(input: ExtractInput): Promise<DocumentReading> {
  const file = new CompoundFile(await input.source.all(input.limits.maxBytesInMemory))
  if (isEncryptedPackage(file) || file.has('EncryptionInfo') || isEncryptedWorkbook(file)) return encryptedOffice(kind)
  const children = embeddedFiles(file, input)
  if (children.length > 0 && children.every((child) => !child.locator.includes('/'))) {
    return { facts: { mediaType: kind.mediaType }, sections: [], fields: readSummary(file), children }
  }
  const message = `The file is ${whatItIs(file)}, for which there is no reader here. Convert a copy with the program that made it.`
  const unread = unreadReading(kind, 'no reader', { code: 'ole.no-reader', severity: 'warning', message })
  return { ...unread, fields: readSummary(file), children }
}

function whatItIs(file: CompoundFile): string {
  const maker = makers.find(([stream]) => file.paths.some((path) => stream.test(path)))?.[1]
  if (maker) return maker
  const type = objectType(file)
  if (type) return `an object of the kind '${type}'`
  const streams = file.paths.slice(0, 5).map((path) => `'${path.replace(/\p{C}/gu, '')}'`)
  return streams.length > 0 ? `a compound file with the streams ${streams.join(', ')}` : 'a compound file without a stream'
}
