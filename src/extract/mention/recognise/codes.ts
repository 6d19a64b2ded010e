import { findPhoneNumbersInText, isSupportedCountry } from 'libphonenumber-js'
import { readEmail } from '../../../model/value/email.ts'
import { cleanIban } from '../../../model/value/iban.ts'
import { cleanPhone } from '../../../model/value/phone.ts'
import { foundAt, withoutOverlap, type Found } from './found.ts'

const email = /[\p{L}\p{N}][\p{L}\p{N}._%+'-]{0,63}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu

/** E-mail addresses. */
export function findEmails(text: string): Found[] {
  if (!text.includes('@')) return []
  return [...text.matchAll(email)].flatMap((match) => {
    const written = match[0].replace(/[-.]+$/, '')
    const reading = readEmail(written)
    return reading ? [foundAt(match.index, written, 'email', reading.value)] : []
  })
}

const iban = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?![a-z0-9])/gu

/** Account numbers whose country, length and check digits are those of an IBAN (ISO 13616). */
export function findIbans(text: string): Found[] {
  return [...text.matchAll(iban)].flatMap((match) => {
    // A word in capitals may follow: the longest part that holds is the number.
    for (let written = match[0]; written.length >= 15; written = written.replace(/ ?[A-Z0-9]+$/, '')) {
      const clean = cleanIban(written)
      if (clean) return [foundAt(match.index, written, 'iban', clean)]
      if (!written.includes(' ')) break
    }
    return []
  })
}

const international = /(?<![\p{L}\p{N}+.])(?:\+|00(?=[1-9]))[1-9][\d\s()./\u00a0\u2010-\u2013-]{5,22}\d(?![\p{L}\p{N}])/gu
const nationalLine = /[^\n]*\d[\d ()./-]{5,20}\d[^\n]*/g
const maxLineChars = 2000

/**
 * Telephone numbers: with a country code wherever they are of possible length, without one only where a region is told
 * and the number is assigned there.
 */
export function findPhones(text: string, region: string | undefined): Found[] {
  const found = [...text.matchAll(international)].flatMap((match) => {
    const written = match[0].split(/[\r\n]/, 1)[0]!.trimEnd()
    const clean = cleanPhone(written.replace(/^00/, '+'), undefined)
    return clean ? [foundAt(match.index, written, 'phone', clean)] : []
  })
  return region ? withoutOverlap([...found, ...nationalPhones(text, region.toUpperCase())], text.length) : found
}

function nationalPhones(text: string, region: string): Found[] {
  if (!isSupportedCountry(region)) return []
  return [...text.matchAll(nationalLine)].flatMap((line) =>
    findPhoneNumbersInText(line[0].slice(0, maxLineChars), region).map(({ startsAt, endsAt, number }) => ({
      start: line.index + startsAt, end: line.index + endsAt, kind: 'phone' as const, normal: number.number as string,
    })),
  )
}

const plateCue =
  /(?<!\p{L})(?:licen[cs]e[ -]plates?|number[ -]plates?|plates?|registration|reg\.?|kennzeichen|immatriculation|plaque|matr[i\u00ed]cula|targa|kenteken|tablica)(?:\s*(?:number|no\.?|nr\.?|mark|d['\u2019]immatriculation|:|#|is|was|are|reads?|of|with|the|\(|["\u201c\u201e'\u2018])){0,4}\s*([A-Z0-9\u00c4\u00d6\u00dc][A-Z0-9\u00c4\u00d6\u00dc]{0,5}(?:[ -][A-Z0-9]{1,5}){0,2})(?![\p{L}\p{N}])/giu

/** Vehicle plates, only after a word that says so: capitals and digits alone are no plate. */
export function findPlates(text: string): Found[] {
  return [...text.matchAll(plateCue)].flatMap((match) => {
    const written = match[1]!
    if (!/\d/.test(written) || written !== written.toUpperCase() || written.length < 3 || written.length > 12) return []
    return [foundAt(match.index + match[0].length - written.length, written, 'plate', written.replace(/[ -]/g, ''))]
  })
}
