import { readAmount } from './amount.ts'
import { readCoordinate } from './coordinate.ts'
import { cleanCountry } from './country.ts'
import { readDate, zoneOf } from './date.ts'
import { readEmail } from './email.ts'
import { cleanGender } from './gender.ts'
import { cleanIban } from './iban.ts'
import { cleanChecksum, cleanIp, cleanMediaType, cleanUrl } from './internet.ts'
import { cleanLanguage } from './language.ts'
import { cleanName } from './name.ts'
import { cleanPhone } from './phone.ts'
import type { Reading } from './reading.ts'
import type { ReadingSettings } from './reading-settings.ts'
import { squeezeLines, squeezeText } from './text.ts'

/** Reads a raw text as a value of a FollowTheMoney property type; undefined when it is no such value. */
export type ValueReader = (type: string, raw: string) => Reading | undefined

/** A reader of values under one case's (or one column's) settings. It keeps no memory of what it read. */
export function createReader(settings: ReadingSettings): ValueReader {
  const zone = zoneOf(settings)
  return (type, raw) => {
    switch (type) {
      case 'date':
        return readDate(raw, settings, zone)
      case 'number':
        return readAmount(raw, settings) ?? asReading(readCoordinate(raw))
      case 'email':
        return readEmail(raw)
      default:
        return asReading(cleanPlain(type, raw, settings))
    }
  }
}

/** One value read: see `createReader`. */
export function readValue(type: string, raw: string, settings: ReadingSettings): Reading | undefined {
  return createReader(settings)(type, raw)
}

function cleanPlain(type: string, raw: string, settings: ReadingSettings): string | undefined {
  switch (type) {
    case 'name':
      return cleanName(raw)
    case 'phone':
      return cleanPhone(raw, settings.region)
    case 'country':
      return cleanCountry(raw)
    case 'iban':
      return cleanIban(raw)
    case 'url':
      return cleanUrl(raw)
    case 'ip':
      return cleanIp(raw)
    case 'language':
      return cleanLanguage(raw)
    case 'gender':
      return cleanGender(raw)
    case 'mimetype':
      return cleanMediaType(raw)
    case 'checksum':
      return cleanChecksum(raw)
    case 'topic':
      return raw.trim().toLowerCase() || undefined
    case 'text':
    case 'html':
      return squeezeLines(raw) || undefined
    case 'json':
    case 'entity':
      return raw.trim() || undefined
    default:
      return squeezeText(raw) || undefined
  }
}

function asReading(value: string | undefined): Reading | undefined {
  return value === undefined ? undefined : { value }
}
