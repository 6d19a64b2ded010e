import type { Format } from '../contract.ts'
import { unreadReading } from '../document/unread-reading.ts'

const kind = { id: 'parquet', mediaType: 'application/vnd.apache.parquet' }

/** Parquet files: known by their mark, and not read yet. */
export const parquetFormat: Format = {
  id: 'parquet',
  label: 'Parquet table',
  mediaTypes: ['application/vnd.apache.parquet'],
  extensions: ['.parquet'],
  sniff(head, name) {
    const mark = Buffer.from(head.subarray(0, 4)).toString('latin1')
    return mark === 'PAR1' || mark === 'PARE' ? 0.95 : name.endsWith('.parquet') ? 0.3 : 0
  },
  load: async () =>
    (await import('../document/document-extractor.ts')).documentExtractor(kind, async (input) => {
      const isEncrypted = Buffer.from(await input.source.read(0, 4)).toString('latin1') === 'PARE'
      return isEncrypted ? unreadReading(kind, 'encrypted', encrypted) : unreadReading(kind, 'no reader for this kind yet', unread)
    }),
}

const unread = {
  code: 'parquet.no-reader',
  severity: 'warning',
  message: 'This is a Parquet table, which is not read yet. Export it as CSV and add that.',
} as const

const encrypted = {
  code: 'parquet.encrypted',
  severity: 'warning',
  message: 'This is a Parquet table whose columns are encrypted. Ask for the key, and export it as CSV.',
} as const
