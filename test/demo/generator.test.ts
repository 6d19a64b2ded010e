import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isValidIBAN } from 'ibantools'
import { buildDemo, type Kind } from '../../scripts/demo/build-demo.ts'
import { writePaperStatements } from '../../scripts/demo/kind/account-statement-pdf.ts'
import { writeAccountStatements } from '../../scripts/demo/kind/account-statement-csv.ts'
import { writeCalendar } from '../../scripts/demo/kind/calendar.ts'
import { writeCallRecords } from '../../scripts/demo/kind/call-records.ts'
import { writeChats } from '../../scripts/demo/kind/chat.ts'
import { writeCompanyRegister } from '../../scripts/demo/kind/company-register.ts'
import { writeContacts } from '../../scripts/demo/kind/contacts.ts'
import { writeDeskPapers } from '../../scripts/demo/kind/desk-papers.ts'
import { writeHrExport } from '../../scripts/demo/kind/hr-export.ts'
import { writeWordInvoices } from '../../scripts/demo/kind/invoice-docx.ts'
import { writeLedger } from '../../scripts/demo/kind/ledger.ts'
import { writeRegisterExtract } from '../../scripts/demo/kind/register-extract.ts'
import { writeScannedNote } from '../../scripts/demo/kind/scanned-note.ts'
import { writeStaffList } from '../../scripts/demo/kind/staff-list.ts'
import { writeTracks } from '../../scripts/demo/kind/tracks.ts'
import { writeWebPages } from '../../scripts/demo/kind/web-pages.ts'
import { accounts, mailOnlyIban } from '../../scripts/demo/world/account.ts'
import { handedOn, makeCalls } from '../../scripts/demo/world/call.ts'
import { letters } from '../../scripts/demo/world/letter.ts'
import { cardMrz, forgeBirthDate, mrzDigit, passportMrz } from '../../scripts/demo/world/mrz.ts'
import { persons } from '../../scripts/demo/world/person.ts'
import { makeWorld } from '../../scripts/demo/world/world.ts'

/** The kinds that take little time; among them one of each container that likes to carry the present time. */
const quickKinds: readonly Kind[] = [
  writeStaffList, writeHrExport, writeContacts, writeCompanyRegister, writeRegisterExtract, writeAccountStatements, writePaperStatements,
  writeWordInvoices, writeLedger, writeCalendar, writeCallRecords, writeChats, writeTracks, writeScannedNote, writeWebPages, writeDeskPapers,
]

const first = await buildDemo(7, quickKinds)

test('the same seed gives the same bytes, and another seed gives others', async () => {
  const again = await buildDemo(7, quickKinds)
  assert.deepEqual([...again.folder.hashes()], [...first.folder.hashes()])
  assert.deepEqual(again.key.facts, first.key.facts)
  const other = (await buildDemo(8, [writeStaffList, writeCallRecords])).folder.hashes()
  for (const [path, hash] of other) if (path !== 'calls/subscribers.csv') assert.notEqual(hash, first.folder.hashes().get(path), path)
})

test('a kind gives the same bytes when others are left out', async () => {
  const alone = await buildDemo(7, [writeTracks, writeCallRecords])
  for (const [path, hash] of alone.folder.hashes()) assert.equal(first.folder.hashes().get(path), hash, path)
})

test('no telephone number, address of mail or domain could be somebody\'s', () => {
  const text = first.folder.paths().filter((path) => /\.(csv|tsv|txt|vcf|html|ics|json|ndjson|md)$/.test(path))
    .map((path) => Buffer.from(first.folder.get(path)).toString('utf8')).join('\n') + JSON.stringify(letters)
  const phones = [...text.matchAll(/(?<![\w.])(?:\+1|(?:\+|00)(?:44|33|49))[ \d]{8,14}/g)].map(([phone]) => phone.replace(/ /g, '').replace(/^00/, '+'))
  assert.ok(phones.length > 300, `only ${phones.length} telephone numbers were seen`)
  const kept = /^\+(447700900\d{3}|4420794\d{5}|33199\d{6}|336399\d{5}|4917139200\d{2})/
  assert.deepEqual(phones.filter((phone) => !kept.test(phone)), [])
  const domains = [...text.matchAll(/[\w.-]+@([\w.-]+\w)/g)].map(([, domain]) => domain ?? '')
  assert.deepEqual([...new Set(domains)].filter((domain) => !domain.endsWith('.example')), [])
  const hosts = [...text.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host]) => host ?? '')
  assert.deepEqual(hosts.filter((host) => !host.endsWith('.example')), [])
})

test('accounts have right check digits', () => {
  for (const iban of [...Object.values(accounts).map((account) => account.iban), mailOnlyIban]) assert.ok(isValidIBAN(iban), iban)
})

test('zones have right check digits, and the forgery breaks one only', () => {
  // The specimens of ICAO Doc 9303, parts 4 and 5.
  const anna = { state: 'UTO', nationality: 'UTO', family: 'Eriksson', given: 'Anna Maria', birthDate: '1974-08-12', sex: 'F', expires: '2012-04-15' } as const
  assert.equal(passportMrz({ ...anna, number: 'L898902C3', optional: 'ZE184226B' })[1], 'L898902C36UTO7408122F1204159ZE184226B<<<<<10')
  assert.deepEqual(cardMrz({ ...anna, number: 'D23145890' }), [
    'I<UTOD231458907<<<<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<6', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
  ])
  const clean = passportMrz({ ...anna, number: 'L898902C3' })
  const [, forged = ''] = forgeBirthDate(clean, '1984-08-12')
  assert.equal(forged[19], mrzDigit('840812'))
  assert.notEqual(forged[43], mrzDigit(forged.slice(0, 10) + forged.slice(13, 20) + forged.slice(21, 43)))
})

test('every account statement adds up, and the story is in it', () => {
  const world = makeWorld(7)
  for (const bookings of Object.values(world.bookings)) {
    bookings.slice(1).forEach((row, index) => assert.equal(row.balanceCents - row.cents, bookings[index]?.balanceCents, row.recordId))
    assert.ok(bookings.every((row) => row.balanceCents > 0), 'no account of the story is overdrawn')
  }
  assert.equal(world.staff.length, 46)
  assert.equal(new Set(world.staff.map((member) => member.email)).size, 46)
  const partnersOf = (number: string) => new Set(makeCalls(world.random('calls')).flatMap(({ caller, receiver }) =>
    caller === number ? [receiver] : receiver === number ? [caller] : []))
  assert.deepEqual([...partnersOf(handedOn.before)].sort(), [...partnersOf(handedOn.after)].sort())
  assert.equal(persons.anselmSenior.family, persons.anselmJunior.family)
})
