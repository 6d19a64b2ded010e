import { addDays, monthEnd, storyMonths, workingDay } from '../day.ts'
import type { Random } from '../random.ts'
import type { AccountKey } from './account.ts'
import { companies } from './company.ts'
import { plantedInvoices, type SupplierInvoice } from './invoice.ts'

/** Money that goes from one account to another on a day. */
export interface Transfer {
  readonly date: string
  readonly from: TransferEnd
  readonly to: TransferEnd
  readonly cents: number
  readonly purpose: string
}

/** An account of the story, or somebody whose account number the banks do not print. */
export type TransferEnd = { readonly account: AccountKey } | { readonly name: string }

/** The legs of one round trip of money. */
export const roundTrips = {
  march: [
    leg('2024-03-04', 'tarvessaMain', 'quillmere', 24_860_000, `Invoice ${plantedInvoices.roundTripMarch}`),
    leg('2024-03-06', 'quillmere', 'ostrivane', 24_790_000, 'Participation, advance on result'),
    leg('2024-03-08', 'ostrivane', 'tarvessaMain', 24_695_000, 'Subordinated loan, tranche 1'),
  ],
  june: [
    leg('2024-06-03', 'tarvessaMain', 'quillmere', 31_240_000, `Invoice ${plantedInvoices.roundTripJune}`),
    leg('2024-06-05', 'quillmere', 'ostrivane', 31_150_000, 'Participation, advance on result'),
    leg('2024-06-10', 'ostrivane', 'tarvessaMain', 31_080_000, 'Subordinated loan, tranche 2'),
  ],
} as const

/** The two payments of one invoice. */
export const doublePayment = [
  leg('2024-03-25', 'tarvessaMain', 'quillmere', 3_845_000, `Invoice ${plantedInvoices.paidTwice}`),
  leg('2024-04-08', 'tarvessaOps', 'quillmere', 3_845_000, `Rechnung ${plantedInvoices.paidTwice}`),
] as const

/** All movements of the half-year, in order of date; the planted ones are among them. */
export function makeTransfers(random: Random, invoices: readonly SupplierInvoice[]): Transfer[] {
  const owners = yachtOwners(random.fork('yachts'))
  const transfers = [
    ...Object.values(roundTrips).flat(),
    ...doublePayment,
    ...paidInvoices(random.fork('invoices'), invoices),
    ...storyMonths.flatMap((month) => [
      ...premiums(random.fork(`premiums ${month}`), month, owners),
      ...overheads(random.fork(`overheads ${month}`), month),
      ...aroundTheRing(random.fork(`ring ${month}`), month),
    ]),
  ]
  const keyed = transfers.map((transfer, index) => ({ transfer, index }))
  keyed.sort((a, b) => (a.transfer.date < b.transfer.date ? -1 : a.transfer.date > b.transfer.date ? 1 : a.index - b.index))
  return keyed.map(({ transfer }) => transfer)
}

function paidInvoices(random: Random, invoices: readonly SupplierInvoice[]): Transfer[] {
  const planted: readonly string[] = [plantedInvoices.roundTripMarch, plantedInvoices.paidTwice, plantedInvoices.roundTripJune]
  return invoices
    .filter((invoice) => !planted.includes(invoice.number))
    .map((invoice) => {
      const payer: AccountKey = invoice.issuer === 'vessen' || invoice.issuer === 'cormorel' ? 'tarvessaOps' : 'tarvessaMain'
      const date = workingDay(addDays(invoice.date, random.whole(7, 14)))
      return leg(date, payer, invoice.issuer, invoice.grossCents, `Invoice ${invoice.number}`)
    })
    .filter((transfer) => transfer.date <= '2024-06-30')
}

function premiums(random: Random, month: string, owners: readonly YachtOwner[]): Transfer[] {
  const fleets = (['aurelde', 'thessmere', 'kjelvane'] as const).flatMap((client) =>
    [5, 17].map((day) =>
      leg(workingDay(`${month}-${String(day).padStart(2, '0')}`), client, 'tarvessaMain', random.whole(6_100_000, 11_800_000),
        `Premium, fleet policy ${companies[client].registerNo.slice(-4)}, ${month}`),
    ),
  )
  const yachts = owners.map((owner) => ({
    date: workingDay(`${month}-${String(random.whole(1, 26)).padStart(2, '0')}`),
    from: { name: owner.name },
    to: { account: 'tarvessaMain' as const },
    cents: owner.monthlyCents,
    purpose: `Premium, yacht policy ${owner.policy}`,
  }))
  return [...fleets, ...yachts]
}

