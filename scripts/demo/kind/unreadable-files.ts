import { crc32 } from 'node:zlib'
import type { DemoCase } from '../demo-case.ts'
import { asksUnread } from '../question.ts'
import { lockedZip } from '../paper/locked-zip.ts'

/** Files that cannot be read, or not whole; each must be listed with a reason. */
export function writeUnreadableFiles({ world, folder, key }: DemoCase): void {
  const random = world.random('unreadable')
  const pdf = folder.get('bank/halden-trust-bank/NL62HLDT0417164300/statement-2024-06.pdf')
  const picture = folder.get('claims/CL-24-040/photo-3.jpg')
  const inner = Buffer.from('Tranche 3: September. Use the Malta account.\n')
  const files: readonly (readonly [id: string, path: string, bytes: Uint8Array, expect: string])[] = [
    ['locked-zip', 'desk/papers-july.zip', lockedZip({ name: 'july.txt', bytes: inner, password: 'Lantern-44', crc: crc32(inner) }, random), 'is an archive locked with a password'],
    ['torn-pdf', 'desk/statement-copy.pdf', pdf.slice(0, Math.floor(pdf.length * 0.4)), 'is a PDF that ends in the middle'],
    ['torn-picture', 'desk/IMG_0447.jpg', picture.slice(0, 300), 'is a picture that ends in its header'],
    ['empty-file', 'desk/contract-signed.pdf', new Uint8Array(0), 'is empty'],
    ['unknown-format', 'desk/voyage-recorder.vdr', Buffer.concat([Buffer.from('VDR\0\x02'), Uint8Array.from({ length: 6144 }, () => random.whole(0, 255))]), 'is of no known format'],
    ['torn-archive', 'desk/backup.zip', folder.get('desk/desk-papers.zip').slice(0, 260), 'is an archive without its directory'],
  ]
  for (const [id, path, bytes, what] of files) {
    folder.add(path, bytes)
    key.plant({
      id, kind: 'unread-file', where: [path], expect: `${path} ${what}; it is listed as unread or partly read, with the reason.`,
      sql: asksUnread(path),
    })
  }
  key.bound({
    id: 'unread-files', what: 'Files given that are unread, beyond the planted ones.', atMost: 1,
    sql: `SELECT count(*) AS n FROM exhibits WHERE state = 'unread' AND ${files.map(([, path]) => `path NOT LIKE '%${path}'`).join(' AND ')}`,
  })
}
