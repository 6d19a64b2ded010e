import { readAmount } from '../../../model/value/amount.ts'
import { identifierKind, type IdentifierKind } from '../../../model/value/check-digits.ts'
import { cleanCountry } from '../../../model/value/country.ts'
import { readCurrency } from '../../../model/value/currency.ts'
import { readDate } from '../../../model/value/date.ts'
import { readEmail, splitAddressList } from '../../../model/value/email.ts'
import { cleanGender } from '../../../model/value/gender.ts'
import { looksLikeIban } from '../../../model/value/iban.ts'
import { cleanUrl } from '../../../model/value/internet.ts'
import { hasLegalForm } from '../../../model/value/legal-form.ts'
import { isHonorific, nameFromAddress } from '../../../model/value/name.ts'
import { looksLikePersonName, namesPerson } from './party-kind.ts'

/** Shares (0 to 1) of the filled cells of a column that read as something, from a sample. */
export interface ColumnValues {
  readonly filled: number
  /** Distinct values among the filled cells of the sample, as a share. */
  readonly distinctShare: number
  readonly date: number
  /** Seconds or milliseconds since 1970 of this century: a date only where the header says so. */
  readonly epoch: number
  readonly number: number
  readonly integer: number
  readonly email: number
  /** Share of cells with more than one address. */
  readonly emailList: number
  /** Share of addresses whose first part is `First.Last`. */
  readonly namedEmail: number
  readonly phone: number
  /** Telephone numbers with a country code. */
  readonly international: number
  readonly iban: number
  readonly country: number
  readonly gender: number
  readonly url: number
  readonly currency: number
  readonly clockTime: number
  /** One word with a digit in it. */
  readonly code: number
  readonly company: number
  readonly person: number
  /** Names of persons by an honorific or a known given name, not by their build alone. */
  readonly knownPerson: number
  /** Honorifics alone: `Mr`, `Frau`, `Dr.`. */
  readonly honorific: number
  readonly hasLetters: number
  readonly meanLength: number
  readonly least: number
  readonly greatest: number
  readonly decimals: number
  readonly identifiers: ReadonlyMap<IdentifierKind, number>
}

const most = 300

/** Looks at up to 300 distinct values of a column. */
export function measureColumn(cells: readonly string[]): ColumnValues {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '' && !isPlaceholder(cell))
  const distinct = [...new Set(filled)]
  const sample = distinct.slice(0, most)
  const share = (test: (text: string) => boolean) => (sample.length ? sample.filter(test).length / sample.length : 0)
  const numbers = sample.map((text) => readAmount(text)?.value).filter((value) => value !== undefined).map(Number)
  const emails = sample.filter((text) => text.includes('@')).map((text) => splitAddressList(text).filter((part) => readEmail(part.text)))
  const identifiers = new Map<IdentifierKind, number>()
  for (const text of sample) {
    const kind = identifierKind(text)
    if (kind) identifiers.set(kind, (identifiers.get(kind) ?? 0) + 1 / sample.length)
  }
  const addresses = emails.flat()
  return {
    filled: filled.length,
    distinctShare: filled.length ? distinct.length / filled.length : 0,
    date: share((text) => /\D|^\d{8}$|^\d{14}$|^(?:19|20)\d\d$/.test(text) && !/^-?\d+[.,]\d+$/.test(text) && readDate(text, {}) !== undefined),
    epoch: share((text) => /^1\d{9}(?:\.\d+)?$|^1\d{12}$/.test(text)),
    number: sample.length ? numbers.length / sample.length : 0,
    integer: share((text) => /^-?\d{1,15}$/.test(text)),
    email: sample.length ? emails.filter((parts) => parts.length > 0).length / sample.length : 0,
    emailList: sample.length ? emails.filter((parts) => parts.length > 1).length / sample.length : 0,
    namedEmail: addresses.length ? addresses.filter((part) => nameFromAddress(readEmail(part.text)!.value)).length / addresses.length : 0,
    phone: share(looksLikePhone),
    international: share((text) => /^(?:\+|00)[1-9]/.test(text) && looksLikePhone(text)),
    iban: share(looksLikeIban),
    country: share((text) => text.split(/[;,|]/).every((part) => cleanCountry(part) !== undefined)),
    gender: share((text) => cleanGender(text) !== undefined),
    url: share((text) => cleanUrl(text) !== undefined),
    currency: share((text) => readCurrency(text) !== undefined),
    clockTime: share((text) => /^\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\.\d+)?(?:\s*[ap]\.?m\.?)?$/i.test(text)),
    code: share((text) => /^\S*\d\S*$/.test(text)),
    company: share(hasLegalForm),
    person: share(looksLikePersonName),
    knownPerson: share(namesPerson),
    honorific: share(isHonorific),
    hasLetters: share((text) => /\p{L}/u.test(text)),
    meanLength: sample.length ? sample.reduce((sum, text) => sum + text.length, 0) / sample.length : 0,
    least: numbers.length ? Math.min(...numbers) : 0,
    greatest: numbers.length ? Math.max(...numbers) : 0,
    decimals: share((text) => /^-?\d{1,3}[.,]\d{3,}$/.test(text)),
    identifiers,
  }
}

/** Texts that sources write where there is nothing. */
export function isPlaceholder(text: string): boolean {
  if (text.length > 11 || /^[0-9A-JLMO-TV-Z]/.test(text)) return false
  return /^(?:-{1,3}|\u2013|\u2014|\.|\?|n\/?a|n\.a\.|null|nul|none|nil|nan|\\n|#n\/a|undefined|\(blank\)|\(null\)|k\.\s?a\.)$/i.test(text)
}

function looksLikePhone(text: string): boolean {
  const digits = text.replace(/\D/g, '').length
  return digits >= 7 && digits <= 16 && /^[+(\d][\d\s()./\u2010-\u2015-]+(?:x\d+)?$/.test(text) && !/^\d{4}-\d{2}-\d{2}$|^\d+\.\d+$/.test(text)
}
