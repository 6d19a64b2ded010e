import { addDays, monthEnd, storyMonths, workingDay } from '../day.ts'
import type { Random } from '../random.ts'
import type { AccountKey } from './account.ts'

/** A demand for payment that a supplier of the firm sent it. */
export interface SupplierInvoice {
  readonly issuer: Supplier
  readonly number: string
  readonly date: string
  readonly due: string
  readonly lines: readonly { readonly text: string; readonly quantity: number; readonly unitCents: number }[]
  readonly vatPercent: number
  readonly netCents: number
  readonly vatCents: number
  readonly grossCents: number
}

/** The suppliers that send invoices; each pays into the account of the same short name. */
export type Supplier = Extract<AccountKey, 'pennock' | 'larkhithe' | 'vessen' | 'cormorel' | 'halcyrra' | 'quillmere' | 'morvath'>

/** The invoices of Quillmere that the story turns on. */
export const plantedInvoices = {
  roundTripMarch: 'QF-2024-0109',
  paidTwice: 'QF-2024-0117',
  roundTripJune: 'QF-2024-0137',
  inArchiveOnly: 'QF-2024-0145',
} as const

/** Every invoice of the half-year, in order of date and number. */
export function makeInvoices(random: Random): SupplierInvoice[] {
  const invoices = storyMonths.flatMap((month, monthIndex) =>
    plans.flatMap((plan) =>
      Array.from({ length: plan.perMonth }, (_, index) => {
        const running = monthIndex * plan.perMonth + index
        const last = Number(monthEnd(month).slice(8))
        const day = plan.perMonth === 1 ? random.whole(3, last) : index === 0 ? random.whole(2, 13) : random.whole(15, last)
        return makeInvoice(random, plan, { running, date: workingDay(addDays(`${month}-01`, day - 1)) })
      }),
    ),
  )
  return [...invoices.map(withPlanted)].sort((a, b) => (a.date + a.number < b.date + b.number ? -1 : 1))
}

interface Plan {
  readonly issuer: Supplier
  readonly prefix: string
  readonly first: number
  readonly step: number
  readonly perMonth: number
  readonly vatPercent: number
  readonly goods: readonly (readonly [text: string, lowestEur: number, highestEur: number, quantity: number])[]
}

const plans: readonly Plan[] = [
  {
    issuer: 'pennock', prefix: 'PT/24/', first: 3381, step: 17, perMonth: 2, vatPercent: 20,
    goods: [['Provisions, crew of 22', 900, 2400, 1], ['Deck paint, 20 l', 84, 119, 12], ['Shackles, galvanised', 6, 19, 60]],
  },
  {
    issuer: 'larkhithe', prefix: 'LRW-', first: 70412, step: 9, perMonth: 1, vatPercent: 20,
    goods: [['Mooring rope 64 mm, 220 m', 1450, 1890, 2], ['Sling, 5 t, tested', 74, 96, 8], ['Re-certification of lifting gear', 310, 420, 1]],
  },
  {
    issuer: 'vessen', prefix: 'VB', first: 240117, step: 31, perMonth: 1, vatPercent: 20,
    goods: [['Copy paper A4, box', 19, 27, 20], ['Toner, black', 62, 88, 4], ['Archive folders, pack of 25', 21, 29, 6]],
  },
  {
    issuer: 'cormorel', prefix: 'CT-24-', first: 208, step: 6, perMonth: 1, vatPercent: 10,
    goods: [['Luncheon, board meeting, 12 covers', 290, 420, 1], ['Coffee service, per day', 38, 46, 9]],
  },
  {
    issuer: 'halcyrra', prefix: 'HS-2024-', first: 44, step: 3, perMonth: 2, vatPercent: 20,
    goods: [['Hull and machinery survey, per day', 780, 960, 3], ['Travel and launch hire', 140, 390, 1], ['Report, bound, three copies', 60, 85, 1]],
  },
  {
    issuer: 'quillmere', prefix: 'QF-2024-0', first: 101, step: 4, perMonth: 2, vatPercent: 0,
    goods: [['Coordination of freight services as agreed', 9000, 16_500, 1], ['Cargo survey, lump sum', 6200, 11_900, 1]],
  },
  {
    issuer: 'morvath', prefix: 'MC/', first: 1205, step: 2, perMonth: 1, vatPercent: 20,
    goods: [['Advice on process, per day', 890, 1150, 4], ['Workshop materials', 120, 260, 1]],
  },
]

function makeInvoice(random: Random, plan: Plan, at: { readonly running: number; readonly date: string }): SupplierInvoice {
  const lines = plan.goods.map(([text, lowest, highest, quantity]) => ({
    text, quantity, unitCents: random.whole(lowest * 100, highest * 100),
  }))
  return totalled({
    issuer: plan.issuer,
    number: `${plan.prefix}${plan.first + at.running * plan.step}`,
    date: at.date,
    due: addDays(at.date, 14),
    lines,
    vatPercent: plan.vatPercent,
  })
}

function withPlanted(invoice: SupplierInvoice): SupplierInvoice {
  const planted = {
    [plantedInvoices.roundTripMarch]: ['2024-02-26', 'Freight coordination, Ostrel service, first quarter', 24_860_000],
    [plantedInvoices.paidTwice]: ['2024-03-11', 'Cargo survey, MV Aurelia Norde, lump sum', 3_845_000],
    [plantedInvoices.roundTripJune]: ['2024-05-27', 'Freight coordination, Ostrel service, second quarter', 31_240_000],
  }[invoice.number] as readonly [string, string, number] | undefined
  if (!planted) return invoice
  const [date, text, unitCents] = planted
  return totalled({ ...invoice, date, due: addDays(date, 14), lines: [{ text, quantity: 1, unitCents }], vatPercent: 0 })
}

/** The same with its sums. */
export function totalled(draft: Omit<SupplierInvoice, 'netCents' | 'vatCents' | 'grossCents'>): SupplierInvoice {
  const { vatPercent, issuer, number, date, due, lines } = draft
  const netCents = lines.reduce((sum, line) => sum + line.quantity * line.unitCents, 0)
  const vatCents = Math.round((netCents * vatPercent) / 100)
  return { issuer, number, date, due, lines, vatPercent, netCents, vatCents, grossCents: netCents + vatCents }
}
