import type { DocumentReading } from '../document/document-reading.ts'
import { unreadReading, type DocumentKind } from '../document/unread-reading.ts'
import type { CompoundFile } from './compound-file.ts'

/** The reading of an Office document that is encrypted. */
export function encryptedOffice(kind: DocumentKind): DocumentReading {
  const message = 'The document is encrypted, with a password or by rights management. Ask for an open copy, or for what opens it.'
  return unreadReading(kind, 'encrypted', { code: 'office.encrypted', severity: 'warning', message })
}

/** Streams in which the content stands when it is encrypted; of one under rights management a notice stands in its place (MS-OFFCRYPTO 2.2). */
const locked = ['EncryptedPackage', '\tDRMContent']

/** Whether the content of an Office document is encrypted as a whole, by a password or by rights management. */
export function isEncryptedPackage(file: CompoundFile): boolean {
  return locked.some((stream) => file.has(stream))
}

const filePass = 0x2f
const recordsLooked = 64

/** Whether a workbook of Excel 97 to 2003 is encrypted: a FILEPASS record stands among its first (MS-XLS 2.4.117). */
export function isEncryptedWorkbook(file: CompoundFile): boolean {
  const stream = file.stream('Workbook') ?? file.stream('Book')
  if (!stream) return false
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  for (let at = 0, seen = 0; at + 4 <= view.byteLength && seen < recordsLooked; seen++) {
    if (view.getUint16(at, true) === filePass) return true
    at += 4 + view.getUint16(at + 2, true)
  }
  return false
}
