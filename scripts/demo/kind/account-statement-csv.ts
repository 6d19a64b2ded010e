import iconv from 'iconv-lite'
import { writeDay, storyMonths } from '../day.ts'
import type { DemoCase } from '../demo-case.ts'
import { quoted } from '../key.ts'
import { writeCents } from '../money.ts'
import { asksJoinedWrongly } from '../question.ts'
import { writeTable } from '../table-text.ts'
import { accounts, banks } from '../world/account.ts'
import type { Booking } from '../world/booking.ts'
import { plantedInvoices } from '../world/invoice.ts'
import { doublePayment, roundTrips } from '../world/transfer.ts'
import type { StatementAccount } from '../world/world.ts'

/** Rows that are missing in one statement: the account, the month and how many rows. */
const gap = { account: 'brundelund', month: '2024-05', skip: 3, drop: 3 } as const

/** Account statements as each bank exports them: one file an account and month, four layouts. */
export function writeAccountStatements(demo: DemoCase): void {
  for (const account of Object.keys(demo.world.bookings) as StatementAccount[]) {
    for (const month of storyMonths) {
      const all = demo.world.bookings[account].filter((booking) => booking.date.startsWith(month))
      const hasGap = account === gap.account && month === gap.month
      const shown = hasGap ? all.filter((_, index) => index < gap.skip || index >= gap.skip + gap.drop) : all
      const layout = layouts[accounts[account].bank]
      const path = `${statementFolder(account)}/${month}.${layout.ending}`
      demo.folder.add(path, layout.write(shown))
      if (hasGap) plantGap(demo, path, all)
    }
  }
  plantRoundTrips(demo)
  plantDoublePayment(demo)
  plantCount(demo)
}

/** Where the statements of an account lie. */
export function statementFolder(account: StatementAccount): string {
  const { bank, iban } = accounts[account]
  const name = banks[bank].name.normalize('NFD').replace(/[^A-Za-z ]/g, '').toLowerCase().replaceAll(' ', '-')
  return `bank/${name}/${iban}`
}

interface Layout {
  readonly ending: string
  write(bookings: readonly Booking[]): Uint8Array | string
}

const layouts: Readonly<Record<'velna' | 'kontor' | 'halden' | 'ostrel' | 'marine', Layout>> = {
  velna: { ending: 'csv', write: writeVelna },
  kontor: { ending: 'csv', write: writeKontor },
  halden: { ending: 'tsv', write: writeHalden },
  ostrel: { ending: 'csv', write: writeOstrel },
  marine: { ending: 'csv', write: writeVelna },
}

/** Debit and credit in columns of their own, ISO dates, UTF-8. */
function writeVelna(bookings: readonly Booking[]): string {
  return writeTable([
    ['Account', 'Sequence', 'Booking date', 'Value date', 'Counterparty', 'Counterparty IBAN', 'Description', 'Debit', 'Credit', 'Balance', 'Currency', 'Reference'],
    ...bookings.map((row) => [
      accounts[row.account].iban, row.sequence, row.date, row.date, row.counterparty, row.counterpartyIban, row.purpose,
      row.cents < 0 ? writeCents(-row.cents) : '', row.cents > 0 ? writeCents(row.cents) : '', writeCents(row.balanceCents), 'EUR', row.recordId,
    ]),
  ])
}

/** Semicolons, decimal comma, days with dots, Windows-1252. */
function writeKontor(bookings: readonly Booking[]): Uint8Array {
  return iconv.encode(writeTable([
    ['Konto', 'Lfd. Nr.', 'Buchungstag', 'Valuta', 'Auftraggeber/Empfänger', 'IBAN', 'Verwendungszweck', 'Betrag', 'Währung', 'Saldo', 'Referenz'],
    ...bookings.map((row) => [
      accounts[row.account].iban, row.sequence, writeDay(row.date, 'dots'), writeDay(row.date, 'dots'), row.counterparty, row.counterpartyIban,
      row.purpose, writeCents(row.cents, 'comma'), 'EUR', writeCents(row.balanceCents, 'comma'), row.recordId,
    ]),
  ], { delimiter: ';' }), 'win1252')
}

/** Tabs, money in and money out, thousands set apart. */
function writeHalden(bookings: readonly Booking[]): string {
  return writeTable([
    ['Own IBAN', 'Line', 'Date', 'Name', 'Counterparty IBAN', 'Details', 'Money in', 'Money out', 'Balance', 'Currency', 'Transaction ID'],
    ...bookings.map((row) => [
      accounts[row.account].iban, row.sequence, writeDay(row.date, 'words'), row.counterparty, row.counterpartyIban, row.purpose,
      row.cents > 0 ? writeCents(row.cents, 'thousands') : '', row.cents < 0 ? writeCents(-row.cents, 'thousands') : '',
      writeCents(row.balanceCents, 'thousands'), 'EUR', row.recordId,
    ]),
  ], { delimiter: '\t', lineEnd: '\n' })
}

/** Signed amounts, days with slashes, French headings. */
function writeOstrel(bookings: readonly Booking[]): string {
  return writeTable([
    ['compte', 'numero', 'date_operation', 'date_valeur', 'tiers', 'compte_tiers', 'libelle', 'montant', 'devise', 'solde', 'reference'],
    ...bookings.map((row) => [
      accounts[row.account].iban, row.sequence, writeDay(row.date, 'slashes'), writeDay(row.date, 'slashes'), row.counterparty, row.counterpartyIban,
      row.purpose, writeCents(row.cents), 'EUR', writeCents(row.balanceCents), row.recordId,
    ]),
  ], { lineEnd: '\n' })
}

