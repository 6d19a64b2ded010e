import type { Command } from 'commander'
import type { ReadingSettings } from '../../model/value/reading-settings.ts'

/** How ambiguous values are read, as options. */
export interface SettingsOptions {
  readonly region?: string
  readonly timeZone?: string
  readonly dateOrder?: 'dmy' | 'mdy'
}

/** Adds the options that tell an authority. */
export function withAuthorityOptions(command: Command): Command {
  return command
    .option('--authority <text>', 'legal basis: "warrant: 2026/114" (warrant, order, consent, public-record, own-records, other), or the id of one recorded (A1)')
    .option('--authority-issuer <text>', 'who issued it')
    .option('--authority-scope <text>', 'what may be held under it')
    .option('--authority-from <day>', 'first day on which it holds, YYYY-MM-DD')
    .option('--authority-until <day>', 'last day on which it holds, YYYY-MM-DD')
}

/** Adds the options that tell how ambiguous values are read. */
export function withSettingsOptions(command: Command): Command {
  return command
    .option('--region <country>', 'country of telephone numbers without a country code: DE')
    .option('--time-zone <zone>', 'time zone of clock times that carry none: Europe/Berlin')
    .option('--date-order <order>', 'dmy or mdy, for dates that can be read both ways')
}

/** The settings that were told. */
export function settingsOf({ region, timeZone, dateOrder }: SettingsOptions): ReadingSettings {
  return { ...(region ? { region } : {}), ...(timeZone ? { timeZone } : {}), ...(dateOrder ? { dateOrder } : {}) }
}
