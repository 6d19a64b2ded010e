import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import tar from 'tar-stream'
import type { DemoCase } from '../demo-case.ts'
import { asksText } from '../question.ts'
import { writeZip } from '../zip.ts'

/** Odds and ends: the letter of transmittal, notes in several forms and encodings, two archives. */
export async function writeDeskPapers({ folder, key }: DemoCase): Promise<void> {
  folder.add('transmittal.txt', transmittal)
  const note = folder.add('desk/audit-notes.md', auditNotes)
  folder.add('desk/minutes-2023-12.rtf', minutes)
  folder.add('desk/lager.txt', iconv.encode('Schlüssel für das Lager am Hafen liegt bei Brocard senior.\r\nÖffnungszeiten: täglich außer Samstag. Pfand: 5 €.\r\n', 'win1252'))
  folder.add('desk/telephone-list.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Γεώργιος  +44 7700 900114\r\nНадежда  +44 7700 900127\r\n', 'utf16le')]))
  folder.add('desk/desk-papers.zip', await writeZip([
    { name: 'drawer-1/shopping.txt', bytes: Buffer.from('rope, lamp oil, coffee\n') },
    { name: 'drawer-1/loan.csv', bytes: Buffer.from('Tranche,Date,Amount,Currency\n1,2024-03-08,246950.00,EUR\n2,2024-06-10,310800.00,EUR\n') },
    { name: 'drawer-2/draft.html', bytes: Buffer.from('<html><body><p>Dear Odile, tranche 3 in September?</p></body></html>\n') },
  ]))
  folder.add('desk/laptop-documents.tar.gz', await writeTarGz([
    { name: 'documents/frame-contract.txt', text: 'Frame contract between Tarvessa Marine Assurance SE and Quillmere Freight Services Ltd, unsigned draft.\n' },
    { name: 'documents/limits.txt', text: 'Procurement signs up to 10,000.00 EUR. Above that treasury signs as well.\n' },
  ]))
  key.plant({
    id: 'audit-notes', kind: 'hidden-place', where: [note],
    expect: 'The auditor notes that pages 1 and 3 of the April statement are there, and 2 is not.',
    sql: asksText(note, ['pages 1 and 3 of 3']),
  })
}

async function writeTarGz(members: readonly { readonly name: string; readonly text: string }[]): Promise<Buffer> {
  const pack = tar.pack()
  for (const { name, text } of members) pack.entry({ name, mtime: new Date('2024-06-20T08:00:00Z'), mode: 0o644, uid: 0, gid: 0 }, text)
  pack.finalize()
  const bytes = gzipSync(Buffer.concat(await Readable.from(pack).toArray()), { level: 9 })
  bytes[9] = 255
  return bytes
}

const transmittal = `TRANSMITTAL

To:       the inquiry
From:     Internal Audit, Tarvessa Marine Assurance SE
Date:     4 July 2024
Subject:  Documents for audit file 7/24

Enclosed are copies of the staff list, the company register, the account statements of five accounts, mail, call records that the
two operators gave on order, invoices, claim files, scans of identity documents, and papers from one desk. Nothing was changed.

All names, firms, banks, places and numbers in this folder are invented.

Inês Taborval
Internal Auditor
`

const auditNotes = `# Audit file 7/24

* Quillmere: 12 invoices in six months, numbers rise by four; who are the other three customers?
* QF-2024-0117 booked twice, Velna 25 March and Kontorbank 8 April.
* Subordinated loan: lender is **Ostrivane Holdings S.A.**, 246,950.00 and 310,800.00. No minutes.
* April statement of the main account: pages 1 and 3 of 3. Ask the bank.
* Survey reports of CL-24-038 and CL-24-052 read alike.
`

const minutes = String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times New Roman;}}
\f0\fs24 {\b Minutes of the board, 14 December 2023}\par
Present: Yannic Pr\'e9volt, Sophia Antellari, Georgios Kallivrontis.\par
Item 3. Own funds. The treasurer will look for a lender.\par
Item 4. Procurement. Frame contract with Quillmere noted.\par}
`
