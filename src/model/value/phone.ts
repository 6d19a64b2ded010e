import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'

/**
 * A telephone number as E.164 (`+441632960001`), or undefined when it is none or lacks a country code and no region is
 * told. Numbers of possible length are taken, whether or not they are assigned.
 */
export function cleanPhone(raw: string, region: string | undefined): string | undefined {
  const text = raw.trim().replace(/^(?:tel|callto|sip):\/{0,2}/i, '').replace(/\.0$/, '')
  if (text.length > 40 || !/^[+(\d][\d\s()./\u2010-\u2015\u00a0-]{4,}(?:\s*(?:x|ext\.?|#)\s*\d{1,6})?$/i.test(text)) return undefined
  const country = region?.toUpperCase()
  const known = country !== undefined && isSupportedCountry(country) ? country : undefined
  const international = known ? text : text.replace(/^00(?=[1-9])/, '+')
  const number = parsePhoneNumberFromString(international, known)
  return number?.isPossible() ? number.number : undefined
}