function plantGap({ key }: DemoCase, path: string, all: readonly Booking[]): void {
  const first = all[gap.skip]
  const last = all[gap.skip + gap.drop - 1]
  if (!first || !last) throw new RangeError(`The account statement ${path} is too short for its gap.`)
  key.plant({
    id: 'missing-rows-brundelund-may', kind: 'missing-page', where: [path],
    expect: `Rows ${first.sequence} to ${last.sequence} are missing: the running balance jumps and the sequence has a gap.`,
    sql: `SELECT count(*) > 0 AS found FROM signs s JOIN exhibits x ON x.id = s.exhibit_id
WHERE x.path LIKE ${quoted(`%${path}`)} AND s.outcome = 'fail' AND s.check_id LIKE 'account.%'`,
  })
  key.bound({
    id: 'failed-account-signs', what: 'Failed signs of account statements in files where nothing is missing.', atMost: 0,
    sql: `SELECT count(*) AS n FROM signs s JOIN exhibits x ON x.id = s.exhibit_id
WHERE s.outcome = 'fail' AND s.check_id LIKE 'account.%' AND x.path NOT LIKE ${quoted(`%${path}`)} AND x.path NOT LIKE '%.pdf'`,
  })
}

function plantRoundTrips({ key }: DemoCase): void {
  for (const [name, legs] of Object.entries(roundTrips)) {
    const found = legs.map((leg, index) =>
      `(SELECT count(*) FROM accounts_rows WHERE abs(amount) = ${writeCents(leg.cents)} AND date LIKE '${leg.date}%') >= 2 /* leg ${index + 1}, told by both banks */`)
    key.plant({
      id: `round-trip-${name}-legs`, kind: 'money-round-trip',
      where: legs.map((leg) => `${statementFolder(leg.from.account)}/${leg.date.slice(0, 7)}`),
      expect: `Each leg stands in the statements of both banks: ${legs.map((leg) => `${leg.date} ${writeCents(leg.cents, 'thousands')}`).join(', ')}.`,
      sql: `SELECT ${found.join('\n  AND ')} AS found`,
    })
    const [first, , last] = legs
    key.plant({
      id: `round-trip-${name}`, kind: 'money-round-trip',
      where: legs.map((leg) => `${statementFolder(leg.from.account)}/${leg.date.slice(0, 7)}`),
      expect: `Money goes from Tarvessa by Quillmere and Ostrivane back to Tarvessa between ${first.date} and ${last.date}, nearly undiminished.`,
      sql: `SELECT count(*) > 0 AS found FROM (${cycles}) WHERE first_day = '${first.date}' AND last_day = '${last.date}'`,
    })
  }
  key.bound({
    id: 'round-trips', what: 'Round trips of three payments within 14 days and 2 per cent, beyond the two planted.', atMost: 0,
    sql: `SELECT greatest(count(DISTINCT first_day || last_day) - 2, 0) AS n FROM (${cycles})`,
  })
}

/** Movements from account to account, whichever bank tells them. */
const moves = `SELECT DISTINCT if(CAST(m.value AS DOUBLE) < 0, own.target_canonical_id, other.target_canonical_id) AS payer,
  if(CAST(m.value AS DOUBLE) < 0, other.target_canonical_id, own.target_canonical_id) AS payee,
  abs(CAST(m.value AS DOUBLE)) AS amount, substr(d.value, 1, 10) AS day
FROM entity_values own
JOIN entity_values other ON other.entity_id = own.entity_id AND other.property = 'counterpartyAccount'
JOIN entity_values m ON m.entity_id = own.entity_id AND m.property = 'amount'
JOIN entity_values d ON d.entity_id = own.entity_id AND d.property = 'date'
WHERE own.schema = 'AccountEntry' AND own.property = 'account'`

/** Three payments in a ring, each at most 2 per cent less than the one before, within 14 days. */
const cycles = `WITH moves AS (${moves}) SELECT a.day AS first_day, c.day AS last_day FROM moves a
JOIN moves b ON b.payer = a.payee AND b.amount BETWEEN a.amount * 0.98 AND a.amount AND b.day >= a.day
JOIN moves c ON c.payer = b.payee AND c.payee = a.payer AND c.amount BETWEEN b.amount * 0.98 AND b.amount AND c.day >= b.day
WHERE date_diff('day', CAST(a.day AS DATE), CAST(c.day AS DATE)) <= 14`

function plantDoublePayment({ key }: DemoCase): void {
  const [first, second] = doublePayment
  key.plant({
    id: 'paid-twice', kind: 'paid-twice',
    where: doublePayment.map((leg) => `${statementFolder(leg.from.account)}/${leg.date.slice(0, 7)}.csv`),
    expect: `Invoice ${plantedInvoices.paidTwice} is paid on ${first.date} by Velna Merchant Bank and again on ${second.date} by Kontorbank Sarnholm.`,
    sql: `SELECT count(DISTINCT substr(date, 1, 10)) = 2 AS found FROM accounts_rows
WHERE purpose LIKE '%${plantedInvoices.paidTwice}%' AND abs(amount) = ${writeCents(first.cents)} AND schema <> 'Invoice'`,
  })
}

function plantCount({ key, world }: DemoCase): void {
  key.bound({
    id: 'accounts-joined-wrongly', what: 'Canonical accounts that bear two IBANs.', atMost: 0, sql: asksJoinedWrongly('BankAccount', 'iban'),
  })
  const told = Object.values(world.bookings).flat().length - gap.drop
  key.plant({
    id: 'account-rows', kind: 'count', where: ['bank/'],
    expect: `The account statements as tables hold ${told} rows.`,
    sql: `SELECT count(*) = ${told} AS found FROM accounts_rows WHERE schema = 'AccountEntry' AND (path LIKE '%.csv' OR path LIKE '%.tsv')
AND path LIKE '%bank/%'`,
  })
}