function overheads(random: Random, month: string): Transfer[] {
  const from = { account: 'tarvessaMain' as const }
  const ops = { account: 'tarvessaOps' as const }
  const last = monthEnd(month)
  const payday = workingDay(`${month}-24`)
  return [
    { date: payday, from, to: { name: 'Payroll, 46 employees' }, cents: random.whole(27_300_000, 27_700_000), purpose: `Salaries ${month}` },
    { date: workingDay(`${month}-10`), from, to: { name: 'Revenue Office of Valdoria' }, cents: random.whole(7_200_000, 8_100_000), purpose: `Payroll tax ${month}` },
    { ...leg(workingDay(`${month}-02`), 'tarvessaMain', 'tarvessaOps', 9_000_000, 'Funding of operations account') },
    { date: workingDay(`${month}-03`), from: ops, to: { name: 'Port Velna Estates' }, cents: 3_150_000, purpose: `Rent, 1 Tallow Quay, ${month}` },
    { date: workingDay(`${month}-12`), from: ops, to: { name: 'Dunmarrow Harbour Board' }, cents: random.whole(410_000, 690_000), purpose: 'Berth dues' },
    { date: workingDay(`${month}-15`), from: ops, to: { name: 'Velna Power and Water' }, cents: random.whole(180_000, 260_000), purpose: `Energy ${month}` },
    { date: workingDay(`${month}-20`), from: ops, to: { name: 'Signal Hill Motors' }, cents: random.whole(60_000, 240_000), purpose: 'Fuel and service, van 3' },
    ...claimsPaid(random, month),
    ...(['tarvessaMain', 'tarvessaOps', 'quillmere', 'ostrivane', 'brundelund'] as const).map((account) => ({
      date: last, from: { account }, to: { name: 'Account charges' }, cents: random.whole(900, 4_800), purpose: `Charges ${month}`,
    })),
  ]
}

function claimsPaid(random: Random, month: string): Transfer[] {
  return (['aurelde', 'thessmere', 'kjelvane'] as const).map((client) =>
    leg(workingDay(`${month}-${String(random.whole(8, 25)).padStart(2, '0')}`), 'tarvessaMain', client, random.whole(900_000, 4_400_000),
      `Claim settlement ${month}`),
  )
}

function aroundTheRing(random: Random, month: string): Transfer[] {
  const day = (low: number, high: number) => workingDay(`${month}-${String(random.whole(low, high)).padStart(2, '0')}`)
  return [
    leg(day(11, 14), 'quillmere', 'brundelund', random.whole(380_000, 620_000), 'Haulage'),
    leg(day(15, 19), 'quillmere', 'severiana', random.whole(210_000, 390_000), 'Brokerage'),
    leg(day(16, 21), 'quillmere', 'darRimah', random.whole(240_000, 450_000), 'Agency fees'),
    leg(day(19, 23), 'ostrivane', 'darRimah', random.whole(90_000, 160_000), 'Port agency'),
    leg(day(9, 12), 'brundelund', 'kelvaris', random.whole(120_000, 310_000), 'Pallets and lashings'),
    { date: day(4, 9), from: { name: 'Sarnholm Cold Stores' }, to: { account: 'brundelund' }, cents: random.whole(900_000, 1_700_000), purpose: 'Storage' },
    { date: day(20, 25), from: { account: 'brundelund' }, to: { name: 'Payroll, 7 employees' }, cents: random.whole(1_300_000, 1_420_000), purpose: `Wages ${month}` },
    { date: day(5, 10), from: { account: 'brundelund' }, to: { name: 'Signal Hill Motors' }, cents: random.whole(70_000, 220_000), purpose: 'Diesel' },
    { date: day(2, 8), from: { name: 'Larkspur Cold Chain' }, to: { account: 'brundelund' }, cents: random.whole(400_000, 900_000), purpose: 'Haulage' },
    { date: day(12, 18), from: { account: 'brundelund' }, to: { name: 'Harbour Tolls' }, cents: random.whole(8_000, 31_000), purpose: 'Tolls' },
    { date: day(22, 26), from: { account: 'ostrivane' }, to: { name: 'Odile Varrenpont' }, cents: 250_000, purpose: `Administrator's fee ${month}` },
  ]
}

interface YachtOwner {
  readonly name: string
  readonly policy: string
  readonly monthlyCents: number
}

function yachtOwners(random: Random): YachtOwner[] {
  return random.shuffle(yachtFamilies).map((family) => ({
    name: `${random.pick(yachtGiven)} ${family}`,
    policy: `Y${random.digits(6)}`,
    monthlyCents: random.whole(4_200, 38_900),
  }))
}

const yachtGiven = ['Alma', 'Benno', 'Clio', 'Darius', 'Edda', 'Fritjof', 'Gwenda', 'Horace', 'Ilka', 'Justus', 'Konstanze', 'Ludo', 'Maren']

const yachtFamilies = [
  'Aldermoor', 'Birkvold', 'Crestavel', 'Dovrefell', 'Elmsgarde', 'Fennimark', 'Gossamerle', 'Hvidtorn', 'Inkersholt', 'Jellicarne',
  'Kilderoux', 'Lavenbrook', 'Mossgarten', 'Nettlevik', 'Ovingdal', 'Pomfretti', 'Quaystone', 'Rindalsby', 'Spindrovic', 'Tidewelling',
  'Ulverskog', 'Vintervoll', 'Wharfinger', 'Yellowlees',
]

function leg(date: string, from: AccountKey, to: AccountKey, cents: number, purpose: string): Transfer {
  return { date, from: { account: from }, to: { account: to }, cents, purpose }
}
