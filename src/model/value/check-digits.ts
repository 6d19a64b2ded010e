/** Kinds of identifiers that a check digit tells from other numbers. */
export type IdentifierKind = 'iban' | 'lei' | 'imei' | 'card' | 'vin' | 'imo' | 'isin'

/** Whether the last digit makes the sum right (ISO/IEC 7812-1, annex B: Luhn). */
export function hasLuhnDigit(digits: string): boolean {
  let sum = 0
  for (let back = 0; back < digits.length; back++) {
    const digit = digits.charCodeAt(digits.length - 1 - back) - 48
    if (digit < 0 || digit > 9) return false
    const doubled = back % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return digits.length > 1 && sum % 10 === 0
}

/** Whether letters and digits give 1 modulo 97 with letters as 10 to 35 (ISO 7064 MOD 97-10), as in a LEI (ISO 17442). */
export function hasMod97Digits(text: string): boolean {
  let rest = 0
  for (const char of text) {
    const value = Number.parseInt(char, 36)
    if (Number.isNaN(value)) return false
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

/** Whether the ninth character of a vehicle identification number is right (49 CFR 565.15; only North America demands it). */
export function hasVinDigit(vin: string): boolean {
  if (!/^[A-HJ-NPR-Z0-9]{17}$/.test(vin)) return false
  const values = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ'
  const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
  const sum = [...vin].reduce((total, char, at) => total + (values.indexOf(char) % 10) * weights[at]!, 0)
  return '0123456789X'[sum % 11] === vin[8]
}

/** Whether the seventh digit of a ship number is right (IMO resolution A.1117(30)). */
export function hasImoDigit(digits: string): boolean {
  if (!/^\d{7}$/.test(digits)) return false
  const sum = [...digits.slice(0, 6)].reduce((total, digit, at) => total + Number(digit) * (7 - at), 0)
  return sum % 10 === Number(digits[6])
}

/** The kind of identifier whose check digits hold, or undefined; `IMO` must be written before a ship number. */
export function identifierKind(raw: string): IdentifierKind | undefined {
  const text = raw.replace(/[\s-]/g, '').toUpperCase()
  if (/^\d{15}$/.test(text)) return hasLuhnDigit(text) ? 'imei' : undefined
  if (/^(?:4\d{12}(?:\d{3})?|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6\d{15})$/.test(text)) return hasLuhnDigit(text) ? 'card' : undefined
  if (/^IMO\d{7}$/.test(text)) return hasImoDigit(text.slice(3)) ? 'imo' : undefined
  if (/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text) && hasMod97Digits(text.slice(4) + text.slice(0, 4))) return 'iban'
  if (/^[A-Z0-9]{18}\d{2}$/.test(text) && /[A-Z]/.test(text)) return hasMod97Digits(text) ? 'lei' : undefined
  if (/^[A-Z]{2}[A-Z0-9]{9}\d$/.test(text)) return hasLuhnDigit([...text].map((char) => Number.parseInt(char, 36)).join('')) ? 'isin' : undefined
  return /[A-Z]/.test(text) && /\d/.test(text) && hasVinDigit(text) ? 'vin' : undefined
}
