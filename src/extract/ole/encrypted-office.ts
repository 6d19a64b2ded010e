import type { DocumentReading } from '../document/document-reading.ts'
import { unreadReading, type DocumentKind } from '../document/unread-reading.ts'
import type { CompoundFile } from './compound-file.ts'

/** The reading of an Office document that is encrypted with a password. */
export function encryptedOffice(kind: DocumentKind): DocumentReading {
  const message = 'The document is encrypted with a password. Ask for it, or for an open copy.'
  return unreadReading(kind, 'encrypted', { code: 'office.encrypted', severity: 'warning', message })
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
