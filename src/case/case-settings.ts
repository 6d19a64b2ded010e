import { Failure } from '../base/failure.ts'
import type { ReadingSettings } from '../model/value/reading-settings.ts'
import type { Author, Journal } from './journal/journal.ts'

/** How ambiguous values are read: as told when the case was made, or as changed last. */
export function readSettings(journal: Journal): ReadingSettings {
  const changed = [...journal.entries({ verb: 'settings.changed' })].at(-1)?.payload.settings
  if (changed) return changed
  for (const entry of journal.entries({ verb: 'case.created' })) return entry.payload.case.settings
  return {}
}

/** Changes how ambiguous values are read, from now on and for all evidence. Throws `usage` for what is none. */
export function changeSettings(journal: Journal, settings: ReadingSettings, author: Author): void {
  journal.append([{ verb: 'settings.changed', payload: { settings: checkSettings(settings) } }], author)
}

/** The settings with nothing else in them. Throws `usage` for a country, zone or order that is none. */
export function checkSettings({ region, timeZone, dateOrder }: ReadingSettings): ReadingSettings {
  if (region !== undefined && !/^[A-Z]{2}$/.test(region)) {
    throw new Failure('usage', `'${region}' is no country. Write two capital letters (ISO 3166-1): DE.`)
  }
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    throw new Failure('usage', `'${timeZone}' is no time zone. Write it as Europe/Berlin.`)
  }
  if (dateOrder !== undefined && dateOrder !== 'dmy' && dateOrder !== 'mdy') {
    throw new Failure('usage', `'${dateOrder}' is no order of dates. Write dmy or mdy.`)
  }
  return { ...(region ? { region } : {}), ...(timeZone ? { timeZone } : {}), ...(dateOrder ? { dateOrder } : {}) }
}

function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return true
  } catch {
    return false
  }
}
