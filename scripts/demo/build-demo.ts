import type { DemoCase } from './demo-case.ts'
import { EvidenceFolder } from './evidence-folder.ts'
import { Key } from './key.ts'
import { writePaperStatements } from './kind/account-statement-pdf.ts'
import { writeAccountStatements } from './kind/account-statement-csv.ts'
import { writeCalendar } from './kind/calendar.ts'
import { writeCallRecords } from './kind/call-records.ts'
import { writeChats } from './kind/chat.ts'
import { writeClaimFiles } from './kind/claim-files.ts'
import { writeCompanyRegister } from './kind/company-register.ts'
import { writeContacts } from './kind/contacts.ts'
import { writeDeskPapers } from './kind/desk-papers.ts'
import { writeHrExport } from './kind/hr-export.ts'
import { writeIdentityDocuments } from './kind/identity-documents.ts'
import { writeWordInvoices } from './kind/invoice-docx.ts'
import { writePaperInvoices } from './kind/invoice-pdf.ts'
import { writeLedger } from './kind/ledger.ts'
import { writeMail } from './kind/mail.ts'
import { writeRegisterExtract } from './kind/register-extract.ts'
import { writeScannedNote } from './kind/scanned-note.ts'
import { writeStaffList } from './kind/staff-list.ts'
import { writeTracks } from './kind/tracks.ts'
import { writeUnreadableFiles } from './kind/unreadable-files.ts'
import { writeWebPages } from './kind/web-pages.ts'
import { makeWorld } from './world/world.ts'

/** Writes one kind of document; returns when its files and facts are in. */
export type Kind = (demo: DemoCase) => void | Promise<void>

/** Every kind of document, in an order in which each finds the files that it copies. */
export const kinds: readonly Kind[] = [
  writeStaffList, writeHrExport, writeContacts, writeCompanyRegister, writeRegisterExtract, writeIdentityDocuments,
  writeAccountStatements, writePaperStatements, writePaperInvoices, writeWordInvoices, writeLedger, writeMail, writeCalendar,
  writeCallRecords, writeChats, writeTracks, writeClaimFiles, writeScannedNote, writeWebPages, writeDeskPapers, writeUnreadableFiles,
]

/** The demo case of a seed: evidence and key. `only` leaves kinds out, for tests; the rest has the same bytes. */
export async function buildDemo(seed: number, only: readonly Kind[] = kinds): Promise<DemoCase> {
  const demo = { world: makeWorld(seed), folder: new EvidenceFolder(), key: new Key() }
  for (const write of only) await write(demo)
  return demo
}
