import { electronicFormatIBAN, isValidIBAN } from 'ibantools'

/** An IBAN without blanks, in capitals; undefined when country, length or check digits do not hold (ISO 13616). */
export function cleanIban(raw: string): string | undefined {
  const compact = electronicFormatIBAN(raw.replace(/^\s*IBAN:?/i, ''))
  return compact && isValidIBAN(compact) ? compact : undefined
}

/** Whether a text is built as an IBAN is, check digits aside. */
export function looksLikeIban(raw: string): boolean {
  return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(raw.replace(/[\s-]/g, '').toUpperCase())
}
