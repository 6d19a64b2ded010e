import type { CompanyKey } from './company.ts'

/** A bank account of the story. Its IBAN has right check digits; the bank in it was never given out. */
export interface Account {
  readonly holder: CompanyKey
  readonly bank: keyof typeof banks
  readonly iban: string
  readonly openingCents: number
}

/** The banks of the story, and how each writes its account statements. */
export const banks = {
  velna: { name: 'Velna Merchant Bank', code: 'VMB' },
  kontor: { name: 'Kontorbank Sarnholm', code: 'KBS' },
  halden: { name: 'Halden Trust Bank', code: 'HTB' },
  ostrel: { name: 'Banque d’Ostrel', code: 'BDO' },
  marine: { name: 'Mariners Savings', code: 'MSB' },
} as const

/** The accounts whose statements or numbers stand in the evidence. */
export const accounts = {
  tarvessaMain: account('tarvessa', 'velna', ibanOf('GB', 'VELM00001740021766'), 412_880_155),
  tarvessaOps: account('tarvessa', 'kontor', ibanOf('DE', '999500110004417300'), 88_014_020),
  quillmere: account('quillmere', 'halden', ibanOf('NL', 'HLDT0417164300'), 1_604_410),
  ostrivane: account('ostrivane', 'ostrel', ibanOf('LU', '9990771200045210'), 3_377_085),
  brundelund: account('brundelund', 'kontor', ibanOf('DE', '999500110009631100'), 5_120_000),
  darRimah: account('darRimah', 'ostrel', ibanOf('LU', '9990819340001170'), 0),
  kelvaris: account('kelvaris', 'halden', ibanOf('GR', '99900010000000104488017'), 0),
  severiana: account('severiana', 'ostrel', ibanOf('LU', '9990902770003318'), 0),
  halcyrra: account('halcyrra', 'halden', ibanOf('NL', 'HLDT0719050008'), 0),
  pennock: account('pennock', 'velna', ibanOf('GB', 'VELM00001715522083'), 0),
  larkhithe: account('larkhithe', 'velna', ibanOf('GB', 'VELM00001708104336'), 0),
  vessen: account('vessen', 'kontor', ibanOf('DE', '999500110008339041'), 0),
  cormorel: account('cormorel', 'velna', ibanOf('GB', 'VELM00001711002745'), 0),
  morvath: account('morvath', 'ostrel', ibanOf('LU', '9990662080009942'), 0),
  aurelde: account('aurelde', 'velna', ibanOf('GB', 'VELM00001722615908'), 0),
  thessmere: account('thessmere', 'velna', ibanOf('GB', 'VELM00001731480221'), 0),
  kjelvane: account('kjelvane', 'ostrel', ibanOf('LU', '9990401180002205'), 0),
} as const satisfies Record<string, Account>

/** The short names by which the generator tells accounts apart. */
export type AccountKey = keyof typeof accounts

/** An account that stands nowhere but in the body of one message. */
export const mailOnlyIban = ibanOf('MT', 'VLNB99900000000000417118206')

/** A country's IBAN of a bank account number, with check digits after ISO 7064 MOD 97-10. */
function ibanOf(country: string, bban: string): string {
  const digits = [...`${bban}${country}00`].map((char) => parseInt(char, 36)).join('')
  return `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${bban}`
}

/** In groups of four, as it is printed. */
export function printIban(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, '$1 ')
}

function account(holder: CompanyKey, bank: Account['bank'], iban: string, openingCents: number): Account {
  return { holder, bank, iban, openingCents }
}
