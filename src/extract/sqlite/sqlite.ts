import type { Format } from '../contract.ts'
import { unreadReading } from '../document/unread-reading.ts'

const kind = { id: 'sqlite', mediaType: 'application/vnd.sqlite3' }

/** SQLite databases: known by their header, and not read yet. */
export const sqliteFormat: Format = {
  id: 'sqlite',
  label: 'SQLite database',
  mediaTypes: ['application/vnd.sqlite3'],
  extensions: ['.sqlite', '.sqlite3', '.db', '.db3'],
  sniff: (head) => (Buffer.from(head.subarray(0, 16)).toString('latin1') === 'SQLite format 3\0' ? 0.95 : 0),
  load: async () => (await import('../document/document-extractor.ts')).documentExtractor(kind, async () => unreadReading(kind, 'no reader for this kind yet', unread)),
}

const unread = {
  code: 'sqlite.no-reader',
  severity: 'warning',
  message: 'This is a SQLite database, which is not read yet. Export its tables as CSV and add these.',
} as const
