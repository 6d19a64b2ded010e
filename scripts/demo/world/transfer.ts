import { addDays, dayIn, monthEnd, storyMonths, workingDay } from '../day.ts'
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

/** A movement between two accounts of the story. */
export interface Leg<From extends AccountKey = AccountKey> extends Transfer {
  readonly from: { readonly account: From }
}

/** An account of the story, or somebody whose account number the banks do not print. */
export type TransferEnd = { readonly account: AccountKey } | { readonly name: string }

/** The legs of one round trip of money. */
export const roundTrips = {
  march: [
    leg({ date: '2024-03-04', from: 'tarvessaMain', to: 'quillmere' }, 24_860_000, `Invoice ${plantedInvoices.roundTripMarch}`),
    leg({ date: '2024-03-06', from: 'quillmere', to: 'ostrivane' }, 24_790_000, 'Participation, advance on result'),
    leg({ date: '2024-03-08', from: 'ostrivane', to: 'tarvessaMain' }, 24_695_000, 'Subordinated loan, tranche 1'),
  ],
  june: [
    leg({ date: '2024-06-03', from: 'tarvessaMain', to: 'quillmere' }, 31_240_000, `Invoice ${plantedInvoices.roundTripJune}`),
    leg({ date: '2024-06-05', from: 'quillmere', to: 'ostrivane' }, 31_150_000, 'Participation, advance on result'),
    leg({ date: '2024-06-10', from: 'ostrivane', to: 'tarvessaMain' }, 31_080_000, 'Subordinated loan, tranche 2'),
  ],
} as const

/** The two payments of one invoice. */
export const doublePayment = [
  leg({ date: '2024-03-25', from: 'tarvessaMain', to: 'quillmere' }, 3_845_000, `Invoice ${plantedInvoices.paidTwice}`),
  leg({ date: '2024-04-08', from: 'tarvessaOps', to: 'quillmere' }, 3_845_000, `Rechnung ${plantedInvoices.paidTwice}`),
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
      return leg({ date, from: payer, to: invoice.issuer }, invoice.grossCents, `Invoice ${invoice.number}`)
    })
    .filter((transfer) => transfer.date <= '2024-06-30')
}

function premiums(random: Random, month: string, owners: readonly YachtOwner[]): Transfer[] {
  const fleets = (['aurelde', 'thessmere', 'kjelvane'] as const).flatMap((client) =>
    [5, 17].map((day) =>
      leg({ date: dayIn(month, day), from: client, to: 'tarvessaMain' }, random.whole(6_100_000, 11_800_000),
        `Premium, fleet policy ${companies[client].registerNo.slice(-4)}, ${month}`),
    ),
  )
  const yachts = owners.map((owner) => ({
    date: dayIn(month, random.whole(1, 26)),
    from: { name: owner.name },
    to: { account: 'tarvessaMain' as const },
    cents: owner.monthlyCents,
    purpose: `Premium, yacht policy ${owner.policy}`,
  }))
  return [...fleets, ...yachts]
}

function overheads(random: Random, month: string): Transfer[] {
  const own = ['tarvessaMain', 'tarvessaOps', 'quillmere', 'ostrivane', 'brundelund'] as const
  return [
    paid({ date: dayIn(month, 24), from: 'tarvessaMain', to: 'Payroll, 46 employees' }, random.whole(27_300_000, 27_700_000), `Salaries ${month}`),
    paid({ date: dayIn(month, 10), from: 'tarvessaMain', to: 'Revenue Office of Valdoria' }, random.whole(7_200_000, 8_100_000), 'Payroll tax'),
    leg({ date: dayIn(month, 2), from: 'tarvessaMain', to: 'tarvessaOps' }, 9_000_000, 'Funding of operations account'),
    paid({ date: dayIn(month, 3), from: 'tarvessaOps', to: 'Port Velna Estates' }, 3_150_000, `Rent, 1 Tallow Quay, ${month}`),
    paid({ date: dayIn(month, 12), from: 'tarvessaOps', to: 'Dunmarrow Harbour Board' }, random.whole(410_000, 690_000), 'Berth dues'),
    paid({ date: dayIn(month, 15), from: 'tarvessaOps', to: 'Velna Power and Water' }, random.whole(180_000, 260_000), `Energy ${month}`),
    paid({ date: dayIn(month, 20), from: 'tarvessaOps', to: 'Signal Hill Motors' }, random.whole(60_000, 240_000), 'Fuel and service, van 3'),
    ...claimsPaid(random, month),
    ...own.map((from) => paid({ date: monthEnd(month), from, to: 'Account charges' }, random.whole(900, 4_800), `Charges ${month}`)),
  ]
}

function claimsPaid(random: Random, month: string): Transfer[] {
  return (['aurelde', 'thessmere', 'kjelvane'] as const).map((client) =>
    leg({ date: dayIn(month, random.whole(8, 25)), from: 'tarvessaMain', to: client }, random.whole(900_000, 4_400_000),
      `Claim settlement ${month}`),
  )
}

function aroundTheRing(random: Random, month: string): Transfer[] {
  const day = (low: number, high: number) => dayIn(month, random.whole(low, high))
  return [
    leg({ date: day(11, 14), from: 'quillmere', to: 'brundelund' }, random.whole(380_000, 620_000), 'Haulage'),
    leg({ date: day(15, 19), from: 'quillmere', to: 'severiana' }, random.whole(210_000, 390_000), 'Brokerage'),
    leg({ date: day(16, 21), from: 'quillmere', to: 'darRimah' }, random.whole(240_000, 450_000), 'Agency fees'),
    leg({ date: day(19, 23), from: 'ostrivane', to: 'darRimah' }, random.whole(90_000, 160_000), 'Port agency'),
    leg({ date: day(9, 12), from: 'brundelund', to: 'kelvaris' }, random.whole(120_000, 310_000), 'Pallets and lashings'),
    received({ date: day(4, 9), from: 'Sarnholm Cold Stores', to: 'brundelund' }, random.whole(900_000, 1_700_000), 'Storage'),
    received({ date: day(2, 8), from: 'Larkspur Cold Chain', to: 'brundelund' }, random.whole(400_000, 900_000), 'Haulage'),
    paid({ date: day(20, 25), from: 'brundelund', to: 'Payroll, 7 employees' }, random.whole(1_300_000, 1_420_000), `Wages ${month}`),
    paid({ date: day(5, 10), from: 'brundelund', to: 'Signal Hill Motors' }, random.whole(70_000, 220_000), 'Diesel'),
    paid({ date: day(12, 18), from: 'brundelund', to: 'Harbour Tolls' }, random.whole(8_000, 31_000), 'Tolls'),
    paid({ date: day(22, 26), from: 'ostrivane', to: 'Odile Varrenpont' }, 250_000, `Administrator's fee ${month}`),
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

function leg<From extends AccountKey>(way: { date: string; from: From; to: AccountKey }, cents: number, purpose: string): Leg<From> {
  return { date: way.date, from: { account: way.from }, to: { account: way.to }, cents, purpose }
}

function paid(way: { date: string; from: AccountKey; to: string }, cents: number, purpose: string): Transfer {
  return { date: way.date, from: { account: way.from }, to: { name: way.to }, cents, purpose }
}

function received(way: { date: string; from: string; to: AccountKey }, cents: number, purpose: string): Transfer {
  return { date: way.date, from: { name: way.from }, to: { account: way.to }, cents, purpose }
}
