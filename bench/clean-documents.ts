import { storyMonths, writeDay } from '../scripts/demo/day.ts'
import { drawStatement } from '../scripts/demo/kind/account-statement-pdf.ts'
import { drawInvoice, fileName } from '../scripts/demo/kind/invoice-pdf.ts'
import { Lettering } from '../scripts/demo/paper/lettering.ts'
import { drawPassportPage } from '../scripts/demo/paper/passport-page.ts'
import { scanDrawing } from '../scripts/demo/paper/scan.ts'
import { writeTable } from '../scripts/demo/table-text.ts'
import { accounts, printIban } from '../scripts/demo/world/account.ts'
import { companies } from '../scripts/demo/world/company.ts'
import { passportMrz, type MrzFields } from '../scripts/demo/world/mrz.ts'
import { persons } from '../scripts/demo/world/person.ts'
import { makeWorld } from '../scripts/demo/world/world.ts'
import type { Random } from '../scripts/demo/random.ts'

/** A document that nobody forged. */
export interface CleanDocument {
  readonly path: string
  readonly bytes: Uint8Array | string
}

/** Documents of each kind that one seed gives: 100 in all. */
export const perSeed = { invoices: 48, statements: 12, transcripts: 28, scans: 6, tables: 6 } as const

/** A hundred documents without a fault: invoices and account statements as PDF, passports typed and scanned, tables of accounts. */
export async function* makeCleanDocuments(seed: number): AsyncGenerator<CleanDocument> {
  const world = makeWorld(seed)
  for (const invoice of world.invoices.filter(({ issuer }) => issuer !== 'quillmere').slice(0, perSeed.invoices)) {
    yield { path: `${seed}/invoices/${invoice.issuer}-${fileName(invoice)}.pdf`, bytes: await drawInvoice(invoice) }
  }
  for (const account of ['tarvessaMain', 'quillmere'] as const) {
    for (const [index, month] of storyMonths.entries()) {
      const bookings = world.bookings[account].filter((booking) => booking.date.startsWith(month))
      yield { path: `${seed}/statements/${account}-${month}.pdf`, bytes: await drawStatement({ account, number: index + 1, month, bookings, missing: undefined }) }
    }
  }
  const random = world.random('clean documents')
  for (let at = 0; at < perSeed.transcripts; at++) yield { path: `${seed}/identity/transcript-${at}.txt`, bytes: writeTranscript(passportOf(random)) }
  const letters = new Lettering()
  for (let at = 0; at < perSeed.scans; at++) yield { path: `${seed}/identity/scan-${at}.jpg`, bytes: await scanPassport(passportOf(random), letters, random) }
  for (let at = 0; at < perSeed.tables; at++) {
    const rows = random.shuffle(Object.values(accounts)).map(({ iban, holder, openingCents }) => [companies[holder].name, printIban(iban), (openingCents / 100).toFixed(2)])
    yield { path: `${seed}/tables/accounts-${at}.csv`, bytes: writeTable([['Account holder', 'IBAN', 'Balance'], ...rows]) }
  }
}

function passportOf(random: Random): MrzFields {
  const given = random.pick(['Ada', 'Mira Luise', 'Jonas', 'Petra', 'Yusuf', 'Odile', 'Lucian'])
  const family = random.pick(['Falk', 'Sorrelby', 'Lindqvane', 'Dussolin', 'Ostermoor', 'Vann-Hale', 'Kallivrontis'])
  const day = (from: number, to: number) => `${random.whole(from, to)}-${String(random.whole(1, 12)).padStart(2, '0')}-${String(random.whole(1, 28)).padStart(2, '0')}`
  return {
    state: 'UTO', nationality: 'UTO', family, given, number: `L${random.whole(1_000_000, 9_999_999)}${random.pick(['A', 'K', 'X'])}`, birthDate: day(1950, 2004), sex: random.pick(['F', 'M']),
    expires: day(2027, 2033),
  }
}

function writeTranscript(fields: MrzFields): string {
  return [
    'TRANSCRIPT OF A SCANNED DOCUMENT', '', 'Document: Passport of Utopia', `Number: ${fields.number}`, `Surname: ${fields.family}`, `Given names: ${fields.given}`,
    `Date of birth: ${writeDay(fields.birthDate, 'dots')}`, `Sex: ${fields.sex}`, `Date of expiry: ${writeDay(fields.expires, 'dots')}`, '', 'Machine readable zone:', '', ...passportMrz(fields), '',
  ].join('\n')
}

async function scanPassport(fields: MrzFields, letters: Lettering, random: Random): Promise<Buffer> {
  const known = persons.georgios
  const holder = { ...known, family: fields.family, given: fields.given, sex: fields.sex, passport: { ...known.passport, number: fields.number, expires: fields.expires } }
  const svg = drawPassportPage({ holder, birthDate: fields.birthDate, mrz: passportMrz(fields), portrait: random }, letters, random)
  return scanDrawing(svg, { tiltDegrees: random.between(-1.4, 1.4), lid: '#e7e7e4', blur: random.between(0.5, 0.9), grain: random.between(6, 14), format: 'jpeg' }, random)
}
